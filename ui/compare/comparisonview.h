#pragma once

#include "core/diff/diffside.h"
#include "core/session/comparisonrun.h"
#include "ui/compare/answercell.h"
#include "ui/compare/budgetgate.h"
#include "ui/compare/celldiffs.h"
#include "ui/compare/cellsender.h"
#include "ui/compare/comparisonestimate.h"

#include <QAction>
#include <QWidget>

class QStackedLayout;

namespace heliograph {

class AnswerColumn;
class Banner;
class ColumnHeader;
class ComparisonBoard;
class EarlierComparisons;
class EmptyState;
class PromptSetup;
class RunBar;

/// One prompt against several models or variants: what is asked, what it will cost, and the answers side by side.
class ComparisonView final : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonView(const Services &services, QWidget *parent = nullptr);
    ~ComparisonView() override; ///< stops what runs; it stays in the history

    /// What the page can do, for the menu and the command palette (texts, keys and tooltips set).
    QList<QAction *> pageActions() const { return m_actions; }
    /// The request becomes the prompt, its model the first column; columns that were there stay for it. Nothing is
    /// sent. A comparison that runs stays as it is, and that is said.
    void startWith(const ChatRequest &request, const QString &provider);
    /// The same with the request of a recorded call; read beside the window.
    void startWithCall(const Call &call);

    void addColumn(const ComparisonColumn &column);
    const ComparisonRun &run() const { return m_run; }
    bool busy() const { return m_run.running() || m_gate.asking(); }
    /// Nothing runs, is read or is compared.
    bool isSettled() const;

Q_SIGNALS:
    void callRequested(const QUuid &id); ///< show it on the Calls page
    void diffRequested(const heliograph::DiffSide &a, const heliograph::DiffSide &b);
    void keyRequested(const QString &name); ///< provider id or "helicone"
    void failed(const QString &message);

private:
    /// A column as it is set now, and which one of the run's answers stand under it; -1: none.
    struct Entry {
        ComparisonColumn config;
        int run = -1;
    };

    void build();
    void connectHeader(ColumnHeader *header, AnswerColumn *answers);
    void connectRun();
    void makeActions();
    QAction *addPageAction(
        const char *name, const QString &text, const QList<QKeySequence> &keys, const QString &tip = {});

    // Columns.
    void insertEntry(int at, const Entry &entry);
    void chooseModel(int column, const QString &provider, const QString &model);
    void openSettings(int column);
    void removeColumn(int column);
    void moveColumn(int column, int by);
    void askColumn(int column);
    void addWithPicker();
    void useDemo();
    void showColumns(); ///< heads, baseline, what can be done
    void showHead(int column);
    int entryOf(int cell) const; ///< the column a cell of the run stands in; -1: none
    Comparison planNow() const;
    std::vector<ComparisonColumn> configs() const;

    // Running.
    void start();
    void begin();
    void stop();
    void takeRun(); ///< plan() and cells() are others
    void cellChanged(int cell);
    void act(int cell, CellAction action);
    void retryFailed();
    bool directHelps(int column) const;
    void refreshSoon();
    void refresh(); ///< the best, the progress, the differences
    void showBest();
    void askDiffs();
    const ComparisonCell *baseOf(int cell) const; ///< what it is compared with; null: nothing
    void setBaseline(int column); ///< -1: none
    void step(int by); ///< to the next difference
    void openDiff(int cell);

    void openEarlier();
    void load(const QUuid &id);
    void loaded();
    void startAnew();
    void copyAll();
    void say(int kind, const QString &text, const QString &button = {}, std::function<void()> action = {});
    void updateState();

    Services m_services;
    CellSender m_sender;
    ComparisonRun m_run;
    BudgetGate m_gate;
    ComparisonEstimate m_estimate;
    CellDiffs m_diffs;
    std::vector<Entry> m_entries;
    ChatRequest m_request; ///< what goes with the prompt
    QString m_requestProvider; ///< whose API its messages came from
    WireFormat m_requestFormat = WireFormat::OpenAiChat;
    Comparison m_pending; ///< while the budgets are asked
    std::vector<ComparisonCell> m_pendingCells;
    int m_baseline = -1; ///< column
    int m_difference = -1; ///< the one gone to last
    bool m_loading = false;
    bool m_refreshing = false; ///< refresh() is on its way
    std::function<void()> m_bannerAction;

    PromptSetup *m_setup;
    RunBar *m_bar;
    Banner *m_banner;
    ComparisonBoard *m_board;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    EarlierComparisons *m_earlier = nullptr; ///< made when first opened
    QList<QAction *> m_actions;
    QAction *m_runAction = nullptr;
    QAction *m_stopAction = nullptr;
    QAction *m_retryAction = nullptr;
    QAction *m_copyAction = nullptr;
    QAction *m_diffAction = nullptr;
    QAction *m_nextAction = nullptr;
    QAction *m_previousAction = nullptr;
};

}
