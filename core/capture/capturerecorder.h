#pragma once

#include "core/base/result.h"
#include "core/capture/capturebacklog.h"
#include "core/capture/capturedcall.h"
#include "core/capture/captureservice.h"
#include "core/capture/packedrecords.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <atomic>
#include <map>
#include <memory>

namespace heliograph {

class History;
class PriceBook;

/// Takes what went through out of the backlog, makes calls of it and hands them to the history: streams while they come,
/// what is soon over whole and many at once. In a thread of its own, so that decoding delays no byte.
class CaptureRecorder final : public QObject
{
    Q_OBJECT

public:
    /// All of these outlive it.
    CaptureRecorder(CaptureBacklog &backlog, History &history, std::shared_ptr<const PriceBook> prices, const Clock &clock);
    ~CaptureRecorder() override;

    void start(); ///< in its thread
    void setPrices(std::shared_ptr<const PriceBook> prices) { m_prices = std::move(prices); }
    /// Records all there is, waiting for the history where it takes long (at most so many milliseconds). What goes on is
    /// ended as stopped.
    void drain(int mostMs);
    void work();

Q_SIGNALS:
    void callStarted(const heliograph::Call &call);
    void callProgressed(const heliograph::CaptureProgress &progress);
    void callFinished(const heliograph::Call &call);
    void problemChanged(const QString &problem);

private:
    struct Live {
        explicit Live(const CaptureRecord &first) : call(first) { }
        CapturedCall call;
        bool begun = false; ///< in the history; else kept here until its end
        qint64 cost = 0; ///< of the backlog, while it is kept here
        QString text; ///< not yet told
        qint64 toldNs = 0;
    };
    struct Batch {
        QList<Call> calls;
        qint64 cost = 0;
        int attempts = 0;
    };

    void takeLive(CaptureRecord &record);
    void finishLive(Live &live, const CaptureRecord &record);
    void takeWhole();
    void record(std::deque<CaptureRecord> records);
    void putAside();
    bool isBurst();
    void import(const std::shared_ptr<Batch> &batch);
    void imported(const std::shared_ptr<Batch> &batch, const Result<QList<bool>> &fresh);
    void importAgain(const std::shared_ptr<Batch> &batch, const QList<bool> &fresh);
    void uniqueId(Call &call);
    void tell(const Live &live);
    void setProblem(const QString &problem);
    void watch();

    CaptureBacklog &m_backlog;
    History &m_history;
    std::shared_ptr<const PriceBook> m_prices;
    const Clock &m_clock;
    std::map<quint64, Live> m_live;
    PackedRecords m_aside; ///< calls of a burst, until it is over
    QList<std::shared_ptr<Batch>> m_waiting; ///< the history refused them; tried again
    int m_importing = 0; ///< batches that the history is at
    QElapsedTimer m_moved; ///< since the history last took something
    QSet<QUuid> m_givenIds; ///< that clients gave, so that one given twice loses no call
    QString m_problem;
    QTimer m_timer;
    QElapsedTimer m_burst; ///< since it began
    QElapsedTimer m_sinceLook;
    qint64 m_answeredBefore = 0;
    std::atomic<bool> m_inBurst = false; ///< read by whoever wakes the recorder
    bool m_draining = false;
};

}
