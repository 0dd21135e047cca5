#include "core/diff/diffsummary.h"

#include <QCoreApplication>
#include <QLocale>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(DiffSummary)
};

constexpr qsizetype kMostValues = 4; ///< told one by one
constexpr qsizetype kLongestValue = 24; ///< characters of a value

struct Counts {
    int changed = 0;
    int added = 0;
    int removed = 0;
    int moved = 0;

    void count(ItemOp op)
    {
        switch (op) {
        case ItemOp::Equal:
            break;
        case ItemOp::Changed:
            ++changed;
            break;
        case ItemOp::Added:
            ++added;
            break;
        case ItemOp::Removed:
            ++removed;
            break;
        case ItemOp::Moved:
            ++moved;
            break;
        }
    }
};

/// "2 messages changed, 1 added": the noun once.
QString countsText(const Counts &counts, bool tools)
{
    QStringList parts;
    const auto add = [&parts](int count, const QString &first, const QString &later) {
        if (count > 0)
            parts.append(parts.isEmpty() ? first : later);
    };
    add(counts.changed, tools ? Tr::tr("%n tool(s) changed", nullptr, counts.changed) : Tr::tr("%n message(s) changed", nullptr, counts.changed),
        {});
    add(counts.added, tools ? Tr::tr("%n tool(s) added", nullptr, counts.added) : Tr::tr("%n message(s) added", nullptr, counts.added),
        Tr::tr("%n added", nullptr, counts.added));
    add(counts.removed,
        tools ? Tr::tr("%n tool(s) removed", nullptr, counts.removed) : Tr::tr("%n message(s) removed", nullptr, counts.removed),
        Tr::tr("%n removed", nullptr, counts.removed));
    add(counts.moved, tools ? Tr::tr("%n tool(s) moved", nullptr, counts.moved) : Tr::tr("%n message(s) moved", nullptr, counts.moved),
        Tr::tr("%n moved", nullptr, counts.moved));
    return parts.join(QStringLiteral(", "));
}

QString shortValue(const Json &value)
{
    if (value.is_null())
        return Tr::tr("not set");
    const QString text = (value.is_string() ? toQString(value) : QString::fromUtf8(dumpJson(value))).simplified();
    return text.size() <= kLongestValue ? text : text.first(kLongestValue - 1) + u'…';
}

QString signedCount(qint64 count)
{
    const QString text = QLocale().toString(qAbs(count));
    return (count < 0 ? QStringLiteral("−") : QStringLiteral("+")) + text;
}

QString secondsText(qint64 us)
{
    const qint64 ms = (us + 500) / 1000;
    return ms < 1000 ? Tr::tr("%1 ms").arg(ms) : Tr::tr("%1 s").arg(QLocale().toString(double(ms) / 1000.0, 'f', 1));
}

/// Of two plain texts.
QString linesText(const TextDiff &diff)
{
    qsizetype removed = 0;
    qsizetype added = 0;
    qsizetype changed = 0;
    for (const LineBlock &block : diff.blocks) {
        if (block.equal)
            continue;
        const qsizetype a = block.aEnd - block.aBegin;
        const qsizetype b = block.bEnd - block.bBegin;
        changed += qMin(a, b);
        removed += a - qMin(a, b);
        added += b - qMin(a, b);
    }
    qsizetype moved = 0;
    for (const MovedLines &move : diff.moves)
        moved += move.count;
    removed -= qMin(removed, moved);
    added -= qMin(added, moved);
    QStringList parts;
    if (changed > 0)
        parts << Tr::tr("%n line(s) changed", nullptr, int(changed));
    if (added > 0)
        parts << Tr::tr("%n line(s) added", nullptr, int(added));
    if (removed > 0)
        parts << Tr::tr("%n line(s) removed", nullptr, int(removed));
    if (moved > 0)
        parts << Tr::tr("%n line(s) moved", nullptr, int(moved));
    return parts.join(QStringLiteral("; "));
}

}

QString diffSummary(const CallDiff &diff)
{
    QStringList parts;
    if (diff.plain) {
        const PartDiff &part = diff.messages.front().parts.front();
        return part.op == ItemOp::Equal ? Tr::tr("No difference") : linesText(part.diff);
    }
    Counts messages;
    for (const MessageDiff &message : diff.messages)
        messages.count(message.op);
    Counts tools;
    for (const ToolDiff &tool : diff.tools)
        tools.count(tool.op);
    parts << countsText(messages, false) << countsText(tools, true);
    qsizetype told = 0;
    for (const ValueDiff &value : diff.params) {
        if (++told <= kMostValues)
            parts << QStringLiteral("%1 %2 → %3").arg(value.name, shortValue(value.a), shortValue(value.b));
    }
    if (told > kMostValues)
        parts << Tr::tr("%n more parameter(s)", nullptr, int(told - kMostValues));
    if (diff.answer && diff.answer->op != ItemOp::Equal)
        parts << Tr::tr("another answer");
    const CallDeltas &deltas = diff.deltas;
    if (deltas.inputTokens.value_or(0) != 0)
        parts << Tr::tr("%1 input tokens").arg(signedCount(*deltas.inputTokens));
    if (deltas.outputTokens.value_or(0) != 0)
        parts << Tr::tr("%1 output tokens").arg(signedCount(*deltas.outputTokens));
    if (deltas.cost && !deltas.cost->isZero()) {
        const bool less = deltas.cost->pico() < 0;
        parts << (less ? QStringLiteral("−") : QStringLiteral("+")) + Money::fromPico(qAbs(deltas.cost->pico())).toDisplay();
    }
    if (const qint64 us = deltas.latencyUs.value_or(0); qAbs(us) >= 1000)
        parts << (us > 0 ? Tr::tr("%1 slower") : Tr::tr("%1 faster")).arg(secondsText(qAbs(us)));
    parts.removeAll(QString());
    if (parts.isEmpty())
        return diff.equal() ? Tr::tr("No difference") : Tr::tr("Only tags, headers or the outcome differ");
    return parts.join(QStringLiteral("; "));
}

}
