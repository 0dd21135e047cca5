#include "ui/charts/chartview.h"

#ifdef HELIOGRAPH_CHARTS

#include "ui/charts/chartcolours.h"
#include "ui/theme/theme.h"

#include <QBarSet>
#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QGraphicsLineItem>
#include <QKeyEvent>
#include <QLineSeries>
#include <QStackedBarSeries>
#include <QToolTip>
#include <QValueAxis>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace heliograph {

namespace {

constexpr int kMostTicks = 8;
constexpr int kHeight = 210;
constexpr double kThinBarsFrom = 60; // above so many, bars touch

/// 1, 2 or 5 times a power of ten, so that four or five lines reach the greatest value.
double niceStep(double greatest)
{
    const double rough = greatest / 4;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (rough <= factor * power * 1.0001)
            return factor * power;
    }
    return 10 * power;
}

class QtChartView final : public ChartView
{
public:
    explicit QtChartView(QWidget *parent) : ChartView(parent), m_view(new QChartView(this))
    {
        m_view->setRenderHint(QPainter::Antialiasing);
        m_view->setFrameShape(QFrame::NoFrame);
        m_view->setFocusPolicy(Qt::NoFocus);
        m_view->setMouseTracking(true);
        m_view->viewport()->setMouseTracking(true);
        m_view->viewport()->installEventFilter(this);
        m_view->viewport()->setAutoFillBackground(false);
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_view);
        setMinimumHeight(kHeight);
        setFocusPolicy(Qt::StrongFocus);
    }

    void setData(const ChartData &data) override
    {
        m_data = data;
        m_current = -1;
        rebuild();
    }
    int current() const override { return m_current; }

protected:
    void changeEvent(QEvent *event) override
    {
        ChartView::changeEvent(event);
        if (event->type() == QEvent::PaletteChange)
            rebuild();
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        const int count = int(m_data.categories.size());
        const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
        if (step != 0 && count > 0) {
            setCurrent(m_current < 0 ? (step > 0 ? 0 : count - 1) : std::clamp(m_current + step, 0, count - 1));
            const QPointF at = m_chart->mapToPosition({double(m_current), 0}, m_chart->series().value(0));
            showTip(m_view->viewport()->mapToGlobal(m_view->mapFromScene(m_chart->mapToScene(at))));
        } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_current >= 0) {
            Q_EMIT activated(m_current, -1);
        } else {
            ChartView::keyPressEvent(event);
        }
    }
    void focusOutEvent(QFocusEvent *event) override
    {
        setCurrent(-1);
        ChartView::focusOutEvent(event);
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (!m_chart)
            return ChartView::eventFilter(watched, event);
        if (event->type() == QEvent::MouseMove) {
            const auto *mouse = static_cast<QMouseEvent *>(event);
            setCurrent(categoryAt(mouse->position()));
            if (m_current >= 0)
                showTip(mouse->globalPosition().toPoint());
            else
                QToolTip::hideText();
        } else if (event->type() == QEvent::Leave) {
            setCurrent(-1);
        } else if (event->type() == QEvent::MouseButtonRelease) {
            const auto *mouse = static_cast<QMouseEvent *>(event);
            const int category = categoryAt(mouse->position());
            if (mouse->button() == Qt::LeftButton && category >= 0)
                Q_EMIT activated(category, seriesAt(mouse->position(), category));
        }
        return ChartView::eventFilter(watched, event);
    }

private:
    QPointF valueAt(const QPointF &viewport) const
    {
        const QPointF scene = m_view->mapToScene(viewport.toPoint());
        return m_chart->mapToValue(m_chart->mapFromScene(scene), m_chart->series().value(0));
    }
    int categoryAt(const QPointF &viewport) const
    {
        const QPointF scene = m_view->mapToScene(viewport.toPoint());
        if (m_chart->series().isEmpty() || !m_chart->plotArea().contains(m_chart->mapFromScene(scene)))
            return -1;
        const int category = int(std::lround(valueAt(viewport).x()));
        return category >= 0 && category < m_data.categories.size() ? category : -1;
    }
    /// The part of a stack, or the line that is nearest.
    int seriesAt(const QPointF &viewport, int category) const
    {
        const double y = valueAt(viewport).y();
        double reached = 0;
        int best = -1;
        double nearest = m_top / 12;
        for (int i = 0; i < m_data.series.size(); ++i) {
            const auto &values = m_data.series[i].values;
            const double value = size_t(category) < values.size() ? values[size_t(category)].value_or(0) : 0;
            if (m_data.kind == ChartData::Kind::StackedBars) {
                if (y >= reached && y < reached + value)
                    return i;
                reached += value;
            } else if (std::abs(value - y) < nearest) {
                nearest = std::abs(value - y);
                best = i;
            }
        }
        return best;
    }

    void setCurrent(int category)
    {
        if (std::exchange(m_current, category) == category || !m_rule || !m_chart)
            return;
        m_rule->setVisible(category >= 0);
        if (category < 0)
            return;
        const QRectF plot = m_chart->plotArea();
        const double x = m_chart->mapToPosition({double(category), 0}, m_chart->series().value(0)).x();
        m_rule->setLine(x, plot.top(), x, plot.bottom());
    }

    void showTip(const QPoint &global)
    {
        // Names come from anywhere: escaped.
        QString rows;
        const ThemeColors &theme = themeColors(palette());
        double sum = 0;
        int shown = 0;
        const auto line = [&rows](const QString &name, const QString &value) {
            rows += QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td align=right>%2</td></tr>")
                        .arg(name, value.toHtmlEscaped());
        };
        for (qsizetype i = m_data.series.size() - 1; i >= 0; --i) { // as they lie on each other
            const ChartSeries &series = m_data.series[i];
            const auto value = size_t(m_current) < series.values.size() ? series.values[size_t(m_current)] : std::nullopt;
            if (!value || (*value == 0 && m_data.series.size() > 2))
                continue;
            sum += *value;
            ++shown;
            line(QStringLiteral("<span style='color:%1'>■</span> %2")
                     .arg(ChartColours::colour(theme, series.colour).name(), series.name.toHtmlEscaped()),
                chartValueText(m_data.unit, *value));
        }
        if (m_data.kind == ChartData::Kind::StackedBars && shown > 1)
            line(QStringLiteral("<b>%1</b>").arg(tr("Total").toHtmlEscaped()), chartValueText(m_data.unit, sum));
        if (rows.isEmpty())
            line(tr("No calls").toHtmlEscaped(), {});
        QToolTip::showText(global + QPoint(8, 8),
            QStringLiteral("<b>%1</b><table cellspacing=0>%2</table>")
                .arg(m_data.categories.value(m_current).toHtmlEscaped(), rows),
            m_view->viewport());
    }

    void rebuild()
    {
        auto *chart = new QChart;
        const ThemeColors &theme = themeColors(palette());
        chart->setBackgroundVisible(false);
        chart->setMargins({0, spacing::kSmall, spacing::kSmall, 0}); // half of the highest label is above the plot
        chart->layout()->setContentsMargins(0, 0, 0, 0);
        chart->legend()->setVisible(false);
        m_view->setBackgroundBrush(theme.raised);
        addSeries(*chart, theme);
        addAxes(*chart, theme);
        m_rule = new QGraphicsLineItem(chart);
        m_rule->setPen(QPen(theme.secondaryText, 1, Qt::DashLine));
        m_rule->setZValue(100);
        m_rule->hide();
        QChart *old = m_view->chart();
        m_view->setChart(chart);
        m_chart = chart;
        delete old;
    }

    void addSeries(QChart &chart, const ThemeColors &theme)
    {
        m_top = 0;
        const auto count = size_t(m_data.categories.size());
        if (m_data.kind == ChartData::Kind::StackedBars) {
            auto *bars = new QStackedBarSeries;
            bars->setBarWidth(double(count) > kThinBarsFrom ? 1.0 : 0.7);
            std::vector<double> tops(count, 0);
            for (const ChartSeries &series : m_data.series) {
                auto *set = new QBarSet(series.name);
                set->setColor(ChartColours::colour(theme, series.colour));
                set->setPen(Qt::NoPen);
                QList<qreal> values;
                for (size_t i = 0; i < count; ++i) {
                    values.append(i < series.values.size() ? series.values[i].value_or(0) : 0);
                    tops[i] += values.last();
                    m_top = std::max(m_top, tops[i]);
                }
                set->append(values);
                bars->append(set);
            }
            chart.addSeries(bars);
            return;
        }
        for (const ChartSeries &series : m_data.series) {
            QList<QPointF> piece;
            const auto flush = [&] {
                if (piece.isEmpty())
                    return;
                auto *line = new QLineSeries;
                line->setPen(QPen(ChartColours::colour(theme, series.colour), 2));
                line->setPointsVisible(piece.size() == 1);
                line->append(piece);
                chart.addSeries(line);
                piece.clear();
            };
            for (size_t i = 0; i < series.values.size(); ++i) {
                if (!series.values[i]) { // a gap is a gap
                    flush();
                    continue;
                }
                piece.append({double(i), *series.values[i]});
                m_top = std::max(m_top, *series.values[i]);
            }
            flush();
        }
        if (chart.series().isEmpty())
            chart.addSeries(new QLineSeries);
    }

    void addAxes(QChart &chart, const ThemeColors &theme)
    {
        QFont font = this->font();
        font.setPixelSize(11);
        const auto dress = [&](QValueAxis *axis) {
            axis->setLabelsFont(font);
            axis->setLabelsColor(theme.secondaryText);
            axis->setLinePen(QPen(theme.border));
            axis->setGridLinePen(QPen(theme.border, 1));
            axis->setMinorGridLineVisible(false);
        };
        const int count = std::max(1, int(m_data.categories.size()));
        auto *x = new QCategoryAxis;
        dress(x);
        x->setGridLineVisible(false);
        x->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        x->setRange(-0.5, count - 0.5);
        const QStringList &names = m_data.ticks.isEmpty() ? m_data.categories : m_data.ticks;
        const int every = (count + kMostTicks - 1) / kMostTicks;
        for (int i = 0; i < names.size(); i += every) {
            QString label = names[i];
            while (x->categoriesLabels().contains(label)) // the axis knows labels by their text
                label += QChar(0x200b);
            x->append(label, i);
        }
        auto *y = new QCategoryAxis;
        dress(y);
        y->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        y->setLinePen(Qt::NoPen);
        const double step = m_top > 0 ? niceStep(m_top) : 1;
        const int lines = std::max(1, int(std::ceil(m_top / step - 1e-9)));
        y->setRange(0, step * lines);
        for (int i = 0; i <= lines; ++i)
            y->append(chartValueText(m_data.unit, step * i, true), step * i);
        chart.addAxis(x, Qt::AlignBottom);
        chart.addAxis(y, Qt::AlignLeft);
        const auto all = chart.series();
        for (QAbstractSeries *series : all) {
            series->attachAxis(x);
            series->attachAxis(y);
        }
    }

    QChartView *m_view;
    QChart *m_chart = nullptr;
    QGraphicsLineItem *m_rule = nullptr;
    ChartData m_data;
    double m_top = 0;
    int m_current = -1;
};

}

ChartView *makeChartView(QWidget *parent)
{
    return new QtChartView(parent);
}

}

#endif
