#include "ui/playground/tagspanel.h"

#include "core/helicone/tagrules.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QToolButton>

namespace heliograph {

TagsPanel::TagsPanel(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("tagsPanel"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_user = addField(QStringLiteral("userEdit"), tr("User"), tr("none"));
    m_session = addField(QStringLiteral("sessionEdit"), tr("Session"), tr("none"));
    m_sessionName = addField(QStringLiteral("sessionNameEdit"), tr("Session name"), tr("none"));
    m_sessionPath = addField(QStringLiteral("sessionPathEdit"), tr("Session path"), tr("/a/b"));

    auto *title = new QLabel(tr("Properties"), this);
    column->addWidget(title);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(spacing::kTiny);
    column->addLayout(m_rows);
    auto *add = new QToolButton(this);
    add->setObjectName(QStringLiteral("addProperty"));
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    add->setAutoRaise(true);
    add->setIcon(makeIcon(Icon::Add, palette()));
    add->setText(tr("Add property"));
    add->setToolTip(tr("A name and a value that go with every call of this tab"));
    column->addWidget(add, 0, Qt::AlignLeft);
    connect(add, &QToolButton::clicked, this, [this] {
        addRow({}, {}).name->setFocus(Qt::OtherFocusReason);
        check();
    });

    m_problemNote = new QLabel(this);
    m_problemNote->setObjectName(QStringLiteral("tagsProblem"));
    m_problemNote->setTextFormat(Qt::PlainText);
    m_problemNote->setWordWrap(true);
    setTextRole(m_problemNote, TextRole::Bad);
    m_problemNote->hide();
    column->addWidget(m_problemNote);
    m_routeNote = new QLabel(this);
    m_routeNote->setTextFormat(Qt::PlainText);
    m_routeNote->setWordWrap(true);
    setTextRole(m_routeNote, TextRole::Secondary);
    column->addWidget(m_routeNote);
}

QLineEdit *TagsPanel::addField(
    const QString &name, const QString &label, const QString &placeholder)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::kSmall);
    auto *caption = new QLabel(label, this);
    caption->setFixedWidth(92);
    auto *edit = new QLineEdit(this);
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    edit->setPlaceholderText(placeholder);
    edit->setClearButtonEnabled(true);
    caption->setBuddy(edit);
    row->addWidget(caption);
    row->addWidget(edit, 1);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(edit, &QLineEdit::textChanged, this, &TagsPanel::check);
    return edit;
}

TagsPanel::Row TagsPanel::addRow(const QString &name, const QString &value)
{
    Row row;
    row.widget = new QWidget(this);
    auto *line = new QHBoxLayout(row.widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(spacing::kTiny);
    row.name = new QLineEdit(name, row.widget);
    row.name->setObjectName(QStringLiteral("propertyName"));
    row.name->setAccessibleName(tr("Name of the property"));
    row.name->setPlaceholderText(tr("name"));
    row.value = new QLineEdit(value, row.widget);
    row.value->setObjectName(QStringLiteral("propertyValue"));
    row.value->setAccessibleName(tr("Value of the property"));
    row.value->setPlaceholderText(tr("value"));
    auto *remove = new QToolButton(row.widget);
    remove->setObjectName(QStringLiteral("removeProperty"));
    remove->setAutoRaise(true);
    remove->setIcon(makeIcon(Icon::Close, palette()));
    remove->setToolTip(tr("Remove this property"));
    remove->setAccessibleName(remove->toolTip());
    line->addWidget(row.name, 2);
    line->addWidget(row.value, 3);
    line->addWidget(remove);
    m_rows->addWidget(row.widget);
    m_properties << row;
    connect(row.name, &QLineEdit::textChanged, this, &TagsPanel::check);
    connect(row.value, &QLineEdit::textChanged, this, &TagsPanel::check);
    connect(remove, &QToolButton::clicked, this, [this, widget = row.widget] {
        m_properties.removeIf([widget](const Row &one) { return one.widget == widget; });
        widget->hide();
        widget->deleteLater();
        check();
    });
    return row;
}

void TagsPanel::setTags(const Tags &tags)
{
    {
        const QScopedValueRollback guard(m_filling, true);
        m_user->setText(tags.userId);
        m_session->setText(tags.sessionId);
        m_sessionName->setText(tags.sessionName);
        m_sessionPath->setText(tags.sessionPath);
        for (const Row &row : std::as_const(m_properties)) {
            row.widget->hide();
            row.widget->deleteLater();
        }
        m_properties.clear();
        for (const auto &[name, value] : tags.properties)
            addRow(name, value);
    }
    check();
}

Tags TagsPanel::tags() const
{
    Tags tags;
    tags.userId = m_user->text().trimmed();
    tags.sessionId = m_session->text().trimmed();
    tags.sessionName = m_sessionName->text().trimmed();
    tags.sessionPath = m_sessionPath->text().trimmed();
    for (const Row &row : m_properties) {
        // A row that was added and not yet filled in is no property.
        const QString name = row.name->text().trimmed();
        const QString value = row.value->text().trimmed();
        if (!name.isEmpty() || !value.isEmpty())
            tags.properties.append({name, value});
    }
    return tags;
}

void TagsPanel::setRouteNote(const QString &note) { m_routeNote->setText(note); }

void TagsPanel::check()
{
    if (m_filling)
        return;
    m_problem = tagsProblem(tags());
    m_problemNote->setText(m_problem);
    m_problemNote->setVisible(!m_problem.isEmpty());
    Q_EMIT changed();
}

}
