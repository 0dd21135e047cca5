#include "ui/playground/toolcallsview.h"

#include "core/schema/schemachecks.h"
#include "ui/format.h"
#include "ui/playground/growingedit.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QScopedValueRollback>

#include <algorithm>

namespace heliograph {

namespace {

constexpr qsizetype kMostShown = 6000; ///< of the arguments; a label lays out all it has
constexpr qsizetype kMostChecked = 200'000; ///< longer ones would be felt while they are checked
constexpr int kAnswerLines = 12;

QString shownArguments(const ToolCall &call)
{
    const QString text = call.custom ? call.arguments : prettyJson(call.arguments);
    if (text.size() <= kMostShown)
        return text;
    return text.left(kMostShown)
        + ToolCallsView::tr("\n… %1 more characters").arg(countText(text.size() - kMostShown));
}

}

QString prettyJson(const QString &text)
{
    if (text.size() > kMostChecked)
        return text;
    const std::optional<Json> json = parseJson(text.toUtf8());
    return json && json->is_structured() ? QString::fromUtf8(dumpJsonPretty(*json)) : text;
}

QString argumentsProblem(const CallState &state)
{
    if (state.call.custom)
        return {};
    if (!state.known)
        return ToolCallsView::tr("There is no tool of this name in the conversation.");
    if (state.call.arguments.size() > kMostChecked || state.schema.size() > kMostChecked)
        return {};
    // A call of a tool that takes nothing may come without any arguments.
    const QByteArray arguments =
        state.call.arguments.trimmed().isEmpty() ? QByteArray("{}") : state.call.arguments.toUtf8();
    const Json schema = parseJson(state.schema).value_or(Json(true));
    const SchemaProblems problems = validateText(schema, arguments);
    const SchemaProblem *problem = firstWrong(problems);
    if (!problem)
        return {};
    const auto more = std::count_if(problems.begin(), problems.end(),
        [](const SchemaProblem &one) { return one.kind == SchemaProblem::Kind::Wrong; });
    return more == 1 ? ToolCallsView::tr("Does not fit the tool's schema: %1").arg(problem->message)
                     : ToolCallsView::tr("Does not fit the tool's schema: %1 (and %2 more)")
                           .arg(problem->message)
                           .arg(more - 1);
}

ToolCallsView::ToolCallsView(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("toolCalls"));
    setAccessibleName(tr("Tool calls"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(spacing::kSmall);
}

ToolCallsView::Row ToolCallsView::makeRow(size_t index)
{
    Row row;
    row.widget = new QWidget(this);
    auto *column = new QVBoxLayout(row.widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kTiny);
    auto *head = new QHBoxLayout;
    head->setSpacing(spacing::kSmall);
    row.name = new QLabel(row.widget);
    row.name->setObjectName(QStringLiteral("callName"));
    row.name->setTextFormat(Qt::PlainText);
    setTextRole(row.name, TextRole::Heading);
    row.id = new QLabel(row.widget);
    row.id->setTextFormat(Qt::PlainText);
    row.id->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextRole(row.id, TextRole::Secondary);
    head->addWidget(row.name);
    head->addWidget(row.id);
    head->addStretch(1);
    column->addLayout(head);
    row.arguments = new QLabel(row.widget);
    row.arguments->setObjectName(QStringLiteral("callArguments"));
    row.arguments->setTextFormat(Qt::PlainText);
    row.arguments->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row.arguments->setWordWrap(true);
    setTextRole(row.arguments, TextRole::Code);
    column->addWidget(row.arguments);
    row.problem = new QLabel(row.widget);
    row.problem->setObjectName(QStringLiteral("callProblem"));
    row.problem->setTextFormat(Qt::PlainText);
    row.problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row.problem->setWordWrap(true);
    setTextRole(row.problem, TextRole::Warning);
    column->addWidget(row.problem);

    row.answerBox = new QWidget(row.widget);
    auto *answer = new QVBoxLayout(row.answerBox);
    answer->setContentsMargins(0, spacing::kTiny, 0, 0);
    answer->setSpacing(spacing::kTiny);
    row.answer = new GrowingEdit(2, kAnswerLines, row.answerBox);
    row.answer->setObjectName(QStringLiteral("toolAnswer"));
    row.answer->setPlaceholderText(tr("What the tool gives back, as text or JSON. Ctrl+Enter sends "
                                      "when every call is answered."));
    row.failed = new QCheckBox(tr("This failed"), row.answerBox);
    row.failed->setObjectName(QStringLiteral("toolFailed"));
    row.failed->setToolTip(tr("Tells the model that the tool did not work; the text says why"));
    answer->addWidget(row.answer);
    answer->addWidget(row.failed, 0, Qt::AlignLeft);
    column->addWidget(row.answerBox);
    m_column->addWidget(row.widget);

    const auto edited = [this, index, edit = row.answer, failed = row.failed] {
        if (m_filling)
            return;
        m_calls[index].answer = {edit->toPlainText(), failed->isChecked()};
        Q_EMIT answerEdited(index, m_calls[index].answer);
    };
    connect(row.answer, &QPlainTextEdit::textChanged, this, edited);
    connect(row.failed, &QCheckBox::toggled, this, edited);
    return row;
}

void ToolCallsView::setCalls(const std::vector<CallState> &calls, bool enabled)
{
    if (calls == m_calls && enabled == m_enabled)
        return;
    m_calls = calls;
    m_enabled = enabled;
    while (m_rows.size() > calls.size()) {
        m_rows.back().widget->hide();
        m_rows.back().widget->deleteLater();
        m_rows.pop_back();
    }
    const QScopedValueRollback guard(m_filling, true);
    for (size_t i = 0; i < calls.size(); ++i) {
        if (i == m_rows.size())
            m_rows.push_back(makeRow(i));
        show(m_rows[i], calls[i], enabled);
    }
    setVisible(!calls.empty());
}

void ToolCallsView::show(Row &row, const CallState &state, bool enabled)
{
    row.name->setText(state.call.name);
    row.id->setText(state.call.id);
    const QString arguments = shownArguments(state.call);
    if (row.arguments->text() != arguments)
        row.arguments->setText(arguments);
    row.arguments->setAccessibleName(tr("Arguments of %1").arg(state.call.name));
    row.arguments->setVisible(!arguments.isEmpty());
    const QString problem = enabled ? argumentsProblem(state) : QString(); // else they are still coming
    row.problem->setText(problem);
    row.problem->setVisible(!problem.isEmpty());
    row.answerBox->setVisible(state.open && enabled);
    row.answer->setEnabled(enabled);
    row.failed->setEnabled(enabled);
    row.answer->setAccessibleName(tr("Answer of %1").arg(state.call.name));
    row.failed->setAccessibleName(tr("%1 failed").arg(state.call.name));
    if (row.answer->toPlainText() != state.answer.text)
        row.answer->setPlainText(state.answer.text);
    row.failed->setChecked(state.answer.failed);
}

bool ToolCallsView::hasOpenCall() const
{
    return std::any_of(
        m_calls.begin(), m_calls.end(), [](const CallState &state) { return state.open; });
}

bool ToolCallsView::focusNextOpen()
{
    for (size_t i = 0; i < m_calls.size(); ++i) {
        if (m_calls[i].open && !m_calls[i].answer.given()) {
            m_rows[i].answer->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return false;
}

}
