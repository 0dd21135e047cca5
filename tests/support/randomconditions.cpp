#include "tests/support/randomconditions.h"

#include "tests/support/plainvalues.h"

namespace heliograph {

CallCondition RandomConditions::next(int depth)
{
    if (depth == 0 || m_random.below(3) == 0)
        return one();
    const CallCondition a = next(depth - 1);
    if (m_random.below(5) == 0)
        return {QStringLiteral("not (%1)").arg(a.text), [=](const Call &c) { return !a.fits(c); }};
    const CallCondition b = next(depth - 1);
    const bool both = m_random.below(2) == 0;
    return {QStringLiteral("(%1) %2 (%3)").arg(a.text, QLatin1String(both ? "and" : "or"), b.text),
        [=](const Call &c) { return both ? a.fits(c) && b.fits(c) : a.fits(c) || b.fits(c); }};
}

CallCondition RandomConditions::number(const QString &name, qint64 limit, const QString &shown,
    const std::function<std::optional<qint64>(const Call &)> &value)
{
    const int op = m_random.below(7);
    const QString ops[] = {QStringLiteral("="), QStringLiteral("!="), QStringLiteral(">"), QStringLiteral(">="),
        QStringLiteral("<"), QStringLiteral("<="), QStringLiteral("is null")};
    return {op == 6 ? name + u' ' + ops[6] : name + u' ' + ops[op] + u' ' + shown, [=](const Call &call) {
                const auto now = value(call);
                switch (op) {
                case 0: return now && *now == limit;
                case 1: return !(now && *now == limit);
                case 2: return now && *now > limit;
                case 3: return now && *now >= limit;
                case 4: return now && *now < limit;
                case 5: return now && *now <= limit;
                default: return !now;
                }
            }};
}

CallCondition RandomConditions::text(const QString &name, const QString &value, const std::function<QString(const Call &)> &of)
{
    const int op = m_random.below(4);
    const QString ops[] = {QStringLiteral("="), QStringLiteral("!="), QStringLiteral("~"), QStringLiteral("!~")};
    return {QStringLiteral("%1 %2 \"%3\"").arg(name, ops[op], value), [=](const Call &call) {
                const QString now = of(call);
                const bool fits = op < 2 ? now == value : now.contains(value, Qt::CaseInsensitive);
                return fits != (op % 2 == 1);
            }};
}

CallCondition RandomConditions::one()
{
    switch (m_random.below(15)) {
    case 0: {
        const int value = m_random.below(500);
        return number(QStringLiteral("output"), value, QString::number(value), [](const Call &c) { return c.answer.usage.output; });
    }
    case 1: {
        const int value = m_random.below(1'000);
        return number(QStringLiteral("ttft"), value * 1'000, QStringLiteral("%1ms").arg(value), [](const Call &c) { return knownTime(c.exchange.timing.firstTokenUs); });
    }
    case 2: {
        const int value = m_random.below(1'000);
        return number(QStringLiteral("cost"), qint64(value) * 1'000'000'000, QString::number(value / 1000.0, 'f', 3), [](const Call &c) {
            return c.receipt ? std::optional<qint64>(c.receipt->total.pico()) : std::nullopt;
        });
    }
    case 3: {
        const int value = m_random.below(120);
        return number(QStringLiteral("tokens"), value, QString::number(value), [](const Call &c) -> std::optional<qint64> {
            const Usage &u = c.answer.usage;
            if (!u.totalInput() && !u.output && !u.audioOutput)
                return std::nullopt;
            return u.totalInput().value_or(0) + u.output.value_or(0) + u.audioOutput.value_or(0);
        });
    }
    case 4:
        return number(QStringLiteral("http_status"), 200, QStringLiteral("200"), [](const Call &c) {
            return c.httpStatus ? std::optional<qint64>(c.httpStatus) : std::nullopt;
        });
    case 5:
        return text(QStringLiteral("model"), QStringLiteral("m%1").arg(m_random.below(20)), [](const Call &c) { return c.model; });
    case 6:
        return text(QStringLiteral("user"), QStringLiteral("User %1").arg(m_random.below(30)), [](const Call &c) { return c.tags.userId; });
    case 7:
        return text(QStringLiteral("property.APP"), m_calls.word(), [](const Call &c) {
            return c.tags.properties.isEmpty() ? QString() : c.tags.properties[0].second;
        });
    case 8:
        return text(QStringLiteral("prompt"), m_calls.word(), [](const Call &c) { return c.promptPreview; });
    case 9: {
        const int value = m_random.below(2'000);
        return number(QStringLiteral("speed"), value * 1'000, QString::number(value), plainSpeed);
    }
    case 10: {
        const int value = m_random.below(60);
        return number(QStringLiteral("cache_write"), value, QString::number(value), plainCacheWrite);
    }
    case 11: {
        const bool good = m_random.below(2);
        const int kind = m_random.below(3);
        const Rating rating = good ? Rating::Good : Rating::Bad;
        const QString texts[] = {QStringLiteral("rating = ") + ratingName(rating), QStringLiteral("rating != ") + ratingName(rating),
            QStringLiteral("rating is null")};
        return {texts[kind], [=](const Call &c) {
                    return kind == 0 ? c.marks.rating == rating : kind == 1 ? c.marks.rating != rating : !c.marks.rating;
                }};
    }
    case 12:
        return text(QStringLiteral("note"), m_calls.word(), [](const Call &c) { return c.marks.note; });
    case 13: {
        const QString label = m_calls.word();
        const bool unset = m_random.below(3) == 0;
        return {unset ? QStringLiteral("label is not null") : QStringLiteral("label = \"%1\"").arg(label),
            [=](const Call &c) { return unset ? !c.marks.labels.isEmpty() : c.marks.labels.contains(label, Qt::CaseInsensitive); }};
    }
    default:
        return {QStringLiteral("status = error"), [](const Call &c) { return c.status == CallStatus::Error; }};
    }
}

}
