#include "ui/calls/callspage.h"

#include "core/base/whenready.h"
#include "core/session/curlexport.h"
#include "ui/calls/callpane.h"
#include "ui/calls/callsbulk.h"
#include "ui/calls/callscolumns.h"
#include "ui/calls/callsmodel.h"
#include "ui/calls/callstimeline.h"
#include "ui/calls/callsview.h"
#include "ui/calls/columnspanel.h"
#include "ui/calls/filterbar.h"
#include "ui/calls/marksview.h"
#include "ui/calls/savedfilterspanel.h"
#include "ui/calls/selectionbar.h"
#include "ui/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/copyasmenu.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QPushButton>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

namespace heliograph {

namespace {

/// Below this width the details stand under the list.
constexpr int kWide = 900;
/// While the arrow key is held down, only the call one stays at is read.
constexpr int kSelectPauseMs = 40;
constexpr int kClockMs = 20'000;
constexpr int kKnownMs = 1'000; ///< after a change, until names of properties and labels are read again
/// A page less high has no room for the strip.
constexpr int kStripFrom = 440;
constexpr int kStripWithPaneFrom = 640; ///< nor one with the details under the list

}

CallsPage::CallsPage(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_providers(services.providers()),
      m_model(new CallsModel(services.history, m_providers, this)),
      m_filterBar(new FilterBar(this)), m_view(new CallsView(m_model, services.settings, this)),
      m_strip(new TimeStrip(this)), m_timeline(new CallsTimeline(services.history, *m_strip, this)),
      m_selection(new SelectionBar(this)),
      m_bulk(new CallsBulk(services.history, services.keeper, *m_selection, this)),
      m_saved(new SavedFilters(services.settings, this)), m_savedPanel(new SavedFiltersPanel(*m_saved, this)),
      m_columns(new ColumnsPanel(m_view->columns(), this))
{
    setObjectName(QStringLiteral("callsPage"));
    setAccessibleName(tr("Calls"));
    makeActions();
    makeLayout();
    makeMarkActions();
    makeSavedFilters();
    makeBulk();
    makeDiffs();

    connect(m_filterBar, &FilterBar::changed, this, &CallsPage::applyQuery);
    connect(m_filterBar, &FilterBar::listRequested, this, [this] {
        m_view->setFocus();
        if (!m_view->currentIndex().isValid())
            select(0);
    });
    connect(m_model, &CallsModel::loaded, this, [this] {
        m_listBroken = false;
        m_filterBar->setError({});
        updateState();
    });
    connect(m_model, &CallsModel::completed, this, &CallsPage::selectShown);
    connect(m_model, &CallsModel::refreshed, this, &CallsPage::updateState);
    connect(m_model, &CallsModel::queryFailed, this, [this](const Error &error) {
        m_listBroken = m_model->rowCount() == 0;
        m_filterBar->setError(error.message);
        updateState();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] {
        if (m_pane->isVisible() && m_pane->id().isNull())
            showSelected(); // the selected row was not loaded yet
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &CallsPage::selectionChanged);
    connect(m_view, &CallsView::openRequested, this, [this] {
        showSelected();
        m_openAction->trigger();
    });
    connect(m_view, &CallsView::closeRequested, this, &CallsPage::closeDetails);
    connect(m_view, &CallsView::columnsRequested, this, &CallsPage::openColumns);
    connect(m_strip, &TimeStrip::rangeChosen, this, [this](const TimeRange &range) { showRange(range); });
    connect(m_strip, &TimeStrip::rangeCleared, this, [this] { showRange({}); });
    connect(m_pane, &CallPane::filterRequested, this, [this](const QString &where) { showFilter(where, {}); });
    m_knownTimer.setSingleShot(true);
    m_knownTimer.setInterval(kKnownMs);
    connect(&m_knownTimer, &QTimer::timeout, this, &CallsPage::refreshKnown);
    connect(&m_services.history, &History::marked, &m_knownTimer, qOverload<>(&QTimer::start));
    connect(m_model, &CallsModel::refreshed, &m_knownTimer, qOverload<>(&QTimer::start));
    connect(m_view, &CallsView::newCallsAboveChanged, this, &CallsPage::updatePill);
    connect(m_pane, &CallPane::closeRequested, this, &CallsPage::closeDetails);
    connect(m_pane, &CallPane::callChanged, this, &CallsPage::updateActions);
    m_selectTimer.setSingleShot(true);
    connect(&m_selectTimer, &QTimer::timeout, this, &CallsPage::showSelected);
    connect(&m_clockTimer, &QTimer::timeout, m_model, &CallsModel::refreshTimes);
    m_clockTimer.start(kClockMs);
    updateActions();
    applyQuery();
    refreshKnown();
}

CallsPage::~CallsPage() = default;

QAction *CallsPage::addPageAction(
    const char *name, const QString &text, const QString &toolTip, const QKeySequence &key)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(
        QStringLiteral("%1 (%2)").arg(toolTip, key.toString(QKeySequence::NativeText)));
    addAction(action);
    m_actions.append(action);
    return action;
}

void CallsPage::makeActions()
{
    const auto key = [](const char *text) { return QKeySequence(QString::fromLatin1(text)); };
    m_openAction = addPageAction("callOpen", tr("Open in Playground"),
        tr("Open this call's request in the Playground, ready to send again"), key("Ctrl+O"));
    m_openAction->setIcon(makeIcon(Icon::Playground, QApplication::palette()));
    m_openAction->setPriority(QAction::HighPriority);
    connect(m_openAction, &QAction::triggered, this,
        [this] { withCall([this](const Call &call) { Q_EMIT openInPlayground(call); }); });
    m_compareAction = addPageAction("callCompareModels", tr("Compare with other models"),
        tr("Ask other models what was asked in this call, side by side"), key("Ctrl+Shift+M"));
    m_compareAction->setIcon(makeIcon(Icon::Columns, QApplication::palette()));
    connect(m_compareAction, &QAction::triggered, this,
        [this] { withCall([this](const Call &call) { Q_EMIT compareModelsRequested(call); }); });
    m_curlAction = addPageAction("callCopyCurl", tr("Copy as curl"),
        tr("Copy a curl command that sends this call again, with the keys as variables"),
        key("Ctrl+Shift+E"));
    connect(m_curlAction, &QAction::triggered, this, [this] {
        if (const auto call = m_pane->call()) {
            const ProviderList providers = m_services.providers();
            copy(curlCommand(*call, providers.find(call->provider)));
        }
    });
    auto *copyAs = new CopyAsMenu(
        [this]() -> std::optional<Copyable> {
            const auto call = m_pane->call();
            if (!call)
                return std::nullopt;
            return Copyable{call->provider, call->route, [call] { return std::optional(*call); }};
        },
        [this] { return m_services.providers(); }, this);
    connect(copyAs, &CopyAsMenu::textReady, this, &CallsPage::copy);
    m_copyAsAction = addPageAction("callCopyAs", tr("Copy as"),
        tr("Copy a program that sends this call again: curl, Python, TypeScript, Go or C++, on either route"),
        key("Ctrl+Shift+K"));
    m_copyAsAction->setMenu(copyAs);
    m_copyAsAction->setIcon(makeIcon(Icon::Code, QApplication::palette()));
    connect(m_copyAsAction, &QAction::triggered, this, [this, copyAs] {
        copyAs->popup(m_pane->mapToGlobal(QPoint(spacing::kMedium, spacing::kMedium)));
    });
    m_copyAnswerAction = addPageAction(
        "callCopyAnswer", tr("Copy answer"), tr("Copy the answer's text"), key("Ctrl+Shift+C"));
    m_copyAnswerAction->setIcon(makeIcon(Icon::Copy, QApplication::palette()));
    connect(m_copyAnswerAction, &QAction::triggered, this, [this] {
        if (const auto call = m_pane->call())
            copy(call->answer.text);
    });
    m_copyIdAction =
        addPageAction("callCopyId", tr("Copy id"), tr("Copy the call's id"), key("Ctrl+Shift+I"));
    connect(m_copyIdAction, &QAction::triggered, this,
        [this] { copy(m_pane->id().toString(QUuid::WithoutBraces)); });
    QAction *search = addPageAction(
        "callsFind", tr("Search calls"), tr("Search prompts and answers"), key("Ctrl+F"));
    connect(search, &QAction::triggered, m_filterBar, &FilterBar::focusSearch);
    QAction *filter = addPageAction(
        "callsFilterFocus", tr("Filter calls"), tr("Write a filter"), key("Ctrl+Shift+F"));
    connect(filter, &QAction::triggered, m_filterBar, &FilterBar::focusFilter);
    QAction *clear = addPageAction(
        "callsClearFilter", tr("Clear filter"), tr("Show all calls again"), key("Ctrl+Shift+L"));
    connect(clear, &QAction::triggered, m_filterBar, &FilterBar::clear);
}

void CallsPage::makeLayout()
{
    m_pane = new CallPane(
        m_services.history, m_providers, {m_openAction, m_copyAsAction, m_copyAnswerAction}, this);
    m_pane->hide();
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(QStringLiteral("callsSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_pane);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({570, 520}); // room for when, what became of it, model and prompt
    m_view->setMinimumSize(280, 140);
    m_pane->setMinimumSize(320, 240);

    m_noCalls = new EmptyState(Icon::Calls, tr("No calls yet"),
        tr("Every call you make is kept here with its tokens, cost and timing. Ask a first "
           "question in the Playground."),
        this);
    QPushButton *ask = m_noCalls->addButton(tr("Ask a first question"), true);
    ask->setObjectName(QStringLiteral("callsAsk"));
    connect(ask, &QPushButton::clicked, this, &CallsPage::playgroundRequested);
    m_noMatch = new EmptyState(Icon::Search, tr("No call matches"),
        tr("No call fits both the search and the filter above."), this);
    QPushButton *clear = m_noMatch->addButton(tr("Clear filter"), true);
    clear->setObjectName(QStringLiteral("callsClearFilterButton"));
    connect(clear, &QPushButton::clicked, m_filterBar, &FilterBar::clear);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_noCalls);
    m_stack->addWidget(m_noMatch);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filterBar);
    layout->addWidget(m_strip);
    layout->addWidget(m_selection);
    layout->addWidget(m_stack, 1);

    m_pill = new QPushButton(m_view);
    m_pill->setObjectName(QStringLiteral("callsNewPill"));
    m_pill->setToolTip(tr("Go to the newest calls (Home)"));
    m_pill->hide();
    setPrimary(m_pill);
    connect(m_pill, &QPushButton::clicked, m_view, &CallsView::showNewest);
}

QList<QAction *> CallsPage::pageActions() const
{
    return m_actions;
}

void CallsPage::applyQuery()
{
    m_model->setQuery(m_filterBar->where(), m_filterBar->search());
    m_timeline->setQuery(m_filterBar->where(), m_filterBar->search());
}

void CallsPage::showRange(const std::optional<TimeRange> &range)
{
    const QTimeZone zone = QTimeZone::systemTimeZone();
    const QString where = m_filterBar->where();
    m_filterBar->setWhere(
        range ? withTimeRange(where, *range, zone) : withoutTimeRange(where, zone), m_filterBar->search());
}

void CallsPage::showSaved(const SavedFilter &filter)
{
    m_filterBar->setWhere(filter.where, filter.search);
    m_view->setFocus();
}

void CallsPage::refreshKnown()
{
    whenReady(m_services.history.knownTags(), this, [this](const Result<KnownTags> &known) {
        if (!known)
            return;
        m_view->columns().addProperties(known->properties);
        m_filterBar->setKnown(*known);
        m_pane->marks()->setKnownLabels(known->labels);
    });
}

void CallsPage::openColumns()
{
    m_columns->open(m_columnsButton->mapToGlobal(QPoint(m_columnsButton->width(), m_columnsButton->height() + 2)));
}

void CallsPage::selectionChanged()
{
    m_selectTimer.start(kSelectPauseMs);
    const qint64 count = m_view->selectedCount();
    m_deleteAction->setEnabled(count > 0 && m_bulk->canDelete());
    m_exportAction->setEnabled(count > 0);
    m_diffAction->setEnabled(count == 2);
    if (m_bulk->isBusy())
        return;
    if (count > 1)
        m_selection->showSelected(count);
    else if (m_selection->state() == SelectionBar::State::Selected)
        m_selection->dismiss();
}

void CallsPage::updateState()
{
    const int rows = m_model->rowCount();
    const bool filtered = !m_filterBar->isEmpty();
    QWidget *shown = m_splitter;
    if (rows == 0 && !m_model->isLoading() && !m_listBroken)
        shown = filtered ? static_cast<QWidget *>(m_noMatch) : m_noCalls;
    m_stack->setCurrentWidget(shown);
    m_filterBar->setVisible(shown != m_noCalls);
    placeStrip();
    m_filterBar->setCount(filtered
            ? tr("%n match(es)", nullptr, rows).replace(QString::number(rows), countText(rows))
            : tr("%n call(s)", nullptr, rows).replace(QString::number(rows), countText(rows)));
}

void CallsPage::placeStrip()
{
    const bool below = m_splitter->orientation() == Qt::Vertical && !m_pane->isHidden();
    m_strip->setVisible(m_stack->currentWidget() != m_noCalls && height() >= (below ? kStripWithPaneFrom : kStripFrom));
}

void CallsPage::updatePill()
{
    const int count = m_view->newCallsAbove();
    m_pill->setVisible(count > 0);
    m_pill->setText(tr("%n new call(s) ↑", nullptr, count));
    m_pill->setAccessibleName(tr("Go to %n new call(s)", nullptr, count));
    placePill();
}

void CallsPage::placePill()
{
    m_pill->adjustSize();
    m_pill->move(
        (m_view->width() - m_pill->width()) / 2, m_view->viewport()->y() + spacing::kSmall);
    m_pill->raise();
}

void CallsPage::updateActions()
{
    const auto call = m_pane->call();
    m_openAction->setEnabled(!m_pane->id().isNull());
    m_compareAction->setEnabled(!m_pane->id().isNull());
    m_curlAction->setEnabled(bool(call));
    m_copyAsAction->setEnabled(bool(call));
    m_copyAnswerAction->setEnabled(call && !call->answer.text.isEmpty());
    m_copyIdAction->setEnabled(!m_pane->id().isNull());
    m_sessionDiffAction->setEnabled(call && !call->tags.sessionId.isEmpty());
    placeStrip();
    for (QAction *action : std::as_const(m_markActions))
        action->setEnabled(bool(call) && m_pane->isVisible());
}

void CallsPage::showSelected()
{
    m_selectTimer.stop();
    // Never a look at each: all of a million may be selected.
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid() || !m_view->selectionModel()->isSelected(current))
        return; // a call that a filter hides may stay open
    if (m_pane->isHidden() && m_view->selectedCount() > 1)
        return; // one selects calls, and does not look at one
    const int row = current.row();
    m_pane->show();
    if (const auto id = m_model->idAt(row))
        m_pane->showCall(*id);
    else
        m_pane->clear();
}

void CallsPage::closeDetails()
{
    if (m_selection->state() == SelectionBar::State::Asking)
        m_selection->dismiss();
    m_selectTimer.stop();
    m_view->clearSelection();
    m_pane->hide();
    m_pane->clear();
    m_view->setFocus();
}

void CallsPage::select(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    m_view->select(row);
}

void CallsPage::showFilter(const QString &where, const QString &search)
{
    m_filterBar->setWhere(where, search);
    m_view->setFocus();
}

void CallsPage::showCall(const QUuid &id)
{
    m_filterBar->clear();
    m_pane->show();
    m_pane->showCall(id);
    if (!m_model->isLoading())
        selectShown();
}

void CallsPage::selectShown()
{
    const QUuid id = m_pane->id();
    if (id.isNull())
        return;
    CallQuery query;
    query.where = QStringLiteral("id = \"%1\"").arg(id.toString(QUuid::WithoutBraces));
    whenReady(m_services.history.find(query), this, [this, id](const Result<QList<qint64>> &rows) {
        if (!rows || rows->isEmpty() || m_pane->id() != id)
            return;
        select(m_model->indexOfRow(rows->constFirst()));
    });
}

void CallsPage::withCall(std::function<void(const Call &)> then)
{
    if (const auto call = m_pane->call()) {
        then(*call);
        return;
    }
    whenReady(m_services.history.call(m_pane->id()), this,
        [this, id = m_pane->id(), then = std::move(then)](const Result<Call> &call) {
            if (call && m_pane->id() == id)
                then(*call);
        });
}

void CallsPage::copy(const QString &text)
{
    QApplication::clipboard()->setText(text);
}

void CallsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_splitter->setOrientation(width() < kWide ? Qt::Vertical : Qt::Horizontal);
    placeStrip();
    placePill();
    if (event->oldSize().width() != width())
        m_timeline->refresh(); // as many bars as there is room for
}

void CallsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_timeline->refresh();
    refreshKnown();
}

}
