#pragma once

#include "core/capture/captureservice.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QTimer>

#include <deque>

namespace heliograph {

/// The calls that went through the capture proxy since the window was opened, newest first, as they grow. Holds what a row
/// shows of each, and no more than some hundreds of them: the history has them all.
class LiveCallsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Status, Model, Prompt, Answer, Tokens, Speed, Cost, Latency, ColumnCount };
    enum Role { IdRole = Qt::UserRole, StatusRole, FailedRole, GrowingRole };

    static constexpr int kMostRows = 300;

    explicit LiveCallsModel(QObject *parent = nullptr);

    void start(const Call &call);
    void grow(const CaptureProgress &progress);
    void finish(const Call &call); ///< one that was not seen to start is taken too
    int runningCount() const { return m_running; }
    QUuid idAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        QUuid id;
        QDateTime createdAt;
        CallStatus status = CallStatus::Running;
        int httpStatus = 0;
        QString provider;
        QString model;
        QString prompt;
        QString text; ///< the last of it while it grows, its first once it is whole
        QString error;
        Usage::Count input;
        Usage::Count output;
        std::optional<Money> cost;
        std::optional<CostBasis> basis;
        Timing timing;
        qint64 estimatedTokens = 0; ///< of the text so far
        qint64 startedMs = 0; ///< by m_clock
    };

    int indexOf(const QUuid &id) const;
    static Row rowOf(const Call &call);
    void dropOldest();
    void tick();
    qint64 elapsedUs(const Row &row) const;
    QString speedText(const Row &row) const;
    QString cell(const Row &row, int column) const;
    QString toolTip(const Row &row, int column) const;

    std::deque<Row> m_rows;
    QElapsedTimer m_clock;
    QTimer m_tick; ///< counts up what runs
    int m_running = 0;
};

}
