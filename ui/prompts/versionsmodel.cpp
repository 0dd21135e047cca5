#include "ui/prompts/versionsmodel.h"

#include "ui/format.h"
#include "ui/groups/groupcolumns.h"

namespace heliograph {

namespace {

bool isNumber(int column)
{
    return column != VersionsModel::Saved && column != VersionsModel::Note;
}

QString timeText(const Percentiles &percentiles, qint64 us)
{
    return percentiles.count == 0 ? QStringLiteral("–") : durationText(us);
}

}

QString useText(const PromptUse &use)
{
    if (use.sums.calls == 0)
        return VersionsModel::tr("No calls were made from it yet.");
    QStringList parts{VersionsModel::tr("%Ln calls", nullptr, int(use.sums.calls)), sumText(use.sums)};
    if (const QString note = costNote(use.sums); !note.isEmpty())
        parts << note;
    if (use.latencyUs.count > 0) {
        parts << VersionsModel::tr("median %1").arg(durationText(use.latencyUs.p50));
        parts << VersionsModel::tr("p95 %1").arg(durationText(use.latencyUs.p95));
    }
    return parts.join(QStringLiteral(" · "));
}

void VersionsModel::setVersions(const QList<PromptVersion> &versions)
{
    m_now = QDateTime::currentDateTimeUtc();
    if (m_versions == versions) {
        refreshTimes();
        return;
    }
    beginResetModel();
    m_versions = versions;
    endResetModel();
}

void VersionsModel::setUses(const PromptUses &uses)
{
    m_uses = uses;
    if (!m_versions.isEmpty())
        Q_EMIT dataChanged(index(0, Calls), index(rowCount() - 1, Slowest));
}

int VersionsModel::rowOf(int version) const
{
    for (int row = 0; row < m_versions.size(); ++row) {
        if (m_versions[row].number == version)
            return row;
    }
    return -1;
}

void VersionsModel::refreshTimes()
{
    m_now = QDateTime::currentDateTimeUtc();
    if (!m_versions.isEmpty())
        Q_EMIT dataChanged(index(0, Saved), index(rowCount() - 1, Saved), {Qt::DisplayRole});
}

int VersionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_versions.size());
}

int VersionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString VersionsModel::textOf(const PromptVersion &version, int column) const
{
    const PromptUse use = m_uses.versions.value(version.number);
    switch (column) {
    case Number:
        return QString::number(version.number);
    case Saved:
        return relativeTimeText(version.createdAt, m_now);
    case Note:
        return version.note.simplified();
    case Calls:
        return use.sums.calls > 0 ? countText(use.sums.calls) : QStringLiteral("–");
    case Cost: {
        if (use.sums.calls == 0)
            return QStringLiteral("–");
        const QString note = costNote(use.sums);
        return note.isEmpty() ? sumText(use.sums) : QStringLiteral("%1  %2").arg(note, sumText(use.sums));
    }
    case Median:
        return timeText(use.latencyUs, use.latencyUs.p50);
    case Slowest:
        return timeText(use.latencyUs, use.latencyUs.p95);
    default:
        return {};
    }
}

QString VersionsModel::toolTipOf(const PromptVersion &version, int column) const
{
    switch (column) {
    case Saved:
        return fullTimeText(version.createdAt);
    case Note:
        return version.note;
    case Cost: {
        const CallSums sums = m_uses.versions.value(version.number).sums;
        return sums.calls > 0 ? costToolTip(sums) : QString();
    }
    default:
        return {};
    }
}

QVariant VersionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PromptVersion &version = m_versions[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return textOf(version, index.column());
    case Qt::ToolTipRole:
        return toolTipOf(version, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

QVariant VersionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole && section >= Cost)
        return groupToolTip(section == Cost ? GroupColumn::Cost : section == Median ? GroupColumn::Median : GroupColumn::Slowest);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("Version");
    case Saved:
        return tr("Saved");
    case Note:
        return tr("What changed");
    case Calls:
        return tr("Calls");
    case Cost:
        return tr("Cost");
    case Median:
        return tr("Median");
    default:
        return tr("p95");
    }
}

}
