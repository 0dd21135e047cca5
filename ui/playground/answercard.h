#pragma once

#include "ui/playground/answercheck.h"
#include "ui/playground/turncard.h"

#include <QTimer>

namespace heliograph {

class AnswerExtras;
class MarkdownView;
class ProblemRow;
class ServerToolsView;
class ToolCallsView;

/// An assistant's message: the answer as Markdown or raw, the reasoning and tool calls with it, what it took and
/// cost, and in place of an answer that did not come: why, and the one thing that helps.
class AnswerCard final : public TurnCard
{
    Q_OBJECT

public:
    explicit AnswerCard(const Turn &turn, QWidget *parent = nullptr);

    void setTurn(const Turn &turn) override;
    /// Only what is new; the turn already holds it.
    void grow(const Turn &turn, const QString &text, const QString &reasoning);
    void showWait(const RetryWait &wait);
    void setRemedy(Remedy remedy); ///< for the error that is shown
    void toggleRaw();
    void copyAnswer();
    /// The turn's tool calls with the answers written so far.
    void showCalls(const std::vector<CallState> &calls);
    bool focusOpenCall(); ///< into the first answer field that is empty; false: there is none

Q_SIGNALS:
    void toolAnswerEdited(int id, size_t call, const heliograph::ToolAnswer &answer);

protected:
    QWidget *view() override;
    QString editableText() const override;
    void showEdited(const QString &text) override;
    bool canSendFromHere() const override { return false; }

private:
    void buildFooter();
    void showInfo(const Turn &turn);
    void showReasoning(const QString &reasoning);
    void showProblem(const Turn &turn);
    void buildFit();
    void checkFit(); ///< beside the window, where a shape was asked for
    void showFit(const AnswerFit &fit);
    void revealMisfit();
    void showExtras(const Turn &turn);
    void tick();

    MarkdownView *m_text;
    QWidget *m_reasoningBox;
    QToolButton *m_reasoningToggle;
    MarkdownView *m_reasoning = nullptr; ///< made when first opened
    QString m_reasoningText;
    ServerToolsView *m_serverTools;
    ToolCallsView *m_toolCalls;
    AnswerExtras *m_extras;
    QWidget *m_fitBox = nullptr;
    QLabel *m_fitIcon = nullptr;
    QLabel *m_fitText = nullptr;
    QToolButton *m_fitShow = nullptr;
    AnswerFit m_fit;
    std::optional<ResponseFormat> m_asked; ///< set while a finished answer is to be checked
    quint64 m_fitToken = 0; ///< tells a late check from the present one
    ProblemRow *m_problem;
    QToolButton *m_remedyButton;
    QToolButton *m_stopWaiting;
    TurnAction m_remedy = TurnAction::Retry;
    QLabel *m_line;
    QToolButton *m_copy;
    QToolButton *m_raw;
    QToolButton *m_retry;
    QToolButton *m_editButton;
    QToolButton *m_open;
    QToolButton *m_diff;
    QTimer m_ticker; ///< counts the waiting
    qint64 m_waitEndMs = 0; ///< when the waiting ends, or began: monotonic
    RetryWait m_wait;
};

}
