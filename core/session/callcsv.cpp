#include "core/session/callcsv.h"

#include <algorithm>
#include <array>

namespace heliograph {

namespace {

/// A cell of text from outside. Spreadsheets run what begins with these characters (also behind
/// spaces and as full-width forms); an apostrophe stops them.
QString csvText(const QString &original)
{
    static constexpr std::array<char16_t, 10> kStarts{
        u'=', u'+', u'-', u'@', u'\t', u'\r', 0xff1d, 0xff0b, 0xff0d, 0xff20};
    QString text = original;
    text.removeIf([](QChar c) {
        const char16_t u = c.unicode();
        return (u < 32 && u != '\n' && u != '\t') || (u >= 0x7f && u < 0xa0);
    });
    const auto startsWithOne = [](const QString &value) {
        return !value.isEmpty()
            && std::find(kStarts.begin(), kStarts.end(), value[0].unicode()) != kStarts.end();
    };
    if (startsWithOne(text) || startsWithOne(text.trimmed()))
        text.prepend(u'\'');
    text.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

QString csvNumber(Usage::Count count)
{
    return count ? QString::number(*count) : QString();
}

QString csvMs(qint64 us)
{
    return us < 0 ? QString() : QString::number(double(us) / 1000.0, 'f', 3);
}

}

QString csvHeader()
{
    return QStringLiteral(
        "id,created_at,source,provider,requested_model,model,route,status,http_status,prompt,"
        "answer,"
        "input,cached_input,cache_write_5m,cache_write_1h,output,reasoning,cost_usd,cost_basis,"
        "latency_ms,ttft_ms,user_id,session_id,session_name,session_path,error,rating,note,labels\r\n");
}

QString csvRow(const CallSummary &call)
{
    static const std::array<QString, 3> kBases{
        QStringLiteral("exact"), QStringLiteral("estimated"), QStringLiteral("declared")};
    const Usage &usage = call.usage;
    const QStringList cells{call.id.toString(QUuid::WithoutBraces),
        call.createdAt.toUTC().toString(Qt::ISODateWithMs), sourceName(call.source),
        csvText(call.provider), csvText(call.requestedModel),
        csvText(call.model.isEmpty() ? call.requestedModel : call.model), routeName(call.route),
        callStatusName(call.status),
        call.httpStatus > 0 ? QString::number(call.httpStatus) : QString(),
        csvText(call.promptPreview), csvText(call.answerPreview), csvNumber(usage.input),
        csvNumber(usage.cachedInput), csvNumber(usage.cacheWrite5m), csvNumber(usage.cacheWrite1h),
        csvNumber(usage.output), csvNumber(usage.reasoning),
        call.cost ? call.cost->toDecimal() : QString(),
        call.cost && call.costBasis ? kBases[size_t(*call.costBasis)] : QString(),
        csvMs(call.latencyUs), csvMs(call.firstTokenUs), csvText(call.tags.userId),
        csvText(call.tags.sessionId), csvText(call.tags.sessionName),
        csvText(call.tags.sessionPath), csvText(call.errorMessage),
        call.rating ? ratingName(*call.rating) : QString(), csvText(call.note),
        csvText(call.labels.join(QStringLiteral("; ")))};
    return cells.join(QLatin1Char(',')) + QStringLiteral("\r\n");
}

}
