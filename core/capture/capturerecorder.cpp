#include "core/capture/capturerecorder.h"

#include "core/base/clock.h"
#include "core/base/whenready.h"
#include "core/domain/callid.h"
#include "core/history/history.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <numeric>

namespace heliograph {

namespace {

constexpr int kWorkMs = 50;
constexpr int kMostImports = 2; ///< one is written while the next is made ready
constexpr int kStuckMs = 1'000;
constexpr int kRetryMs = 1'000;
constexpr int kLookMs = 100;
constexpr qint64 kBurstPerSecond = 1'000;
constexpr int kMostHoldMs = 10'000;
constexpr qint64 kTellNs = 100'000'000;
constexpr qsizetype kMostGivenIds = 100'000;

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Capture)
};

qint64 costOf(const std::deque<CaptureRecord> &records)
{
    return std::accumulate(records.begin(), records.end(), qint64(0),
        [](qint64 sum, const CaptureRecord &record) { return sum + record.cost(); });
}

}

CaptureRecorder::CaptureRecorder(CaptureBacklog &backlog, History &history, std::shared_ptr<const PriceBook> prices,
    const Clock &clock) :
    m_backlog(backlog), m_history(history), m_prices(std::move(prices)), m_clock(clock), m_timer(this)
{
    m_timer.setInterval(kWorkMs);
    connect(&m_timer, &QTimer::timeout, this, &CaptureRecorder::work);
    m_backlog.setWake([this] {
        if (!m_inBurst) // else the timer is often enough
            QMetaObject::invokeMethod(this, &CaptureRecorder::work, Qt::QueuedConnection);
    });
}

CaptureRecorder::~CaptureRecorder() = default;

void CaptureRecorder::start()
{
    m_moved.start();
    m_sinceLook.start();
    m_timer.start();
}

void CaptureRecorder::work()
{
    while (const auto block = m_backlog.takeLive()) {
        for (CaptureRecord &record : block->records()) {
            m_backlog.hold(record.cost());
            takeLive(record);
        }
    }
    watch();
    if (m_draining || !isBurst()) {
        takeWhole();
        return;
    }
    putAside();
    // Others may leave the thread that packs no time: the traffic would have to wait for room.
    while (m_backlog.bytes() > CaptureBacklog::kMostBytes / 2 && m_aside.packOne())
        m_backlog.setAside(m_aside.bytes());
    if (m_burst.elapsed() > kMostHoldMs || m_backlog.bytes() > CaptureBacklog::kMostBytes / 8 * 7)
        takeWhole();
}

/// Whether so much is answered that recording gives way: a burst of small answers is passed on first, and written down
/// after it or once it lasts. Streams are recorded as they come, always.
bool CaptureRecorder::isBurst()
{
    if (m_sinceLook.elapsed() >= kLookMs) {
        const qint64 answered = m_backlog.answered.load(std::memory_order_relaxed);
        const qint64 perSecond = (answered - m_answeredBefore) * 1'000 / std::max<qint64>(1, m_sinceLook.restart());
        m_answeredBefore = answered;
        const bool burst = perSecond > kBurstPerSecond;
        if (burst && !m_inBurst)
            m_burst.start();
        m_inBurst = burst;
    }
    return m_inBurst;
}

void CaptureRecorder::takeLive(CaptureRecord &record)
{
    const qint64 cost = record.cost();
    auto it = m_live.find(record.number);
    if (it == m_live.end()) {
        if (!record.route) {
            m_backlog.release(cost);
            return; // its beginning was dropped
        }
        it = m_live.emplace(record.number, record).first;
        Live &live = it->second;
        uniqueId(live.call.call());
        live.begun = !m_backlog.stuck();
        if (record.status != 0)
            live.call.call().httpStatus = 0; // take() reads the head
        if (live.begun) {
            m_history.begin(live.call.call());
            live.call.call().exchange.requestBody.clear();
        }
        Call shown = live.call.call();
        shown.exchange.requestBody.clear();
        Q_EMIT callStarted(shown);
    }
    Live &live = it->second;
    const CapturedCall::News news = live.call.take(record);
    live.text += news.text;
    if (live.begun) {
        if (!news.bytes.isEmpty() || !news.chunks.isEmpty())
            m_history.append(live.call.call().id, news.bytes, news.chunks);
        m_backlog.release(cost);
    } else {
        Exchange &exchange = live.call.call().exchange;
        exchange.responseBody += news.bytes;
        exchange.chunks.insert(exchange.chunks.end(), news.chunks.begin(), news.chunks.end());
        live.cost += cost;
    }
    if (record.end != CaptureEnd::Open) {
        finishLive(live, record);
        m_live.erase(it);
        return;
    }
    if (m_clock.monotonicNs() - live.toldNs >= kTellNs) {
        live.toldNs = m_clock.monotonicNs();
        tell(live);
        live.text.clear();
    }
}

void CaptureRecorder::tell(const Live &live)
{
    Q_EMIT callProgressed({live.call.call().id, live.text, live.call.bytes(), live.call.call().exchange.timing});
}

void CaptureRecorder::finishLive(Live &live, const CaptureRecord &record)
{
    const CapturedCall::News rest = live.call.end(record, m_prices.get(), m_clock.nowUtc());
    live.text += rest.text;
    if (!live.text.isEmpty())
        tell(live);
    Call &call = live.call.call();
    if (live.begun) {
        if (!rest.bytes.isEmpty())
            m_history.append(call.id, rest.bytes, {});
        m_history.finish(call);
        m_backlog.recorded.fetch_add(1, std::memory_order_relaxed);
    } else {
        call.exchange.responseBody += rest.bytes;
        auto batch = std::make_shared<Batch>();
        batch->calls.append(call);
        batch->cost = live.cost;
        import(batch);
    }
    Call shown = call;
    shown.exchange.requestBody.clear();
    shown.exchange.responseBody.clear();
    Q_EMIT callFinished(shown);
}

void CaptureRecorder::putAside()
{
    std::deque<RecordBlock> blocks;
    while (auto block = m_backlog.takeWhole())
        blocks.push_back(std::move(*block));
    m_aside.add(std::move(blocks));
    m_backlog.setAside(m_aside.bytes());
}

void CaptureRecorder::takeWhole()
{
    while (m_importing < kMostImports && m_waiting.isEmpty()) {
        auto block = m_aside.take();
        if (block)
            m_backlog.setAside(m_aside.bytes());
        else
            block = m_backlog.takeWhole();
        if (!block)
            return;
        record(block->records());
    }
}

void CaptureRecorder::record(std::deque<CaptureRecord> records)
{
    auto batch = std::make_shared<Batch>();
    batch->cost = costOf(records);
    m_backlog.hold(batch->cost);
    const QDateTime now = m_clock.nowUtc();
    for (CaptureRecord &record : records) {
        CapturedCall captured(record);
        uniqueId(captured.call());
        CapturedCall::News news = captured.take(record);
        const CapturedCall::News rest = captured.end(record, m_prices.get(), now);
        Call &call = captured.call();
        call.exchange.responseBody = news.bytes + rest.bytes;
        call.exchange.chunks.assign(news.chunks.begin(), news.chunks.end());
        Call shown = call;
        shown.exchange.requestBody.clear();
        shown.exchange.responseBody.clear();
        Q_EMIT callFinished(shown);
        batch->calls.append(std::move(call));
        record = {};
    }
    import(batch);
}

/// An id that a client gave to two calls (it tried again, say) is the first one's.
void CaptureRecorder::uniqueId(Call &call)
{
    if (m_givenIds.contains(call.id)) {
        call.id = newCallId();
        return;
    }
    if (m_givenIds.size() > kMostGivenIds)
        m_givenIds.clear();
    m_givenIds.insert(call.id);
}

void CaptureRecorder::import(const std::shared_ptr<Batch> &batch)
{
    if (m_importing == 0)
        m_moved.start();
    ++m_importing;
    whenReady(m_history.import(batch->calls), this,
        [this, batch](const Result<QList<bool>> &fresh) { imported(batch, fresh); });
}

void CaptureRecorder::imported(const std::shared_ptr<Batch> &batch, const Result<QList<bool>> &fresh)
{
    --m_importing;
    m_moved.start();
    if (!fresh) {
        setProblem(fresh.error().message);
        m_backlog.setStuck(true);
        m_waiting.append(batch);
        if (m_waiting.size() == 1)
            QTimer::singleShot(m_draining ? kRetryMs / 10 : kRetryMs, this, [this] {
                const auto again = std::exchange(m_waiting, {});
                for (const auto &one : again)
                    import(one);
            });
        return;
    }
    m_backlog.setStuck(false);
    setProblem({});
    m_backlog.release(batch->cost);
    importAgain(batch, *fresh);
    work();
}

/// What has an id that the history knew: under another one, so that nothing is lost.
void CaptureRecorder::importAgain(const std::shared_ptr<Batch> &batch, const QList<bool> &fresh)
{
    auto again = std::make_shared<Batch>();
    again->attempts = batch->attempts + 1;
    for (qsizetype i = 0; i < batch->calls.size(); ++i) {
        if (fresh.value(i, true)) {
            m_backlog.recorded.fetch_add(1, std::memory_order_relaxed);
            continue;
        }
        again->calls.append(batch->calls[i]);
        again->calls.last().id = newCallId();
    }
    if (!again->calls.isEmpty() && again->attempts < 3)
        import(again);
}

/// Where the history does not answer for a second, the traffic no longer waits for it.
void CaptureRecorder::watch()
{
    if (m_importing == 0 || m_moved.elapsed() < kStuckMs)
        return;
    m_backlog.setStuck(true);
    if (m_problem.isEmpty())
        setProblem(Tr::tr("The history is slow or locked. Calls are kept in memory until it can be written; when that is "
                          "full, further ones go through without being recorded."));
}

void CaptureRecorder::setProblem(const QString &problem)
{
    if (m_problem == problem)
        return;
    m_problem = problem;
    Q_EMIT problemChanged(m_problem);
}

void CaptureRecorder::drain(int mostMs)
{
    m_draining = true;
    work();
    QElapsedTimer waited;
    waited.start();
    // Nothing comes in any more: the answers of the history are all there is to wait for.
    while ((m_importing > 0 || !m_waiting.isEmpty() || !m_aside.empty() || m_backlog.hasWhole()) && waited.elapsed() < mostMs) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::ExcludeUserInputEvents);
        work();
    }
    m_draining = false;
}

}
