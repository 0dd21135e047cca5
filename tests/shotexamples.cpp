#include "tests/shotexamples.h"

#include "core/session/attachment.h"
#include "tests/support/attachments.h"
#include "tests/support/examplecalls.h"
#include "tests/support/richanswer.h"

namespace heliograph {

Call stalledCall()
{
    Call call = exampleCall(QStringLiteral("Compare the tide tables of Den Helder and Harlingen for this week."),
        QStringLiteral("Both have two high waters a day; Harlingen's come about an hour and a half later."));
    call.createdAt = QDateTime::currentDateTimeUtc();
    call.tags.userId = QStringLiteral("ann");
    call.tags.sessionId = QStringLiteral("harbour-7");
    call.tags.sessionPath = QStringLiteral("/plan/tides");
    call.tags.properties = {{QStringLiteral("app"), QStringLiteral("pilot")}, {QStringLiteral("env"), QStringLiteral("production")}};
    Timing &timing = call.exchange.timing;
    timing = {212'000, 230'000, 610'000, 0};
    call.exchange.chunks.clear();
    qint64 at = timing.firstTokenUs;
    const qint64 size = call.exchange.responseBody.size();
    constexpr int count = 180;
    for (int i = 0; i < count; ++i) {
        call.exchange.chunks.push_back({at, size * (i + 1) / count - size * i / count});
        at += i == 60 ? 1'420'000 : i == 120 ? 780'000 : 12'000 + (i * 7919) % 31 * 1'000;
    }
    timing.endUs = call.exchange.chunks.back().atUs;
    return call;
}

Conversation builderExample()
{
    Conversation talk;
    talk.provider = QStringLiteral("demo");
    talk.model = QStringLiteral("demo-small");
    Tool weather;
    weather.name = QStringLiteral("get_weather");
    weather.description = QStringLiteral("The weather of a place today and the days to come.");
    weather.strict = true;
    weather.parameters = R"({"type":"object","properties":{"city":{"type":"string","description":"Name of the city"},)"
                         R"("unit":{"type":"string","enum":["celsius","fahrenheit"]},"days":{"type":"integer","description":"1 to 7","minimum":1}},)"
                         R"("required":["city","unit"],"additionalProperties":false})";
    Tool order;
    order.name = QStringLiteral("find_order");
    order.description = QStringLiteral("Finds an order by its number.");
    order.parameters = R"({"type":"object","properties":{"number":{"type":"string"}},"required":["number"]})";
    talk.tools = {{weather, true, {}}, {order, true, {}}};
    Tool mail;
    mail.name = QStringLiteral("send_mail");
    talk.tools.push_back({mail, false, {}});
    talk.parameters.temperature = 0.2;
    talk.parameters.reasoningEffort = QStringLiteral("low");
    talk.parameters.parallelToolCalls = true;
    ResponseFormat format;
    format.name = QStringLiteral("price_list");
    format.strict = true;
    format.schema = R"({"type":"object","properties":{"summary":{"type":"string"},"items":{"type":"array","items":{"type":"object",)"
                    R"("properties":{"name":{"type":"string"},"price":{"type":"number"},"note":{"type":["string","null"]}},)"
                    R"("required":["name","price","note"],"additionalProperties":false}}},"required":["summary","items"],"additionalProperties":false})";
    talk.responseFormat = format;
    return talk;
}

PromptRef writePrompts(History &history)
{
    const auto done = [](QFuture<Result<PromptRef>> future) {
        future.waitForFinished();
        return *future.result();
    };
    const auto version = [](const QString &system, const QString &user, const QString &note) {
        PromptVersion made;
        made.note = note;
        made.provider = QStringLiteral("demo");
        made.content.parameters.temperature = 0.2;
        made.content.messages = {Message::fromText(Role::System, system), Message::fromText(Role::User, user)};
        return made;
    };
    const QString careful = QStringLiteral("You are a careful support agent. The customer is called {{customer}}.\n"
                                           "Never promise a date that is not in the order.");
    const QString question = QStringLiteral("Where is my refund? The order is {{hc:order:number}}, and I was told it "
                                            "would be here by {{ day }}.");
    Prompt refund;
    refund.name = QStringLiteral("refund bot");
    refund.tags = {QStringLiteral("support"), QStringLiteral("production")};
    const PromptRef first = done(history.edit(promptedit::Add{
        refund, version(QStringLiteral("You help {{customer}}."), question, QStringLiteral("First try"))}));
    const PromptRef second = done(history.edit(promptedit::AddVersion{first.prompt,
        version(careful, question, QStringLiteral("No promises about dates; asks for the order"))}));
    done(history.edit(promptedit::AddVersion{first.prompt,
        version(careful + QStringLiteral("\nAnswer in at most three sentences."), question,
            QStringLiteral("Shorter answers"))}));
    int name = 0;
    for (const char *other : {"commit message", "release notes from a list of changes, for people who do not program",
             "summariser", "translator"}) {
        Prompt prompt;
        prompt.name = QString::fromUtf8(other);
        prompt.tags = name++ % 2 == 0 ? QStringList{QStringLiteral("text")} : QStringList();
        done(history.edit(promptedit::Add{prompt, version(QStringLiteral("Be short."), QStringLiteral("{{text}}"), {})}));
    }
    int count = 0;
    for (Call call : dayOfCalls(QDateTime::currentDateTimeUtc())) {
        call.id = QUuid::createUuid();
        call.prompt = PromptRef{first.prompt, 1 + count++ % 3};
        record(history, call);
    }
    waitForHistory(history);
    return second;
}

HeliconeOptions exampleOptions()
{
    HeliconeOptions options;
    options.cacheSave = options.cacheRead = true;
    options.cacheTtlS = 7200;
    options.cacheBuckets = 3;
    options.cacheIgnoreKeys = {QStringLiteral("user"), QStringLiteral("seed")};
    options.retries = true;
    options.retryNumber = 3;
    options.rateLimit = RateLimitPolicy{250, 86'400, RateLimitPolicy::Unit::Cents, QStringLiteral("user")};
    for (const char *url : {"https://api.openai.com", "https://api.example.com"}) {
        HeliconeFallback target;
        target.targetUrl = QLatin1String(url);
        target.headers = {{QStringLiteral("Authorization"), QStringLiteral("Bearer $OPENAI_API_KEY")},
            {QStringLiteral("Content-Type"), QStringLiteral("application/json")}};
        target.onCodes = {{429, 429}, {500, 599}};
        options.fallbacks.push_back(target);
    }
    options.omitRequest = true;
    options.moderation = true;
    return options;
}

ContentPart attachment(const char *name, const QByteArray &bytes)
{
    const auto part = attachmentFromBytes(QString::fromUtf8(name), bytes);
    return part ? *part : ContentPart();
}

CallDetails richDetails()
{
    CallDetails details;
    details.request = ChatRequest();
    Message question = Message::fromText(Role::User, QStringLiteral("Where was this taken?"));
    question.parts.push_back(attachment("harbour.png", pngPicture(900, 600)));
    question.parts.push_back(attachment("voice.wav", wavSound(4'000)));
    Message asking;
    asking.role = Role::Assistant;
    asking.toolCalls = {{QStringLiteral("c1"), QStringLiteral("find_place"), QStringLiteral("{\"lat\": 52.9}"), false}};
    Message result = Message::fromText(Role::Tool, QStringLiteral("{\"place\": \"Den Helder\"}"));
    result.toolCallId = QStringLiteral("c1");
    details.request->messages = {question, asking, result};
    details.call = std::make_shared<const Call>(richCall());
    return details;
}

Conversation richConversation()
{
    ChatRequest request;
    request.model = QStringLiteral("demo-large");
    Message question = Message::fromText(Role::User, QStringLiteral("When is high water where this was taken?"));
    question.parts.push_back(attachment("harbour.png", pngPicture(900, 600)));
    question.parts.push_back(attachment("pilot.pdf", "%PDF-1.4 /Type /Page"));
    question.parts.back().cache = CacheMark::FiveMinutes;
    request.messages = {Message::fromText(Role::System, QStringLiteral("Answer with the source.")), question};
    Call call = richCall();
    call.provider = QStringLiteral("demo");
    return Conversation::fromCall(call, request);
}

}
