// The actions of the page of calls that do something with calls or filters; callspage.cpp has the page itself.

#include "ui/calls/callpane.h"
#include "ui/calls/callsbulk.h"
#include "ui/diff/callsdiff.h"
#include "ui/calls/callsmodel.h"
#include "ui/calls/callspage.h"
#include "ui/calls/callsview.h"
#include "ui/calls/filterbar.h"
#include "ui/calls/marksview.h"
#include "ui/calls/savedfilterspanel.h"
#include "ui/calls/selectionbar.h"
#include "ui/theme/icons.h"

#include <QApplication>
#include <QToolButton>

namespace heliograph {

namespace {

QKeySequence key(const char *text)
{
    return QKeySequence(QString::fromLatin1(text));
}

}

void CallsPage::makeMarkActions()
{
    QAction *next = addPageAction("callNext", tr("Next call"), tr("Show the call below"), key("Alt+Down"));
    next->setShortcuts({key("Alt+Down"), key("J")});
    connect(next, &QAction::triggered, this, [this] { m_view->step(1); });
    QAction *previous = addPageAction("callPrevious", tr("Previous call"), tr("Show the call above"), key("Alt+Up"));
    previous->setShortcuts({key("Alt+Up"), key("K")});
    connect(previous, &QAction::triggered, this, [this] { m_view->step(-1); });

    QAction *good = addPageAction(
        "callRateGood", tr("Thumbs up"), tr("Mark the answer as good, or no longer"), key("Ctrl+Shift+G"));
    good->setShortcuts({key("Ctrl+Shift+G"), key("G")});
    connect(good, &QAction::triggered, this, [this] { m_pane->marks()->rate(Rating::Good); });
    QAction *bad = addPageAction(
        "callRateBad", tr("Thumbs down"), tr("Mark the answer as bad, or no longer"), key("Ctrl+Shift+B"));
    bad->setShortcuts({key("Ctrl+Shift+B"), key("B")});
    connect(bad, &QAction::triggered, this, [this] { m_pane->marks()->rate(Rating::Bad); });
    QAction *label =
        addPageAction("callAddLabel", tr("Add a label"), tr("Give the call a word of your own"), key("Ctrl+Shift+T"));
    connect(label, &QAction::triggered, this, [this] { m_pane->marks()->startLabel(); });
    QAction *note =
        addPageAction("callWriteNote", tr("Write a note"), tr("Write a note about the call"), key("Ctrl+Shift+N"));
    connect(note, &QAction::triggered, this, [this] { m_pane->marks()->startNote(); });
    m_markActions = {good, bad, label, note};
}

void CallsPage::makeSavedFilters()
{
    auto *menu = new SavedFiltersMenu(*m_saved, this);
    QAction *saved = addPageAction("callsSavedFilters", tr("Saved filters"),
        tr("Keep this filter under a name, or choose one"), key("Ctrl+Shift+D"));
    saved->setMenu(menu);
    saved->setIcon(makeIcon(Icon::Bookmark, QApplication::palette()));
    m_savedButton = new QToolButton(m_filterBar);
    m_savedButton->setObjectName(QStringLiteral("callsSavedFiltersButton"));
    m_savedButton->setDefaultAction(saved);
    m_savedButton->setPopupMode(QToolButton::InstantPopup);
    m_savedButton->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_savedButton->setAccessibleName(tr("Saved filters"));
    m_filterBar->addWidget(m_savedButton);
    const auto below = [this] {
        return m_savedButton->mapToGlobal(QPoint(m_savedButton->width(), m_savedButton->height() + 2));
    };
    const auto openPanel = [this, below] {
        SavedFilter current{{}, m_filterBar->where(), m_filterBar->search()};
        for (const SavedFilter &filter : m_saved->all()) {
            if (filter.where == current.where && filter.search == current.search)
                current.name = filter.name;
        }
        m_savedPanel->open(current, below());
    };
    connect(saved, &QAction::triggered, this, openPanel); // by its key; the button shows the menu
    connect(menu, &SavedFiltersMenu::panelRequested, this, openPanel);
    connect(menu, &SavedFiltersMenu::chosen, this, &CallsPage::showSaved);
    connect(m_savedPanel, &SavedFiltersPanel::chosen, this, &CallsPage::showSaved);

    QAction *columns = addPageAction(
        "callsColumns", tr("Columns…"), tr("Choose what the list shows, and in which order"), key("Ctrl+Shift+O"));
    columns->setIcon(makeIcon(Icon::Columns, QApplication::palette()));
    connect(columns, &QAction::triggered, this, &CallsPage::openColumns);
    m_columnsButton = new QToolButton(m_filterBar);
    m_columnsButton->setObjectName(QStringLiteral("callsColumnsButton"));
    m_columnsButton->setDefaultAction(columns);
    m_columnsButton->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_columnsButton->setAccessibleName(tr("Columns"));
    m_filterBar->addWidget(m_columnsButton);
}

void CallsPage::makeDiffs()
{
    m_diff = new CallsDiff(m_services.history, this);
    connect(m_diff, &CallsDiff::ready, this, &CallsPage::diffRequested);
    connect(m_diff, &CallsDiff::failed, this, &CallsPage::failed);
    m_diffAction = addPageAction("callsCompare", tr("Compare selected calls"),
        tr("See what differs between the two selected calls"), key("Ctrl+Shift+U"));
    const auto compareSelected = [this] {
        const QList<qint64> rows = m_view->selectedRowIds();
        if (rows.size() == 2)
            m_diff->compare(rows[0], rows[1]);
    };
    connect(m_diffAction, &QAction::triggered, this, compareSelected);
    connect(m_selection, &SelectionBar::compareRequested, this, compareSelected);
    m_diffAction->setEnabled(false);
    m_promptDiffAction = addPageAction("callComparePrompt", tr("Compare with the last call of its prompt"),
        tr("See what differs from the call made before it from the same prompt"), key("Ctrl+Shift+Y"));
    connect(m_promptDiffAction, &QAction::triggered, this, [this] {
        if (const auto call = m_pane->call())
            m_diff->compareInPrompt(*call);
    });
    m_sessionDiffAction = addPageAction("callCompareSession", tr("Compare with the previous call of its session"),
        tr("See what differs from the call before it in its session"), key("Ctrl+Shift+J"));
    connect(m_sessionDiffAction, &QAction::triggered, this, [this] {
        if (const auto call = m_pane->call())
            m_diff->compareInSession(*call);
    });
}

void CallsPage::makeBulk()
{
    m_exportAction = addPageAction(
        "callsExport", tr("Export selected calls…"), tr("Write the selected calls to a file"), key("Ctrl+Shift+S"));
    const auto askToExport = [this] { m_bulk->askToExport(m_view->selectedRowIds(), this); };
    connect(m_exportAction, &QAction::triggered, this, askToExport);
    connect(m_selection, &SelectionBar::exportRequested, this, askToExport);

    // Its key belongs to the list alone: elsewhere it deletes characters.
    m_deleteAction = addPageAction("callsDelete", tr("Delete selected calls…"),
        tr("Delete the selected calls, after a question"), QKeySequence::Delete);
    removeAction(m_deleteAction);
    m_deleteAction->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(m_deleteAction);
    const auto askToDelete = [this] { m_bulk->askToDelete(m_view->selectedRowIds()); };
    connect(m_deleteAction, &QAction::triggered, this, askToDelete);
    connect(m_selection, &SelectionBar::deleteRequested, this, askToDelete);
    m_deleteAction->setEnabled(false);
    m_exportAction->setEnabled(false);

    connect(m_selection, &SelectionBar::clearRequested, this, [this] {
        m_view->clearSelection();
        m_selection->dismiss();
        m_view->setFocus();
    });
    connect(m_bulk, &CallsBulk::deleted, this, [this] {
        closeDetails();
        m_model->reload();
    });
    connect(m_bulk, &CallsBulk::settled, this, [this] {
        if (m_selection->state() == SelectionBar::State::Asking) { // else what became of it stays to be read
            m_selection->dismiss();
            selectionChanged();
        }
        m_view->setFocus();
    });
}

}
