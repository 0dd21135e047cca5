#include "tests/support/comparisonfixture.h"

#include "ui/compare/answercell.h"
#include "ui/compare/columnheader.h"
#include "ui/playground/growingedit.h"

#include <QAction>
#include <QLabel>
#include <QTest>
#include <QToolButton>

namespace heliograph {

ComparisonFixture::ComparisonFixture(std::unique_ptr<SecretStore> keys, const QString &folder)
    : services(std::move(keys), true, folder), view(services.services())
{
    view.resize(1280, 800);
    view.show();
    if (!QTest::qWaitForWindowActive(&view))
        qFatal("the window did not become active");
}

QToolButton *ComparisonFixture::button(int cell, const char *name)
{
    return all<AnswerCell>("answerCell")[cell]->findChild<QToolButton *>(QLatin1String(name));
}

QAction *ComparisonFixture::action(const char *name)
{
    return view.findChild<QAction *>(QLatin1String(name));
}

QAction *ComparisonFixture::columnAction(int column, const char *name)
{
    return all<ColumnHeader>("columnHeader")[column]->findChild<QAction *>(QLatin1String(name));
}

void ComparisonFixture::add(const QString &model, const QString &provider)
{
    ComparisonColumn column;
    column.provider = provider;
    column.model = model;
    view.addColumn(column);
}

void ComparisonFixture::prompt(const QString &text)
{
    auto *edit = child<GrowingEdit>("comparePrompt");
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

void ComparisonFixture::run()
{
    QTest::keyClick(child<GrowingEdit>("comparePrompt"), Qt::Key_Return, Qt::ControlModifier);
}

bool ComparisonFixture::settle()
{
    return QTest::qWaitFor([this] { return view.isSettled(); }, kLongMs);
}

QStringList ComparisonFixture::texts()
{
    QStringList list;
    for (AnswerCell *cell : all<AnswerCell>("answerCell"))
        list << cell->text();
    return list;
}

QString ComparisonFixture::problem(int cell)
{
    auto *label = all<AnswerCell>("answerCell")[cell]->findChild<QLabel *>(QStringLiteral("problemText"));
    return label->isVisible() ? label->text() : QString();
}

}
