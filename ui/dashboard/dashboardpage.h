#pragma once

#include "ui/charts/chartcolours.h"
#include "ui/dashboard/dashboarddata.h"
#include "ui/dashboard/dashboardrange.h"
#include "ui/services.h"

#include <QAction>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QGridLayout;
class QScrollArea;
class QStackedWidget;

namespace heliograph {

class ChartCard;
class DashboardBar;
class DashboardTile;
class EmptyState;

/// What was spent, where, why it is slow and what failed. Follows the history while it is on the screen.
class DashboardPage final : public QWidget
{
    Q_OBJECT

public:
    explicit DashboardPage(const Services &services, QWidget *parent = nullptr);
    ~DashboardPage() override;

    QList<QAction *> pageActions() const { return m_actions; }
    /// Nothing is being counted.
    bool isSettled() const { return m_waiting == 0 && !m_refreshTimer.isActive(); }

Q_SIGNALS:
    void callsRequested(const QString &filter); ///< the calls behind a part of a chart
    void playgroundRequested(); ///< from the empty page
    void failed(const QString &message);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeActions();
    void makeLayout();
    ChartCard *addCard(const char *name, const QString &title, ChartData::Kind kind);
    void connectCards();
    void arrange();
    void ask();
    void askSoon();
    void take(quint64 question, const Result<MetricsAnswer> &answer);
    void showAnswer(const MetricsAnswer &answer);
    void showTiles();
    void showLatency();
    void showLastRange();
    Dimension costBy() const;

    Services m_services;
    ChartColours m_colours;
    DashboardBar *m_bar;
    QStackedWidget *m_stack;
    QScrollArea *m_scroll;
    EmptyState *m_nothing; ///< no call at all
    EmptyState *m_emptyRange;
    QGridLayout *m_tileGrid;
    QGridLayout *m_chartGrid;
    QList<DashboardTile *> m_tiles;
    QList<ChartCard *> m_cards;
    ChartCard *m_cost;
    ChartCard *m_latency;
    ChartCard *m_calls;
    ChartCard *m_tokens;
    ChartCard *m_speed;
    ChartCard *m_errorKinds;
    ChartCard *m_latencyBars;
    ChartCard *m_models;
    ChartCard *m_users;
    ChartCard *m_prompts;
    QComboBox *m_costBy;
    QComboBox *m_latencyOf;
    QList<QAction *> m_actions;
    QTimer m_refreshTimer;
    int m_columns = 0;

    quint64 m_question = 0; ///< answers of older ones are dropped
    int m_waiting = 0;
    bool m_stale = true;
    std::optional<MetricsAnswer> m_now;
    std::optional<MetricsAnswer> m_before;
    std::optional<MonthEnd> m_monthEnd;
    dashboard::Charts m_charts;
    QFuture<Result<MetricsAnswer>> m_asked;
};

}
