#include "ui/capture/livecallsmodel.h"

#include "core/session/estimate.h"
#include "ui/calls/callcells.h"
#include "ui/format.h"

#include <QLocale>

#include <algorithm>

namespace heliograph {

namespace {

constexpr int kTickMs = 250;
constexpr qsizetype kTail = 240; ///< characters of an answer that are kept while it grows: more than a row shows

QString tokensText(Usage::Count input, Usage::Count output)
{
    if (!input && !output)
        return QStringLiteral("–");
    const auto one = [](Usage::Count count) { return count ? countText(*count) : QStringLiteral("–"); };
    return QStringLiteral("%1 → %2").arg(one(input), one(output));
}

}

LiveCallsModel::LiveCallsModel(QObject *parent) : QAbstractTableModel(parent)
{
    m_clock.start();
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &LiveCallsModel::tick);
}

LiveCallsModel::Row LiveCallsModel::rowOf(const Call &call)
{
    Row row;
    row.id = call.id;
    row.createdAt = call.createdAt;
    row.status = call.status;
    row.httpStatus = call.httpStatus;
    row.provider = call.provider;
    row.model = modelWord(call.model, call.requestedModel);
    // What is no question to a model is told by its path: /v1/embeddings.
    row.prompt = call.promptPreview.isEmpty() ? QUrl(call.exchange.url).path() : call.promptPreview;
    row.text = call.answer.text.left(kTail).simplified();
    if (row.text.isEmpty() && !call.answer.toolCalls.empty())
        row.text = call.answer.toolCalls.front().name + u'(' + call.answer.toolCalls.front().arguments.left(kTail) + u')';
    if (call.error)
        row.error = call.error->message;
    row.input = call.answer.usage.totalInput();
    row.output = call.answer.usage.output;
    row.cost = call.cost();
    if (call.receipt)
        row.basis = call.receipt->basis;
    row.timing = call.exchange.timing;
    return row;
}

int LiveCallsModel::indexOf(const QUuid &id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&id](const Row &row) { return row.id == id; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

void LiveCallsModel::start(const Call &call)
{
    if (indexOf(call.id) >= 0)
        return;
    Row row = rowOf(call);
    row.startedMs = m_clock.elapsed();
    const bool running = row.status == CallStatus::Running;
    beginInsertRows({}, 0, 0);
    m_rows.push_front(std::move(row));
    endInsertRows();
    if (running && m_running++ == 0)
        m_tick.start();
    dropOldest();
}

void LiveCallsModel::dropOldest()
{
    // One that still runs stays, so that it is seen to end.
    while (m_rows.size() > size_t(kMostRows)) {
        const auto oldest = std::find_if(m_rows.rbegin(), m_rows.rend(), [](const Row &row) { return row.status != CallStatus::Running; });
        if (oldest == m_rows.rend())
            return;
        const int index = int(m_rows.rend() - oldest) - 1;
        beginRemoveRows({}, index, index);
        m_rows.erase(m_rows.begin() + index);
        endRemoveRows();
    }
}

void LiveCallsModel::grow(const CaptureProgress &progress)
{
    const int index = indexOf(progress.id);
    if (index < 0 || m_rows[size_t(index)].status != CallStatus::Running)
        return;
    Row &row = m_rows[size_t(index)];
    row.estimatedTokens += estimatedTextTokens(progress.text);
    row.text = (row.text + progress.text).right(kTail);
    row.timing = progress.timing;
    Q_EMIT dataChanged(this->index(index, Status), this->index(index, Latency));
}

void LiveCallsModel::finish(const Call &call)
{
    const int index = indexOf(call.id);
    if (index < 0) {
        start(call);
        return;
    }
    Row &row = m_rows[size_t(index)];
    const bool ran = row.status == CallStatus::Running;
    const qint64 startedMs = row.startedMs;
    row = rowOf(call);
    row.startedMs = startedMs;
    Q_EMIT dataChanged(this->index(index, Time), this->index(index, Latency));
    if (ran && row.status != CallStatus::Running && --m_running == 0)
        m_tick.stop();
    dropOldest();
}

void LiveCallsModel::tick()
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].status == CallStatus::Running)
            Q_EMIT dataChanged(index(int(i), Speed), index(int(i), Latency), {Qt::DisplayRole});
    }
}

qint64 LiveCallsModel::elapsedUs(const Row &row) const
{
    return row.status == CallStatus::Running ? (m_clock.elapsed() - row.startedMs) * 1'000 : row.timing.endUs;
}

QString LiveCallsModel::speedText(const Row &row) const
{
    if (row.timing.firstTokenUs < 0)
        return QStringLiteral("–");
    const bool running = row.status == CallStatus::Running;
    const qint64 tokens = running ? row.estimatedTokens : row.output.value_or(0);
    const qint64 us = elapsedUs(row) - row.timing.firstTokenUs;
    if (tokens <= 0 || us <= 0)
        return QStringLiteral("–");
    const QString rate = rateText(double(tokens) * 1e6 / double(us));
    return running ? QLatin1Char('~') + rate : rate; // by the length of the text, until the provider counts
}

QUuid LiveCallsModel::idAt(int row) const
{
    return row >= 0 && size_t(row) < m_rows.size() ? m_rows[size_t(row)].id : QUuid();
}

int LiveCallsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LiveCallsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LiveCallsModel::cell(const Row &row, int column) const
{
    switch (column) {
    case Time:
        return QLocale().toString(row.createdAt.toLocalTime().time(), QStringLiteral("HH:mm:ss"));
    case Status:
        return statusWord(row.status, row.httpStatus);
    case Model:
        return row.model.isEmpty() ? row.provider : row.model;
    case Prompt:
        return row.prompt.simplified();
    case Answer:
        return row.error.isEmpty() || !row.text.isEmpty() ? row.text.simplified() : row.error.simplified();
    case Tokens:
        return tokensText(row.input, row.output);
    case Speed:
        return speedText(row);
    case Cost:
        return costWord(row.cost, row.basis, row.status);
    case Latency:
        return durationText(elapsedUs(row));
    default:
        return {};
    }
}

QString LiveCallsModel::toolTip(const Row &row, int column) const
{
    switch (column) {
    case Time:
        return fullTimeText(row.createdAt);
    case Status:
    case Answer:
        return row.error;
    case Model:
        return row.provider;
    case Tokens:
        return tr("Tokens in and out, as the provider counted them");
    case Speed:
        return row.status == CallStatus::Running ? tr("By the length of the text so far") : QString();
    default:
        return {};
    }
}

QVariant LiveCallsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return cell(row, index.column());
    case Qt::ToolTipRole:
        return toolTip(row, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() >= Tokens ? Qt::AlignRight : Qt::AlignLeft));
    case IdRole:
        return row.id;
    case StatusRole:
        return int(row.status);
    case FailedRole:
        return !row.error.isEmpty() && row.text.isEmpty();
    case GrowingRole:
        return row.status == CallStatus::Running;
    default:
        return {};
    }
}

QVariant LiveCallsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section >= Tokens ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Status:
        return tr("Status");
    case Model:
        return tr("Model");
    case Prompt:
        return tr("Prompt");
    case Answer:
        return tr("Answer");
    case Tokens:
        return tr("Tokens");
    case Speed:
        return tr("Speed");
    case Cost:
        return tr("Cost");
    default:
        return tr("Latency");
    }
}

}
