#pragma once

#include "core/diff/diffside.h"
#include "ui/calls/timerange.h"
#include "ui/services.h"

#include <QAction>
#include <QTimer>
#include <QWidget>

#include <functional>

class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace heliograph {

class CallPane;
class CallsBulk;
class CallsDiff;
class CallsModel;
class CallsTimeline;
class CallsView;
class ColumnsPanel;
class EmptyState;
class FilterBar;
class SavedFilters;
class SavedFiltersPanel;
class SelectionBar;
class TimeStrip;
struct SavedFilter;

/// The history: the list, newest first and live, and a pane with one call's details.
class CallsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit CallsPage(const Services &services, QWidget *parent = nullptr);
    ~CallsPage() override;

    /// What the page can do, for the menu and the command palette (texts, keys and tooltips set).
    QList<QAction *> pageActions() const;

    /// Selects the call and shows its details.
    void showCall(const QUuid &id);
    /// Lists the calls that fit the filter and hold the words.
    void showFilter(const QString &where, const QString &search = {});

Q_SIGNALS:
    void openInPlayground(const heliograph::Call &call);
    void diffRequested(const heliograph::DiffSide &a, const heliograph::DiffSide &b);
    void failed(const QString &message);
    void compareModelsRequested(const heliograph::Call &call); ///< its request, asked of other models
    void playgroundRequested(); ///< from the empty page: "Ask a first question"

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeActions();
    void makeMarkActions();
    void makeSavedFilters();
    void makeBulk();
    void makeDiffs();
    void makeLayout();
    QAction *addPageAction(
        const char *name, const QString &text, const QString &toolTip, const QKeySequence &key);
    void applyQuery();
    void updateState();
    void updatePill();
    void placePill();
    void updateActions();
    void showSelected();
    void selectionChanged();
    void showRange(const std::optional<TimeRange> &range);
    void showSaved(const SavedFilter &filter);
    void refreshKnown();
    void placeStrip();
    void openColumns();
    void closeDetails();
    void selectShown();
    void select(int row);
    /// The call in the pane; once it is read, unless another is shown by then.
    void withCall(std::function<void(const Call &call)> then);
    void copy(const QString &text);

    Services m_services;
    ProviderList m_providers;
    CallsModel *m_model;
    FilterBar *m_filterBar;
    CallsView *m_view;
    CallPane *m_pane;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
    EmptyState *m_noCalls;
    EmptyState *m_noMatch;
    QPushButton *m_pill;
    TimeStrip *m_strip;
    CallsTimeline *m_timeline;
    SelectionBar *m_selection;
    CallsBulk *m_bulk;
    SavedFilters *m_saved;
    SavedFiltersPanel *m_savedPanel;
    ColumnsPanel *m_columns;
    QToolButton *m_savedButton = nullptr;
    QToolButton *m_columnsButton = nullptr;
    QList<QAction *> m_actions;
    QAction *m_openAction = nullptr;
    QAction *m_compareAction = nullptr;
    QAction *m_curlAction = nullptr;
    QAction *m_copyAsAction = nullptr;
    QAction *m_copyIdAction = nullptr;
    QAction *m_copyAnswerAction = nullptr;
    QAction *m_deleteAction = nullptr;
    QAction *m_exportAction = nullptr;
    QAction *m_diffAction = nullptr;
    QAction *m_sessionDiffAction = nullptr;
    CallsDiff *m_diff = nullptr;
    QList<QAction *> m_markActions;
    QTimer m_knownTimer;
    QTimer m_selectTimer;
    QTimer m_clockTimer;
    bool m_listBroken = false;
};

}
