#include "ui/playground/jsonpane.h"

#include "ui/playground/jsonedit.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QListWidget>
#include <QScopedValueRollback>

namespace heliograph {

namespace {

constexpr int kCheckMs = 150;
constexpr int kMostRows = 4;
constexpr int kHighest = 150;
constexpr int kBesideText = 64; ///< icon, margins and scroll bar
constexpr int kLeastRow = 26;
constexpr int kRoom = 10; ///< above and below the text

}

JsonPane::JsonPane(const char *editName, const QString &label, Checker checker, QWidget *parent)
    : QWidget(parent), m_edit(new JsonEdit(this)), m_list(new QListWidget(this)),
      m_checker(std::move(checker))
{
    m_edit->setObjectName(QLatin1String(editName));
    m_edit->setAccessibleName(label);
    m_list->setObjectName(QLatin1String(editName) + QStringLiteral("Problems"));
    m_list->setAccessibleName(tr("Problems of %1").arg(label));
    m_list->setWordWrap(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(false);
    m_list->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kTiny);
    column->addWidget(m_edit, 1);
    column->addWidget(m_list);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kCheckMs);
    connect(&m_timer, &QTimer::timeout, this, &JsonPane::check);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        if (m_filling)
            return;
        m_timer.start();
        Q_EMIT edited();
    });
    const auto follow = [this](const QListWidgetItem *item) {
        const auto row = size_t(m_list->row(item));
        if (row < m_problems.size() && m_problems[row].line > 0)
            m_edit->goTo(m_problems[row].line, m_problems[row].column);
    };
    connect(m_list, &QListWidget::itemClicked, this, follow);
    connect(m_list, &QListWidget::itemActivated, this, follow);
}

void JsonPane::setText(const QString &text)
{
    if (text != m_edit->toPlainText()) {
        const QScopedValueRollback guard(m_filling, true);
        m_edit->setPlainText(text);
    }
    check();
}

QString JsonPane::text() const
{
    return m_edit->toPlainText();
}

void JsonPane::check()
{
    m_timer.stop();
    m_problems = m_checker(m_edit->toPlainText().toUtf8());
    showProblems();
}

void JsonPane::showProblems()
{
    const QScopedValueRollback guard(
        m_filling, true); // waves change the document's look, not its text
    m_edit->setProblems(m_problems);
    m_list->clear();
    for (const SchemaProblem &problem : m_problems) {
        const bool wrong = problem.kind == SchemaProblem::Kind::Wrong;
        auto *item = new QListWidgetItem(makeIcon(wrong ? Icon::Error : Icon::Info, palette()),
            problem.line > 0 ? tr("Line %1: %2").arg(problem.line).arg(problem.message)
                             : problem.message,
            m_list);
        item->setToolTip(problem.pointer.isEmpty() ? problem.message : problem.pointer);
    }
    m_list->setVisible(!m_problems.empty());
    fitList();
}

void JsonPane::fitList()
{
    // Measured here: a list that was hidden does not know its own width yet.
    const QRect line(0, 0, std::max(80, width() - kBesideText), 10'000);
    int height = 2 * m_list->frameWidth();
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem *item = m_list->item(i);
        const int rows = fontMetrics().boundingRect(line, Qt::TextWordWrap, item->text()).height();
        item->setSizeHint({line.width(), std::max(kLeastRow, rows + kRoom)});
        if (i < kMostRows)
            height += item->sizeHint().height();
    }
    m_list->setFixedHeight(std::min(height, kHighest));
}

void JsonPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitList();
}

}
