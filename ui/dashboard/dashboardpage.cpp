#include "ui/dashboard/dashboardpage.h"

#include "core/base/whenready.h"
#include "ui/charts/chartcard.h"
#include "ui/dashboard/dashboardbar.h"
#include "ui/dashboard/dashboardtile.h"
#include "ui/dashboard/rangebox.h"
#include "ui/widgets/emptystate.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

namespace heliograph {

namespace {

constexpr int kTwoColumnsFrom = 1000; // of the page; the sidebar and the window's 1100 px are around it
constexpr int kRefreshMs = 500; // while calls come in

}

DashboardPage::DashboardPage(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_colours(services.settings), m_bar(new DashboardBar(services.settings)),
      m_stack(new QStackedWidget), m_scroll(new QScrollArea), m_tileGrid(new QGridLayout), m_chartGrid(new QGridLayout),
      m_costBy(new QComboBox), m_latencyOf(new QComboBox)
{
    setObjectName(QStringLiteral("dashboardPage"));
    setAccessibleName(tr("Dashboard"));
    makeActions();
    makeLayout();
    connectCards();
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(kRefreshMs);
    connect(&m_refreshTimer, &QTimer::timeout, this, &DashboardPage::ask);
    connect(m_bar, &DashboardBar::changed, this, &DashboardPage::ask);
    connect(&m_services.history, &History::changed, this, &DashboardPage::askSoon);
    connect(&m_services.history, &History::repriced, this, &DashboardPage::askSoon);
}

DashboardPage::~DashboardPage()
{
    m_asked.cancel();
}

void DashboardPage::makeActions()
{
    const auto add = [this](const char *name, const QString &text, const QString &toolTip, const char *keys) {
        auto *action = new QAction(text, this);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(QKeySequence(QString::fromLatin1(keys)));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setToolTip(toolTip);
        addAction(action);
        m_actions.append(action);
        return action;
    };
    connect(add("dashboard.filter", tr("&Filter the dashboard"), tr("Go to the filter line"), "Ctrl+Shift+F"),
        &QAction::triggered, this, [this] { m_bar->focusFilter(); });
    connect(add("dashboard.refresh", tr("Count &again"), tr("Count the calls again"), "F5"), &QAction::triggered, this,
        &DashboardPage::ask);
    QAction *tables = add("dashboard.tables", tr("Charts as &tables"), tr("Show every chart as a table, or as a chart again"), "Ctrl+T");
    tables->setCheckable(true);
    connect(tables, &QAction::toggled, this, [this](bool on) {
        for (ChartCard *card : m_cards)
            card->setShowsTable(on);
    });
}

ChartCard *DashboardPage::addCard(const char *name, const QString &title, ChartData::Kind kind)
{
    auto *card = new ChartCard(QLatin1String(name), title, kind);
    m_cards.append(card);
    connect(card, &ChartCard::callsRequested, this, &DashboardPage::callsRequested);
    connect(card, &ChartCard::saveFailed, this, &DashboardPage::failed);
    return card;
}

void DashboardPage::makeLayout()
{
    for (const auto &[name, title] : {std::pair{"spend", tr("Spend")}, {"calls", tr("Calls")},
             {"errorRate", tr("Failed calls")}, {"tokens", tr("Tokens")}, {"cacheSavings", tr("Saved by caching")},
             {"costPerCall", tr("Cost per call")}, {"monthEnd", tr("End of this month")}})
        m_tiles.append(new DashboardTile(QLatin1String(name), title));
    using Kind = ChartData::Kind;
    m_cost = addCard("cost", tr("Cost"), Kind::StackedBars);
    m_latency = addCard("latency", tr("Latency"), Kind::Lines);
    m_calls = addCard("calls", tr("Calls"), Kind::StackedBars);
    m_tokens = addCard("tokens", tr("Tokens"), Kind::StackedBars);
    m_models = addCard("models", tr("Most expensive models"), Kind::BarList);
    m_users = addCard("users", tr("Most expensive users"), Kind::BarList);
    m_prompts = addCard("prompts", tr("Most expensive prompts"), Kind::BarList);
    m_errorKinds = addCard("errorKinds", tr("What went wrong"), Kind::BarList);
    m_speed = addCard("speed", tr("Tokens per second"), Kind::Lines);
    m_latencyBars = addCard("latencyBars", tr("How long calls took"), Kind::StackedBars);

    m_costBy->setObjectName(QStringLiteral("dashboardCostBy"));
    m_costBy->setAccessibleName(tr("Cost by"));
    m_costBy->setToolTip(tr("What the colours stand for"));
    for (const auto &[key, text] : {std::pair{"model", tr("by model")}, {"provider", tr("by provider")},
             {"user", tr("by user")}, {"source", tr("by source")}})
        m_costBy->addItem(text, QLatin1String(key));
    m_cost->addControl(m_costBy);
    m_latencyOf->setObjectName(QStringLiteral("dashboardLatencyOf"));
    m_latencyOf->setAccessibleName(tr("Time to"));
    m_latencyOf->addItem(tr("whole answer"));
    m_latencyOf->addItem(tr("first token"));
    m_latency->addControl(m_latencyOf);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(spacing::kMedium, 0, spacing::kMedium, spacing::kMedium);
    column->setSpacing(spacing::kSmall);
    m_tileGrid->setSpacing(spacing::kSmall);
    m_chartGrid->setSpacing(spacing::kSmall);
    column->addLayout(m_tileGrid);
    column->addLayout(m_chartGrid);
    column->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setObjectName(QStringLiteral("dashboardScroll"));
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    m_nothing = new EmptyState(Icon::Dashboard, tr("Nothing to add up yet"),
        tr("What calls cost, how long they take and what fails is shown here as soon as there is one."));
    m_nothing->setObjectName(QStringLiteral("dashboardNothing"));
    connect(m_nothing->addButton(tr("Ask a first question"), true), &QPushButton::clicked, this,
        &DashboardPage::playgroundRequested);
    m_emptyRange = new EmptyState(Icon::Dashboard, tr("No calls in this time"), {});
    m_emptyRange->setObjectName(QStringLiteral("dashboardEmptyRange"));
    QPushButton *last = m_emptyRange->addButton(tr("Show the last time with calls"), true);
    last->setObjectName(QStringLiteral("dashboardShowLast"));
    connect(last, &QPushButton::clicked, this, &DashboardPage::showLastRange);

    m_stack->addWidget(m_scroll);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_emptyRange);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_stack, 1);
    arrange();
}

void DashboardPage::connectCards()
{
    connect(m_costBy, &QComboBox::currentIndexChanged, this, &DashboardPage::ask);
    connect(m_latencyOf, &QComboBox::currentIndexChanged, this, &DashboardPage::showLatency);
}

/// Two columns of charts, one where the window is narrow; tiles in a row, or in two.
void DashboardPage::arrange()
{
    const int columns = width() >= kTwoColumnsFrom ? 2 : 1;
    if (std::exchange(m_columns, columns) == columns)
        return;
    const int tiles = columns == 2 ? int(m_tiles.size()) : 4;
    for (int i = 0; i < m_tiles.size(); ++i)
        m_tileGrid->addWidget(m_tiles[i], i / tiles, i % tiles);
    for (int i = 0; i < m_tiles.size(); ++i)
        m_tileGrid->setColumnStretch(i, i < tiles ? 1 : 0);
    for (int i = 0; i < m_cards.size(); ++i)
        m_chartGrid->addWidget(m_cards[i], i / columns, i % columns);
    m_chartGrid->setColumnStretch(0, 1);
    m_chartGrid->setColumnStretch(1, columns == 2 ? 1 : 0);
}

void DashboardPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void DashboardPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    whenReady(m_services.history.knownTags(), this, [this](const Result<KnownTags> &known) {
        if (known)
            m_bar->setKnown(*known);
    });
    if (m_stale)
        ask();
}

void DashboardPage::askSoon()
{
    m_stale = true;
    if (isVisible() && !m_refreshTimer.isActive())
        m_refreshTimer.start();
}

Dimension DashboardPage::costBy() const
{
    return Dimension::fromText(m_costBy->currentData().toString()).value_or(Dimension());
}

void DashboardPage::ask()
{
    m_stale = false;
    m_refreshTimer.stop();
    m_asked.cancel(); // one that still waits is not answered at all
    const quint64 question = ++m_question;
    const QDateTime now = nowHere();
    const DashboardRange range = m_bar->range();
    MetricsQuery query;
    query.from = range.from(now);
    query.to = range.to(now);
    query.where = m_bar->where();
    query.zone = now.timeZone();
    query.bucket = m_bar->bucket().value_or(range.bucket(now));
    query.groupings = dashboard::groupings(costBy());
    m_waiting = 1;
    m_before.reset();
    m_monthEnd.reset();
    m_asked = m_services.history.metrics(query);
    whenReady(m_asked, this, [this, question](const Result<MetricsAnswer> &answer) { take(question, answer); });

    MetricsQuery month;
    month.from = monthEndBegin(now);
    month.to = now.date().addDays(1).startOfDay(now.timeZone());
    month.where = query.where;
    month.zone = query.zone;
    month.bucket = Bucket::Day;
    ++m_waiting;
    whenReady(m_services.history.metrics(month), this, [this, question, now](const Result<MetricsAnswer> &answer) {
        if (question != m_question)
            return;
        --m_waiting;
        if (answer)
            m_monthEnd = expectMonthEnd(*answer, now);
        showTiles();
    });
    const DashboardRange before = range.before(now);
    if (!m_bar->compares() || before.kind == RangeKind::All)
        return;
    MetricsQuery past = query;
    past.from = before.from(now);
    past.to = before.to(now);
    past.groupings.clear();
    ++m_waiting;
    whenReady(m_services.history.metrics(past), this, [this, question](const Result<MetricsAnswer> &answer) {
        if (question != m_question)
            return;
        --m_waiting;
        if (answer)
            m_before = *answer;
        showTiles();
    });
}

void DashboardPage::take(quint64 question, const Result<MetricsAnswer> &answer)
{
    if (question != m_question)
        return;
    --m_waiting;
    if (!answer) {
        if (answer.error().kind == ErrorKind::Usage)
            m_bar->setError(answer.error().message); // what was shown stays
        else if (answer.error().kind != ErrorKind::Cancelled)
            Q_EMIT failed(answer.error().message);
        return;
    }
    m_bar->setError({});
    showAnswer(*answer);
}

void DashboardPage::showAnswer(const MetricsAnswer &answer)
{
    m_now = answer;
    if (answer.total.sums[Sum::Calls] == 0) {
        const bool none = !answer.lastCallMs && m_bar->where().isEmpty();
        if (answer.lastCallMs) {
            m_emptyRange->setTexts(tr("No calls in this time"),
                tr("The last call was on %1.")
                    .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(*answer.lastCallMs).date(), QLocale::LongFormat)));
        } else {
            m_emptyRange->setTexts(tr("No calls fit the filter"), tr("Change it or clear it."));
        }
        if (QWidget *button = m_emptyRange->findChild<QWidget *>(QStringLiteral("dashboardShowLast")))
            button->setVisible(answer.lastCallMs.has_value());
        m_stack->setCurrentWidget(none ? m_nothing : m_emptyRange);
        return;
    }
    m_stack->setCurrentWidget(m_scroll);
    m_charts = dashboard::charts(answer, m_bar->where(), nowHere().timeZone(), m_colours);
    m_cost->setData(m_charts.cost);
    m_cost->setNote(m_charts.costNote);
    showLatency();
    m_calls->setData(m_charts.calls);
    m_tokens->setData(m_charts.tokens);
    m_speed->setData(m_charts.speed);
    m_errorKinds->setData(m_charts.errorKinds);
    m_latencyBars->setData(m_charts.latencyBars);
    m_models->setData(m_charts.models);
    m_users->setData(m_charts.users);
    m_prompts->setData(m_charts.prompts);
    showTiles();
}

void DashboardPage::showTiles()
{
    if (!m_now)
        return;
    const dashboard::Tiles tiles = dashboard::tiles(*m_now, m_before ? &*m_before : nullptr, m_monthEnd);
    const QList<const TileData *> data{&tiles.spend, &tiles.calls, &tiles.errorRate, &tiles.tokens,
        &tiles.cacheSavings, &tiles.costPerCall, &tiles.monthEnd};
    for (qsizetype i = 0; i < m_tiles.size(); ++i)
        m_tiles[i]->setData(*data[i]);
    m_tiles.last()->setTitle(tr("All of %1").arg(QLocale().standaloneMonthName(nowHere().date().month())));
}

void DashboardPage::showLatency()
{
    m_latency->setData(m_latencyOf->currentIndex() == 0 ? m_charts.latency : m_charts.firstToken);
}

/// As many days as are chosen now, up to the day of the last call.
void DashboardPage::showLastRange()
{
    if (!m_now || !m_now->lastCallMs)
        return;
    m_bar->setLastDay(QDateTime::fromMSecsSinceEpoch(*m_now->lastCallMs, nowHere().timeZone()).date());
}

}
