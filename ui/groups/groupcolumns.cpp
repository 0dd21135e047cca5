#include "ui/groups/groupcolumns.h"

#include "ui/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(GroupColumns)
};

constexpr int kNamed = 3; // names a cell shows of a list

QString namesText(const QStringList &names)
{
    if (names.isEmpty())
        return QStringLiteral("–");
    QString text = names.mid(0, kNamed).join(QStringLiteral(", "));
    if (names.size() > kNamed)
        text += Tr::tr(" and %1 more").arg(names.size() - kNamed);
    return text;
}

QString timeText(qint64 ms, const QDateTime &now)
{
    return relativeTimeText(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC), now);
}

QString percentileText(const Percentiles &percentiles, qint64 us)
{
    return percentiles.count == 0 ? QStringLiteral("–") : durationText(us);
}

/// By what numbers sort; of names and lists nothing.
qint64 keyOf(const CallGroup &group, GroupColumn column)
{
    const CallSums &sums = group.sums;
    switch (column) {
    case GroupColumn::Last:
        return sums.lastMs;
    case GroupColumn::Length:
        return sums.lengthUs();
    case GroupColumn::Cost:
        return sums.costPico;
    case GroupColumn::Calls:
        return sums.calls;
    case GroupColumn::Errors:
        return sums.errors;
    case GroupColumn::Input:
        return sums.inputTokens;
    case GroupColumn::Output:
        return sums.outputTokens;
    case GroupColumn::Median:
        return group.latencyUs.count == 0 ? -1 : group.latencyUs.p50;
    case GroupColumn::Slowest:
        return group.latencyUs.count == 0 ? -1 : group.latencyUs.p95;
    case GroupColumn::First:
        return sums.firstMs;
    case GroupColumn::Name:
    case GroupColumn::Users:
    case GroupColumn::Models:
        break;
    }
    return 0;
}

QString wordOf(const CallGroup &group, GroupColumn column)
{
    switch (column) {
    case GroupColumn::Users:
        return group.users.value(0);
    case GroupColumn::Models:
        return group.models.value(0);
    default:
        return group.name.isEmpty() ? group.value.value_or(QString()) : group.name;
    }
}

}

QString groupTitle(GroupColumn column)
{
    switch (column) {
    case GroupColumn::Name:
        return {};
    case GroupColumn::Last:
        return Tr::tr("Last call");
    case GroupColumn::Length:
        return Tr::tr("Duration");
    case GroupColumn::Cost:
        return Tr::tr("Cost");
    case GroupColumn::Calls:
        return Tr::tr("Calls");
    case GroupColumn::Errors:
        return Tr::tr("Errors");
    case GroupColumn::Input:
        return Tr::tr("Tokens in");
    case GroupColumn::Output:
        return Tr::tr("Tokens out");
    case GroupColumn::Median:
        return Tr::tr("Median");
    case GroupColumn::Slowest:
        return Tr::tr("p95");
    case GroupColumn::First:
        return Tr::tr("First call");
    case GroupColumn::Users:
        return Tr::tr("Users");
    case GroupColumn::Models:
        return Tr::tr("Models");
    }
    return {};
}

QString groupToolTip(GroupColumn column)
{
    switch (column) {
    case GroupColumn::Length:
        return Tr::tr("From the beginning of the first call to the end of the last");
    case GroupColumn::Cost:
        return Tr::tr("Sum of the known costs; calls without a price and estimates are counted beside it");
    case GroupColumn::Input:
        return Tr::tr("Input tokens, cached ones included");
    case GroupColumn::Output:
        return Tr::tr("Output tokens, reasoning included");
    case GroupColumn::Median:
        return Tr::tr("Half of the calls took no longer than this");
    case GroupColumn::Slowest:
        return Tr::tr("95 of 100 calls took no longer than this");
    default:
        return {};
    }
}

bool isNumberColumn(GroupColumn column)
{
    switch (column) {
    case GroupColumn::Name:
    case GroupColumn::Last:
    case GroupColumn::First:
    case GroupColumn::Users:
    case GroupColumn::Models:
        return false;
    default:
        return true;
    }
}

QString costNote(const CallSums &sums)
{
    QStringList parts;
    if (sums.unpriced > 0)
        parts << Tr::tr("%1 unpriced").arg(countText(sums.unpriced));
    if (sums.estimated > 0)
        parts << Tr::tr("%1 est.").arg(countText(sums.estimated));
    return parts.join(QStringLiteral(" · "));
}

QString costToolTip(const CallSums &sums)
{
    QStringList lines{QStringLiteral("$") + sums.cost().toDecimal()};
    if (sums.unpriced > 0)
        lines << Tr::tr("%Ln calls have no known price and are not in it.", nullptr, int(sums.unpriced));
    if (sums.estimated > 0)
        lines << Tr::tr("%Ln calls are estimated: %1 of it.", nullptr, int(sums.estimated))
                     .arg(sums.estimatedCost().toDisplay());
    if (sums.running > 0)
        lines << Tr::tr("%Ln calls still run.", nullptr, int(sums.running));
    return lines.join(QLatin1Char('\n'));
}

QString sumText(const CallSums &sums)
{
    const bool none = sums.costPico == 0 && sums.calls > 0 && sums.calls == sums.unpriced + sums.running;
    return none ? QStringLiteral("–") : sums.cost().toDisplay();
}

QString groupText(const CallGroup &group, GroupColumn column, const QDateTime &now)
{
    const CallSums &sums = group.sums;
    switch (column) {
    case GroupColumn::Name:
        return group.name.isEmpty() ? group.value.value_or(QString()) : group.name;
    case GroupColumn::Last:
        return sums.running > 0 ? Tr::tr("running") : timeText(sums.lastMs, now);
    case GroupColumn::Length:
        return durationText(sums.lengthUs());
    case GroupColumn::Cost:
        return sumText(sums);
    case GroupColumn::Calls:
        return countText(sums.calls);
    case GroupColumn::Errors:
        return sums.errors > 0 ? countText(sums.errors) : QStringLiteral("–");
    case GroupColumn::Input:
        return countText(sums.inputTokens);
    case GroupColumn::Output:
        return countText(sums.outputTokens);
    case GroupColumn::Median:
        return percentileText(group.latencyUs, group.latencyUs.p50);
    case GroupColumn::Slowest:
        return percentileText(group.latencyUs, group.latencyUs.p95);
    case GroupColumn::First:
        return timeText(sums.firstMs, now);
    case GroupColumn::Users:
        return namesText(group.users);
    case GroupColumn::Models:
        return namesText(group.models);
    }
    return {};
}

QString groupToolTip(const CallGroup &group, GroupColumn column)
{
    const auto time = [](qint64 ms) { return fullTimeText(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC)); };
    switch (column) {
    case GroupColumn::Name:
        return group.name.isEmpty() ? QString() : group.value.value_or(QString());
    case GroupColumn::Last:
        return time(group.sums.lastMs);
    case GroupColumn::First:
        return time(group.sums.firstMs);
    case GroupColumn::Cost:
        return costToolTip(group.sums);
    case GroupColumn::Users:
        return group.users.mid(0, 40).join(QLatin1Char('\n'));
    case GroupColumn::Models:
        return group.models.mid(0, 40).join(QLatin1Char('\n'));
    default:
        return {};
    }
}

void sortGroups(QList<CallGroup> &groups, GroupColumn column, Qt::SortOrder order)
{
    const bool ascending = order == Qt::AscendingOrder;
    const bool words = column == GroupColumn::Name || column == GroupColumn::Users || column == GroupColumn::Models;
    std::stable_sort(groups.begin(), groups.end(), [&](const CallGroup &a, const CallGroup &b) {
        if (!words) {
            const qint64 keyA = keyOf(a, column);
            const qint64 keyB = keyOf(b, column);
            return ascending ? keyA < keyB : keyA > keyB;
        }
        const QString wordA = wordOf(a, column);
        const QString wordB = wordOf(b, column);
        if (wordA.isEmpty() != wordB.isEmpty())
            return wordB.isEmpty();
        const int differs = wordA.compare(wordB, Qt::CaseInsensitive);
        return ascending ? differs < 0 : differs > 0;
    });
}

}
