#include "core/demo/demoprovider.h"

#include "core/demo/demotokens.h"

#include <QCryptographicHash>
#include <QDateTime>

namespace heliograph {

namespace {

constexpr qsizetype kPrefixes = 50'000;
constexpr qsizetype kRefusals = 1000;
constexpr char kJson[] = "application/json";
constexpr char kEventStream[] = "text/event-stream; charset=utf-8";

DemoReply modelsReply()
{
    Json list = Json::array();
    for (const QString &model : demoModels()) {
        list.push_back(Json{{"id", toJson(model)}, {"object", "model"}, {"created", 1767225600},
            {"owned_by", "heliograph-demo"}});
    }
    DemoReply reply;
    reply.headers = {{"Content-Type", kJson}};
    reply.body = dumpJsonPretty(Json{{"object", "list"}, {"data", std::move(list)}});
    return reply;
}

DemoReply homeReply(const QString &baseUrl)
{
    QString rows;
    for (const DemoTrick &command : demoTricks()) {
        rows += QStringLiteral("<tr><td><code>%1</code></td><td>%2</td></tr>\n")
                    .arg(QLatin1String(command.usage),
                        QString::fromLatin1(command.meaning).toHtmlEscaped());
    }
    const QString page =
        QStringLiteral("<!DOCTYPE html>\n<html lang=\"en\"><head><meta "
                       "charset=\"utf-8\"><title>Heliograph demo provider</title>\n"
                       "<style>body{font:16px/1.5 system-ui,sans-serif;max-width:46em;margin:3em "
                       "auto;padding:0 1em;"
                       "color-scheme:light dark}td{padding:.15em 1.5em .15em "
                       "0;vertical-align:top}</style></head>\n<body>\n"
                       "<h1>Heliograph demo provider</h1>\n<p>It answers like a model and is none: "
                       "everything it says is made up here, "
                       "on your own machine, and costs nothing. It needs no key.</p>\n<p>Base URL: "
                       "<code>%1</code></p>\n"
                       "<p>Models: <code>%2</code></p>\n<p>Begin a prompt with one of these, or "
                       "end the model's name with it "
                       "(<code>demo-small:cut</code>):</p>\n<table>\n%3</table>\n</body></html>\n")
            .arg(baseUrl.toHtmlEscaped(), demoModels().join(QStringLiteral("</code>, <code>")),
                rows);
    DemoReply reply;
    reply.headers = {{"Content-Type", "text/html; charset=utf-8"}};
    reply.body = page.toUtf8();
    return reply;
}

QByteArray hashOf(const QByteArray &before, QByteArrayView bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(before);
    hash.addData(bytes.toByteArray());
    return hash.result();
}

}

DemoProvider::DemoProvider(DemoOptions options) : m_options(options) { }

DemoReply DemoProvider::reply(const IncomingRequest &request, const QString &baseUrl)
{
    QByteArray path = request.path();
    while (path.size() > 1 && path.endsWith('/'))
        path.chop(1);
    const bool get = request.method == "GET" || request.method == "HEAD";
    const bool chat = path.endsWith("/chat/completions");
    const bool models = path == "/models" || path.endsWith("/v1/models");
    DemoReply reply;
    if (chat && request.method == "POST") {
        reply = complete(request);
    } else if (models && get) {
        reply = modelsReply();
    } else if (path == "/" && get) {
        reply = homeReply(baseUrl);
    } else if (chat || models || path == "/") {
        reply = refuse(openAiRefusal(405,
            QStringLiteral("Not allowed to %1 on %2.")
                .arg(QString::fromLatin1(request.method.left(20)),
                    QString::fromUtf8(path.left(200))),
            QStringLiteral("invalid_request_error"), QStringLiteral("method_not_supported")));
    } else {
        reply = refuse(openAiRefusal(404,
            QStringLiteral("Invalid URL (%1 %2)")
                .arg(QString::fromLatin1(request.method.left(20)),
                    QString::fromUtf8(path.left(200))),
            QStringLiteral("invalid_request_error")));
    }
    return reply;
}

DemoReply DemoProvider::refuse(DemoRefusal refusal) const
{
    DemoReply reply;
    reply.status = refusal.status;
    reply.headers = std::move(refusal.headers);
    reply.body = std::move(refusal.body);
    reply.firstByteMs = m_options.firstTokenMs;
    return reply;
}

DemoReply DemoProvider::complete(const IncomingRequest &request)
{
    DemoHelicone::Visit visit = m_helicone.visit(request);
    const auto with = [&visit](DemoReply reply) {
        reply.headers.append(visit.headers);
        return reply;
    };
    if (visit.refusal) {
        DemoReply reply = with(refuse(*visit.refusal));
        reply.note = QStringLiteral("refused by Helicone");
        return reply;
    }
    if (visit.hit) {
        DemoReply reply;
        reply.headers = {{"Content-Type", visit.hit->contentType}};
        reply.body = visit.hit->body;
        reply.note = QStringLiteral("cache hit");
        return with(std::move(reply));
    }
    return with(visit.targets.empty() ? answer(request, visit) : overTargets(request, visit));
}

/// Helicone's fallbacks: the demo plays every target, each with its changes in the body. As at Helicone, those of one
/// target stay for the next where that has none of its own.
DemoReply DemoProvider::overTargets(const IncomingRequest &request, const DemoHelicone::Visit &visit)
{
    IncomingRequest changed = request;
    for (size_t i = 0;; ++i) {
        const DemoHelicone::Target &target = visit.targets[i];
        auto body = parseJson(request.body);
        if (target.bodyOverride.is_object() && body && body->is_object()) {
            for (const auto &item : target.bodyOverride.items())
                (*body)[item.key()] = item.value();
            changed.body = dumpJson(*body);
        }
        DemoReply reply = answer(changed, visit);
        const bool next = std::any_of(target.onCodes.begin(), target.onCodes.end(),
            [&reply](const auto &range) { return reply.status >= range.first && reply.status <= range.second; });
        if (next && i + 1 < visit.targets.size())
            continue;
        reply.headers.append(Header{"helicone-fallback-index", QByteArray::number(qint64(i))});
        return reply;
    }
}

/// What one provider answers, with Helicone's retries before it where they are on.
DemoReply DemoProvider::answer(const IncomingRequest &request, const DemoHelicone::Visit &visit)
{
    auto read = readDemoPrompt(request.body, request.headers);
    if (auto *refusal = std::get_if<DemoRefusal>(&read))
        return refuse(std::move(*refusal));
    DemoPrompt &prompt = std::get<DemoPrompt>(read);
    if (request.header("helicone-stream-usage") == "true")
        prompt.includeUsage = true;
    DemoScenario scenario = demoScenario(prompt, m_options);
    const QString note =
        prompt.command.section(QLatin1Char(' '), 0, 0).section(QLatin1Char('\n'), 0, 0).left(40);

    qint64 waitedMs = 0;
    if (scenario.kind == DemoScenario::Kind::Refusal) {
        bool answered = refusedOften(request.body, scenario.times);
        const int status = scenario.refusal.status;
        // Its own refusals Helicone does not ask again.
        const bool asksAgain = (status == 429 || status >= 500) && !note.startsWith(QLatin1String("helicone-"));
        for (size_t i = 0; i < visit.retryWaits.size() && asksAgain && !answered; ++i) {
            waitedMs += visit.retryWaits[i];
            answered = refusedOften(request.body, scenario.times);
        }
        if (answered) {
            scenario = {};
            scenario.kind = DemoScenario::Kind::Retried;
        }
    }
    if (scenario.kind == DemoScenario::Kind::Refusal) {
        DemoReply reply = refuse(std::move(scenario.refusal));
        reply.firstByteMs += waitedMs;
        reply.model = prompt.model;
        reply.note = note;
        return reply;
    }

    DemoReply reply;
    reply.model = prompt.model;
    reply.note = note;
    reply.hang = scenario.kind == DemoScenario::Kind::Hang;
    reply.firstByteMs = m_options.firstTokenMs + scenario.slowMs + waitedMs;
    reply.keepAs = visit.keepAs;
    DemoAnswer answer = demoAnswer(m_content, prompt, scenario);
    answer.promptTokens = countPromptTokens(prompt);
    answer.cachedTokens = cachedTokens(prompt);
    reply.promptTokens = answer.promptTokens;
    reply.completionTokens = answer.completionTokens;
    const qint64 created = QDateTime::currentSecsSinceEpoch();
    const QByteArray id = "req_" + answer.id.mid(9).toLatin1();
    reply.headers = {
        {"x-request-id", id}, {"openai-processing-ms", QByteArray::number(m_options.firstTokenMs)}};
    if (prompt.stream) {
        reply.headers.prepend(Header{"Content-Type", kEventStream});
        reply.headers.append(Header{"Cache-Control", "no-cache"});
        reply.stream.emplace(std::move(answer), prompt, scenario, created);
    } else {
        reply.headers.prepend(Header{"Content-Type", kJson});
        reply.tokens = answer.completionTokens;
        reply.body = demoCompletion(answer, created);
        if (scenario.trouble == StreamTrouble::Hang)
            reply.hang = true;
        else if (scenario.trouble == StreamTrouble::Stall)
            reply.firstByteMs += scenario.number;
        else if (scenario.trouble == StreamTrouble::Garbage
            || scenario.trouble == StreamTrouble::NoDone)
            reply.body.truncate(reply.body.size() / 2);
        else if (scenario.trouble == StreamTrouble::Cut)
            reply.cut = true;
        else if (scenario.trouble == StreamTrouble::ErrorEvent)
            return refuse(openAiRefusal(500,
                QStringLiteral(
                    "The server had an error while processing your request. Sorry about that!"),
                QStringLiteral("server_error")));
    }
    return reply;
}

/// True where this body was refused as often as was asked for; then it counts from the start again.
bool DemoProvider::refusedOften(const QByteArray &body, int times)
{
    if (times < 0)
        return false;
    if (m_refusals.size() > kRefusals)
        m_refusals.clear();
    const QByteArray name = hashOf({}, body);
    if (m_refusals.value(name) >= times) {
        m_refusals.remove(name);
        return true;
    }
    ++m_refusals[name];
    return false;
}

/// The tokens of the longest prefix of messages that came before: what a provider's prompt cache
/// would hold.
qint64 DemoProvider::cachedTokens(const DemoPrompt &prompt)
{
    if (m_prefixes.size() > kPrefixes)
        m_prefixes.clear();
    const Json &tools = member(prompt.body, "tools");
    QByteArray chain = hashOf(prompt.model.toUtf8(), dumpJson(tools));
    qint64 tokens = countDemoTokens(tools);
    qint64 cached = 0;
    bool known = true;
    for (const Json &message : prompt.messages()) {
        chain = hashOf(chain, dumpJson(message));
        tokens += 3 + countDemoTokens(message);
        known = known && m_prefixes.contains(chain);
        if (known)
            cached = tokens;
        m_prefixes.insert(chain);
    }
    return cached;
}

}
