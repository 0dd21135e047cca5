#include "core/helicone/heliconefallback.h"

#include "core/base/redact.h"
#include "core/helicone/headertext.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(HeliconeFallback)
};

Error usage(const QString &message)
{
    return {ErrorKind::Usage, message};
}

std::optional<StatusRange> rangeFromJson(const Json &code)
{
    if (code.is_number_integer()) {
        const int status = int(code.get<qint64>());
        return StatusRange{status, status};
    }
    const auto from = intMember(code, "from");
    const auto to = intMember(code, "to");
    if (!from || !to || !member(code, "from").is_number() || !member(code, "to").is_number())
        return std::nullopt;
    return StatusRange{int(*from), int(*to)};
}

bool has(const HeliconeFallback &fallback, QLatin1String name)
{
    return std::any_of(
        fallback.headers.begin(), fallback.headers.end(), [name](const auto &header) {
            return header.first.compare(name, Qt::CaseInsensitive) == 0;
        });
}

QString targetProblem(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool web =
        url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!url.isValid() || !web || url.host().isEmpty())
        return Tr::tr("The address must look like https://api.openai.com.");
    if (!url.userInfo().isEmpty())
        return Tr::tr("Leave the user name and password out of the address.");
    if ((!url.path().isEmpty() && url.path() != QLatin1String("/")) || url.hasQuery()
        || url.hasFragment()) {
        return Tr::tr("Helicone drops everything behind the host and appends the path of this "
                      "request instead. Write %1.")
            .arg(url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment)
                     .toString());
    }
    return {};
}

QString headerProblem(const QString &name, const QString &value)
{
    if (!isHeaderName(name))
        return Tr::tr("“%1” cannot be the name of a header.").arg(name);
    if (!isPlainHeaderText(value))
        return Tr::tr("The value of %1 can hold plain letters, digits and signs only.").arg(name);
    const bool secret = isSecretHeader(name.toUtf8()) || redactText(value) != value;
    if (secret && !isKeyReference(value)) {
        return Tr::tr("Do not write a key into %1: it would be kept with the call. Store the key "
                      "under Settings > Keys and "
                      "write its variable, such as Bearer $OPENAI_API_KEY.")
            .arg(name);
    }
    return {};
}

}

Result<std::vector<StatusRange>> readStatusRanges(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\A(\\d{3})(?:\\s*[-–]\\s*(\\d{3}))?\\z"));
    std::vector<StatusRange> ranges;
    const auto parts = text.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString one = part.trimmed();
        if (one.isEmpty())
            continue;
        const auto match = form.match(one);
        if (!match.hasMatch())
            return usage(
                Tr::tr("“%1” is no status. Write 429 or 500-599, with commas between.").arg(one));
        const int from = match.captured(1).toInt();
        ranges.push_back({from, match.captured(2).isEmpty() ? from : match.captured(2).toInt()});
    }
    return ranges;
}

QString statusRangesText(const std::vector<StatusRange> &ranges)
{
    QStringList parts;
    for (const StatusRange &range : ranges) {
        parts.append(range.from == range.to
                ? QString::number(range.from)
                : QStringLiteral("%1-%2").arg(range.from).arg(range.to));
    }
    return parts.join(QStringLiteral(", "));
}

QByteArray fallbacksText(const std::vector<HeliconeFallback> &fallbacks, const NamedKeys *keys)
{
    Json list = Json::array();
    for (const HeliconeFallback &fallback : fallbacks) {
        Json headers = Json::object();
        for (const auto &[name, value] : fallback.headers)
            headers[name.toStdString()] = toJson(keys ? withKeys(value, *keys) : value);
        Json codes = Json::array();
        for (const StatusRange &range : fallback.onCodes) {
            if (range.from == range.to)
                codes.push_back(range.from);
            else
                codes.push_back(Json{{"from", range.from}, {"to", range.to}});
        }
        Json entry{{"target-url", toJson(fallback.targetUrl.trimmed())},
            {"headers", std::move(headers)}, {"onCodes", std::move(codes)}};
        if (auto body = parseJson(fallback.bodyOverride))
            entry["bodyKeyOverride"] = std::move(*body);
        list.push_back(std::move(entry));
    }
    return QByteArray::fromStdString(list.dump(-1, ' ', true, Json::error_handler_t::replace));
}

Result<std::vector<HeliconeFallback>> readFallbacks(const QByteArray &text)
{
    const auto list = parseJson(text);
    if (!list || !list->is_array()) {
        return usage(Tr::tr(
            "The fallbacks are no JSON list; Helicone would answer with an error 500. An example: "
            "[{\"target-url\":\"https://api.openai.com\",\"headers\":{\"Authorization\":\"Bearer "
            "$OPENAI_API_KEY\",\"Content-Type\":\"application/"
            "json\"},\"onCodes\":[{\"from\":400,\"to\":500}]}]"));
    }
    std::vector<HeliconeFallback> fallbacks;
    for (const Json &entry : *list) {
        const int number = int(fallbacks.size()) + 1;
        if (!member(entry, "target-url").is_string() || !member(entry, "headers").is_object()
            || !member(entry, "onCodes").is_array()) {
            return usage(Tr::tr("Target %1 of the fallbacks lacks its target-url, headers or "
                                "onCodes; Helicone would answer "
                                "with an error 500.")
                             .arg(number));
        }
        HeliconeFallback fallback;
        fallback.targetUrl = stringMember(entry, "target-url");
        for (const auto &header : member(entry, "headers").items()) {
            if (!header.value().is_string())
                return usage(
                    Tr::tr("Target %1 of the fallbacks: the value of the header %2 is no text.")
                        .arg(number)
                        .arg(QString::fromStdString(header.key())));
            fallback.headers.append(
                {QString::fromStdString(header.key()), toQString(header.value())});
        }
        for (const Json &code : member(entry, "onCodes")) {
            const auto range = rangeFromJson(code);
            if (!range)
                return usage(Tr::tr("Target %1 of the fallbacks: onCodes holds numbers or "
                                    "{\"from\":500,\"to\":599}, nothing else.")
                                 .arg(number));
            fallback.onCodes.push_back(*range);
        }
        const Json &body = member(entry, "bodyKeyOverride");
        if (!body.is_null())
            fallback.bodyOverride = dumpJson(body);
        fallbacks.push_back(std::move(fallback));
    }
    return fallbacks;
}

std::vector<std::pair<int, QString>> problemsOf(const std::vector<HeliconeFallback> &fallbacks)
{
    std::vector<std::pair<int, QString>> problems;
    int overriddenBy = -1;
    for (size_t i = 0; i < fallbacks.size(); ++i) {
        const HeliconeFallback &fallback = fallbacks[i];
        const auto add = [&problems, i](const QString &text) {
            if (!text.isEmpty())
                problems.push_back({int(i), text});
        };
        add(targetProblem(fallback.targetUrl.trimmed()));
        QStringList names;
        bool keyed = false;
        for (const auto &[name, value] : fallback.headers) {
            add(headerProblem(name, value));
            keyed |= !keyReferencesIn(value).isEmpty();
            if (names.contains(name, Qt::CaseInsensitive))
                add(Tr::tr("The header %1 is there twice.").arg(name));
            names.append(name);
        }
        if (!has(fallback, QLatin1String("content-type")))
            add(Tr::tr("These headers replace all others, so Content-Type: application/json must "
                       "be among them."));
        if (!keyed)
            add(Tr::tr("These headers replace all others, so the provider's key must be among "
                       "them, such as "
                       "Authorization: Bearer $OPENAI_API_KEY."));
        for (const StatusRange &range : fallback.onCodes) {
            if (range.from < 100 || range.to > 599 || range.from > range.to)
                add(Tr::tr(
                    "A status is a number from 100 to 599, a range begins with the smaller one."));
        }
        if (fallback.onCodes.empty() && i + 1 < fallbacks.size())
            add(Tr::tr("Without a status Helicone never goes on to the next target. Write 429, "
                       "500-599, say."));
        const auto body = parseJson(fallback.bodyOverride);
        if (!fallback.bodyOverride.trimmed().isEmpty() && (!body || !body->is_object()))
            add(Tr::tr(
                "What changes in the body must be a JSON object, such as {\"model\":\"gpt-4o\"}."));
        if (!fallback.bodyOverride.trimmed().isEmpty())
            overriddenBy = int(i);
        else if (overriddenBy >= 0)
            add(Tr::tr("Helicone would go on with the body changes of target %1 here. Write what "
                       "this target needs, such as "
                       "{\"model\":\"gpt-4o\"}.")
                    .arg(overriddenBy + 1));
    }
    return problems;
}

}
