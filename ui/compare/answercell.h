#pragma once

#include "core/session/comparisoncell.h"
#include "ui/playground/conversation.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"

#include <QTimer>

class QLabel;
class QToolButton;

namespace heliograph {

class AnswerExtras;
class DiffText;
class FiguresView;
class FoldBox;
class MarkdownView;
class ProblemRow;
class ToolCallsView;
struct TextDiff;

enum class CellAction { Stop, Retry, SendAnyway, AddKey, ChangeKey, ChooseModel, DirectRoute, OpenCall, OpenDiff };

/// One answer of a comparison: the text as Markdown while it streams, or with its differences from another one; what it
/// took and cost; and in the place of an answer that did not come: why, and the one thing that helps.
class AnswerCell final : public Card
{
    Q_OBJECT

public:
    explicit AnswerCell(QWidget *parent = nullptr);

    /// title: "Run 2", empty where there is one. directHelps: the direct route is there and not taken.
    void setCell(const ComparisonCell &cell, const QString &title, bool directHelps);
    /// Only what is new; the cell already holds it.
    void grow(const ComparisonCell &cell, const QString &text, const QString &reasoning);
    void setBest(const std::array<bool, kFigures.size()> &best);
    FiguresView *figures() const { return m_figures; }

    /// How the answer differs from this text, whose name is given ("column 1").
    void showDiff(const QString &base, const QString &text, const TextDiff &diff, const QString &name);
    /// Without differences; note says why, where there could be some. Empty: none.
    void showPlain(const QString &note = {});
    DiffText *diff() const { return m_showsDiff ? m_diff : nullptr; } ///< null while none is shown
    void offerDiffView(bool offer);
    QString text() const;

Q_SIGNALS:
    void actionRequested(heliograph::CellAction action);

private:
    void buildProblem();
    void buildFooter();
    QToolButton *addButton(Icon icon, const QString &name, const char *object, CellAction action);
    void showState(const ComparisonCell &cell, bool directHelps);
    void showProblem(const QString &text, bool bad, const QString &button, CellAction action, const QString &tip = {});
    void showRemedy(const ComparisonCell &cell, bool directHelps);
    void showReasoning();
    void showExtras(const ComparisonCell &cell);
    void tick();

    CellState m_state = CellState::Queued;
    QLabel *m_title;
    FoldBox *m_reasoning;
    QString m_reasoningText;
    MarkdownView *m_text;
    DiffText *m_diff = nullptr; ///< made when first needed
    bool m_showsDiff = false;
    QLabel *m_diffNote;
    ToolCallsView *m_tools;
    AnswerExtras *m_extras;
    ProblemRow *m_problem = nullptr;
    QToolButton *m_remedy = nullptr;
    CellAction m_remedyAction = CellAction::Retry;
    QLabel *m_line = nullptr;
    FiguresView *m_figures = nullptr;
    QWidget *m_footer = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_raw = nullptr;
    QToolButton *m_retry = nullptr;
    QToolButton *m_open = nullptr;
    QToolButton *m_openDiff = nullptr;
    QToolButton *m_stop = nullptr;
    QTimer m_ticker; ///< counts the waiting
    qint64 m_sinceMs = 0; ///< when the waiting began, or will end: monotonic
    std::optional<RetryWait> m_wait;
};

}
