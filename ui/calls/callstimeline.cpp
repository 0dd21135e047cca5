#include "ui/calls/callstimeline.h"

#include "core/base/whenready.h"

namespace heliograph {

namespace {

constexpr int kPauseMs = 1'000;
constexpr int kNarrowestBar = 8;
constexpr int kMostBars = 160;

}

CallsTimeline::CallsTimeline(History &history, TimeStrip &strip, QObject *parent)
    : QObject(parent), m_history(history), m_strip(strip)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &CallsTimeline::ask);
    connect(&history, &History::changed, this, &CallsTimeline::refresh);
    connect(&history, &History::marked, this, &CallsTimeline::refresh);
}

void CallsTimeline::setQuery(const QString &where, const QString &search)
{
    m_query.where = where;
    m_query.search = search;
    const auto range = timeRangeOf(where, m_query.zone);
    m_query.fromMs = range ? range->fromMs : 0;
    m_query.toMs = range ? range->toMs : 0;
    m_strip.setRange(range);
    m_pause.stop();
    ask();
}

void CallsTimeline::refresh()
{
    if (!m_pause.isActive() && m_strip.isVisible())
        m_pause.start();
}

void CallsTimeline::ask()
{
    const quint64 token = ++m_token;
    if (std::exchange(m_asking, true))
        m_answer.cancel();
    m_query.mostBins = std::clamp(m_strip.width() / kNarrowestBar, 20, kMostBars);
    m_answer = m_history.histogram(m_query);
    whenReady(m_answer, this, [this, token](const Result<CallHistogram> &histogram) {
        if (token != m_token)
            return;
        m_asking = false;
        if (histogram)
            m_strip.setHistogram(*histogram);
    });
}

}
