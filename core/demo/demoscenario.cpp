#include "core/demo/demoscenario.h"

#include <QHash>

#include <algorithm>

namespace heliograph {

namespace {

constexpr qint64 kLongest = 4'000'000;
constexpr char kJson[] = "application/json";
constexpr char kJsonUtf8[] = "application/json;charset=UTF-8";

const char kBadGateway[] = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
                           "<center><h1>502 Bad Gateway</h1></center>\r\n"
                           "<hr><center>heliograph-demo</center>\r\n</body>\r\n</html>\r\n";
const char kPortal[] =
    "<!DOCTYPE html>\n<html><head><title>Welcome to the train's Wi-Fi</title></head>\n"
    "<body><h1>Please sign in</h1></body></html>\n";

struct Arguments {
    QStringList words;

    qint64 number(int index, qint64 fallback, qint64 high) const
    {
        bool ok = false;
        const qint64 value = words.value(index).toLongLong(&ok);
        return ok ? std::clamp<qint64>(value, 0, high) : fallback;
    }
};

/// The key a request came with: what follows "Bearer ".
QByteArray sentKey(const HeaderList &headers)
{
    for (const auto &[name, value] : headers) {
        if (name.compare("authorization", Qt::CaseInsensitive) == 0)
            return value.startsWith("Bearer ") ? value.mid(7).trimmed() : value;
    }
    return {};
}

/// As OpenAI shows a key it refuses: the first and the last few letters, stars between.
QString maskedKey(const QByteArray &key)
{
    const QString text = QString::fromLatin1(key);
    if (text.size() < 12)
        return QString(text.size(), QLatin1Char('*'));
    return text.left(3) + QString(std::min<qsizetype>(text.size() - 7, 40), QLatin1Char('*'))
        + text.right(4);
}

DemoRefusal invalidKey(const HeaderList &headers, bool leak)
{
    const QByteArray key = sentKey(headers);
    if (key.isEmpty()) {
        return openAiRefusal(401,
            QStringLiteral("You didn't provide an API key. You need to provide your API key in an "
                           "Authorization header using Bearer auth (i.e. Authorization: Bearer "
                           "YOUR_KEY)."),
            QStringLiteral("invalid_request_error"));
    }
    return openAiRefusal(401,
        QStringLiteral("Incorrect API key provided: %1. You can find your API key at "
                       "https://platform.openai.com/account/api-keys.")
            .arg(leak ? QString::fromLatin1(key) : maskedKey(key)),
        QStringLiteral("invalid_request_error"), QStringLiteral("invalid_api_key"));
}

DemoRefusal errorOfCode(int status, const DemoPrompt &prompt)
{
    const QString invalid = QStringLiteral("invalid_request_error");
    const QString server = QStringLiteral("server_error");
    switch (status) {
    case 401:
        return invalidKey(prompt.headers, false);
    case 403:
        return openAiRefusal(status, QStringLiteral("Country, region, or territory not supported"),
            QStringLiteral("request_forbidden"),
            QStringLiteral("unsupported_country_region_territory"));
    case 404:
        return openAiRefusal(status,
            QStringLiteral("The model `%1` does not exist or you do not have access to it.")
                .arg(prompt.model.left(100)),
            invalid, QStringLiteral("model_not_found"));
    case 413:
        return openAiRefusal(
            status, QStringLiteral("Maximum content size limit exceeded."), invalid);
    case 429:
        return openAiRefusal(status,
            QStringLiteral("Rate limit reached for %1 in organization org-demo on requests per min "
                           "(RPM): Limit 3, Used 3, Requested 1.")
                .arg(prompt.model.left(100)),
            QStringLiteral("requests"), QStringLiteral("rate_limit_exceeded"));
    case 500:
        return openAiRefusal(status,
            QStringLiteral(
                "The server had an error while processing your request. Sorry about that!"),
            server);
    case 503:
        return openAiRefusal(status,
            QStringLiteral("The engine is currently overloaded, please try again later"), server);
    default:
        return openAiRefusal(status,
            QStringLiteral("The demo provider was asked to fail with status %1.").arg(status),
            status < 500 ? invalid : server);
    }
}

DemoRefusal heliconeRateLimit(qint64 seconds)
{
    DemoRefusal refusal{429,
        {{"Content-Type", kJsonUtf8}, {"X-Helicone-Error", "rate_limited"},
            {"Helicone-RateLimit-Limit", "100"}, {"Helicone-RateLimit-Remaining", "0"},
            {"Helicone-RateLimit-Policy", "100;w=60;u=request"}},
        heliconeRateLimitBody()};
    if (seconds > 0)
        refusal.headers.append(Header{"Helicone-RateLimit-Reset", QByteArray::number(seconds)});
    return refusal;
}

DemoRefusal heliconeCrash()
{
    return {500, {{"Content-Type", kJsonUtf8}, {"helicone-error", "true"}},
        dumpJson(Json{{"helicone-message",
                          "Helicone ran into an error servicing your request: "
                          "Error: Invalid prompt mode"},
            {"support",
                "Please reach out on our discord or email us at help@helicone.ai, we'd love "
                "to help!"},
            {"helicone-error", "{}"}})};
}

DemoRefusal heliconeUnreachable()
{
    return {502, {{"Content-Type", kJsonUtf8}},
        dumpJson(Json{{"error", "Network connection lost"},
            {"message", "Unable to connect to the provider"},
            {"helicone-message", "Helicone could not reach the provider"},
            {"support",
                "Please reach out on our discord or email us at help@helicone.ai, we'd love "
                "to help!"}})};
}

/// The gateway says JSON and calls it text.
DemoRefusal heliconeGateway()
{
    const Json detail{{"source", "Bad Request"}, {"type", "invalid_request_error"},
        {"message", "No valid providers available for demo-unknown"}, {"statusCode", 400}};
    return {500, {{"Content-Type", "text/plain;charset=UTF-8"}},
        dumpJson(Json{{"success", false},
            {"error",
                Json{{"code", "request_failed"},
                    {"message", "All attempts failed: no valid providers available"},
                    {"details", Json::array({detail})}, {"param", nullptr}}}})};
}

DemoScenario refused(DemoRefusal refusal, int times = -1)
{
    DemoScenario scenario;
    scenario.kind = DemoScenario::Kind::Refusal;
    scenario.refusal = std::move(refusal);
    scenario.times = times;
    return scenario;
}

DemoScenario troubled(StreamTrouble trouble, qint64 number)
{
    DemoScenario scenario;
    scenario.trouble = trouble;
    scenario.number = number;
    return scenario;
}

std::optional<DemoScenario> refusalNamed(const QString &name, const Arguments &arguments,
    const DemoPrompt &prompt, const DemoOptions &options)
{
    const auto times = int(arguments.number(1, 1, 1000));
    if (name == QLatin1String("rate-limit")) {
        const qint64 seconds = arguments.number(0, options.retryAfterS, 86'400);
        DemoRefusal refusal = errorOfCode(429, prompt);
        refusal.headers.append(Header{"Retry-After", QByteArray::number(seconds)});
        return refused(std::move(refusal), times);
    }
    if (name == QLatin1String("helicone-rate-limit"))
        return refused(heliconeRateLimit(arguments.number(0, options.retryAfterS, 86'400)), times);
    if (name == QLatin1String("error")) {
        const qint64 code = arguments.number(0, 500, 599);
        const bool counted = arguments.words.size() > 1;
        return refused(errorOfCode(int(std::max<qint64>(400, code)), prompt), counted ? times : -1);
    }
    if (name == QLatin1String("quota")) {
        return refused(openAiRefusal(429,
            QStringLiteral("You exceeded your current quota, please check your plan and billing "
                           "details."),
            QStringLiteral("insufficient_quota"), QStringLiteral("insufficient_quota")));
    }
    if (name == QLatin1String("bad-key"))
        return refused(invalidKey(prompt.headers, false));
    if (name == QLatin1String("leak-key"))
        return refused(invalidKey(prompt.headers, true));
    if (name == QLatin1String("html"))
        return refused({502, {{"Content-Type", "text/html"}}, kBadGateway});
    if (name == QLatin1String("portal"))
        return refused({200, {{"Content-Type", "text/html; charset=utf-8"}}, kPortal});
    if (name == QLatin1String("empty"))
        return refused({200, {{"Content-Type", kJson}}, QByteArray()});
    if (name == QLatin1String("not-json"))
        return refused(
            {200, {{"Content-Type", kJson}}, "{\"id\":\"chatcmpl-demo\",\"choices\":[{\"ind"});
    if (name == QLatin1String("helicone-crash"))
        return refused(heliconeCrash());
    if (name == QLatin1String("helicone-unreachable"))
        return refused(heliconeUnreachable());
    if (name == QLatin1String("helicone-gateway"))
        return refused(heliconeGateway());
    if (name == QLatin1String("helicone-key")) {
        return refused(
            {401, {{"Content-Type", "text/plain;charset=UTF-8"}}, "Invalid Helicone API key"});
    }
    return std::nullopt;
}

}

QByteArray heliconeRateLimitBody()
{
    return dumpJson(Json{{"message",
        "Helicone user was rate limit via Helicone-RateLimit-Policy header. Please wait before "
        "making more requests. See "
        "https://docs.helicone.ai/features/advanced-usage/custom-rate-limits for more details."}});
}

QStringList demoModels()
{
    return {QStringLiteral("demo-small"), QStringLiteral("demo-large"),
        QStringLiteral("demo-reasoner")};
}

const std::vector<DemoTrick> &demoTricks()
{
    static const std::vector<DemoTrick> commands = {
        {"/help", "shows this list"},
        {"/echo TEXT", "answers with TEXT, unchanged"},
        {"/headers", "shows the headers your request came with, keys struck out"},
        {"/long CHARACTERS", "an answer of that length"},
        {"/think", "reasons before it answers, whatever the model"},
        {"/tool", "calls the first of the tools you sent"},
        {"/tools", "calls all of them at once"},
        {"/refuse", "a refusal, as a model says no"},
        {"/filter", "an answer stopped by a content filter"},
        {"/no-usage", "an answer that never says how many tokens it took"},
        {"/rate-limit [SECONDS] [TIMES]", "429 with Retry-After, then the answer"},
        {"/helicone-rate-limit [SECONDS] [TIMES]", "Helicone's own 429, then the answer"},
        {"/quota", "429: the money is spent, asking again does not help"},
        {"/error STATUS [TIMES]", "an error of that status, always or TIMES in a row"},
        {"/bad-key", "401 with your key masked"},
        {"/leak-key", "401 with your whole key in the message, as careless proxies do"},
        {"/html", "502 with a web page instead of JSON"},
        {"/portal", "200 with a web page instead of an answer"},
        {"/not-json", "200 with broken JSON"},
        {"/empty", "200 with nothing"},
        {"/helicone-crash", "500: Helicone itself failed"},
        {"/helicone-unreachable", "502: Helicone did not reach the provider"},
        {"/helicone-gateway", "500 of Helicone's AI gateway: JSON called text"},
        {"/helicone-key", "401: Helicone does not know the key"},
        {"/slow [SECONDS]", "waits before the first byte"},
        {"/stall [SECONDS]", "pauses in the middle of the answer"},
        {"/cut [TOKENS]", "drops the connection in the middle of the answer"},
        {"/no-done [TOKENS]", "ends the stream without its end marker"},
        {"/garbage [TOKENS]", "one broken chunk in the middle, then goes on"},
        {"/stream-error [TOKENS]", "an error in the middle of the stream"},
        {"/hang [TOKENS]", "stops for ever, at once or after that many tokens"},
    };
    return commands;
}

DemoScenario demoScenario(const DemoPrompt &prompt, const DemoOptions &options)
{
    DemoScenario scenario;
    if (prompt.command.isEmpty())
        return scenario;
    const QString command = prompt.command.trimmed();
    const qsizetype end = std::find_if(command.begin(), command.end(), [](QChar c) {
        return c.isSpace() || c == QLatin1Char(':');
    }) - command.begin();
    const QString name = command.left(end).toLower();
    const QString rest = command.mid(end + 1);
    const Arguments arguments{QString(rest)
                                  .replace(QLatin1Char(':'), QLatin1Char(' '))
                                  .simplified()
                                  .split(QLatin1Char(' '), Qt::SkipEmptyParts)};

    if (auto refusal = refusalNamed(name, arguments, prompt, options))
        return *refusal;

    using Kind = DemoScenario::Kind;
    static const QHash<QString, Kind> kinds = {{QStringLiteral("headers"), Kind::Headers},
        {QStringLiteral("think"), Kind::Think}, {QStringLiteral("tool"), Kind::Tool},
        {QStringLiteral("tools"), Kind::Tools},
        {QStringLiteral("refuse"), Kind::Refuse}, {QStringLiteral("filter"), Kind::Filter},
        {QStringLiteral("no-usage"), Kind::NoUsage}};
    static const QHash<QString, StreamTrouble> troubles = {
        {QStringLiteral("cut"), StreamTrouble::Cut},
        {QStringLiteral("no-done"), StreamTrouble::NoDone},
        {QStringLiteral("garbage"), StreamTrouble::Garbage},
        {QStringLiteral("stream-error"), StreamTrouble::ErrorEvent}};

    if (const auto kind = kinds.constFind(name); kind != kinds.constEnd()) {
        scenario.kind = *kind;
    } else if (const auto trouble = troubles.constFind(name); trouble != troubles.constEnd()) {
        scenario = troubled(*trouble, arguments.number(0, 12, 1'000'000));
    } else if (name == QLatin1String("stall")) {
        scenario = troubled(StreamTrouble::Stall, arguments.number(0, 5, 3600) * 1000);
    } else if (name == QLatin1String("slow")) {
        scenario.slowMs = arguments.number(0, 8, 3600) * 1000;
    } else if (name == QLatin1String("hang")) {
        if (arguments.words.isEmpty())
            scenario.kind = Kind::Hang;
        else
            scenario = troubled(StreamTrouble::Hang, arguments.number(0, 0, 1'000'000));
    } else if (name == QLatin1String("echo")) {
        scenario.kind = Kind::Echo;
        scenario.text = rest;
    } else if (name == QLatin1String("long")) {
        scenario.kind = Kind::Long;
        scenario.number = arguments.number(0, 10'000, kLongest);
    } else {
        scenario.kind = Kind::Help;
    }
    return scenario;
}

}
