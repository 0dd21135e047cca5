#include "tests/support/sampledata.h"

#include "core/base/json.h"
#include "core/domain/chatrequest.h"
#include "core/wire/codec.h"

namespace heliograph {

QByteArray chatBody(const QStringList &texts, const QString &model)
{
    ChatRequest request;
    request.model = model;
    for (qsizetype i = 0; i < texts.size(); ++i)
        request.messages.push_back(
            Message::fromText(i % 2 ? Role::Assistant : Role::User, texts[i]));
    return codecFor(WireFormat::OpenAiChat)->encode(request);
}

QByteArray chatStream(const QString &text)
{
    QByteArray stream;
    const auto chunk = [&](Json delta, Json reason) {
        const Json json{{"id", "chatcmpl-1"}, {"model", "gpt-4o-mini-2024-07-18"},
            {"choices",
                Json::array({Json{{"index", 0}, {"delta", std::move(delta)},
                    {"finish_reason", std::move(reason)}}})}};
        stream += "data: " + dumpJson(json) + "\n\n";
    };
    chunk(Json{{"role", "assistant"}, {"content", ""}}, nullptr);
    for (qsizetype i = 0; i < text.size(); i += 5)
        chunk(Json{{"content", toJson(QStringView(text).mid(i, 5))}}, nullptr);
    chunk(Json::object(), "stop");
    return stream
        + "data: "
          "{\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":12}}\n\ndata: "
          "[DONE]\n\n";
}

Call sampleCall(const QString &prompt, const QString &text)
{
    Call call;
    call.id = QUuid::createUuid();
    call.createdAt = QDateTime(QDate(2026, 11, 24), QTime(12, 34, 56, 789), Qt::UTC);
    call.source = Source::Cli;
    call.provider = QStringLiteral("openai");
    call.requestedModel = QStringLiteral("gpt-4o-mini");
    call.route = Route::Helicone;
    call.status = CallStatus::Ok;
    call.httpStatus = 200;
    call.attempts = 3;
    call.promptPreview = prompt;
    call.exchange.url = QStringLiteral("https://oai.helicone.ai/v1/chat/completions");
    call.exchange.requestHeaders = {
        {"Content-Type", "application/json"}, {"authorization", "Bearer [redacted]"}};
    call.exchange.requestBody = chatBody({prompt});
    call.exchange.status = 200;
    call.exchange.responseHeaders = {{"Content-Type", "text/event-stream"},
        {"x-bytes", "caf\xe9 \xff"}, {"X-Twice", "1"}, {"X-Twice", "2"}};
    call.exchange.responseBody = chatStream(text);
    call.exchange.timing = {120'000, 130'000, 135'500, 1'234'567};
    const qsizetype half = call.exchange.responseBody.size() / 2;
    call.exchange.chunks = {{130'000, half}, {1'234'000, call.exchange.responseBody.size() - half}};
    call.answer = decodeAnswer(*codecFor(call.format), true, call.exchange.responseBody);
    call.model = call.answer.model;
    Receipt receipt;
    receipt.basis = CostBasis::Estimated;
    receipt.lines = {{QStringLiteral("input"), 9, QStringLiteral("token"),
        Money::fromPico(150'000'000'000), 1'000'000, Money::fromPico(1'350'000)}};
    receipt.total = Money::fromPico(8'550'000);
    receipt.provider = QStringLiteral("openai");
    receipt.model = QStringLiteral("gpt-4o-mini");
    receipt.priceDate = QDate(2026, 1, 2);
    receipt.source = QStringLiteral("genai-prices");
    receipt.note = QStringLiteral("a note – with a dash");
    call.receipt = receipt;
    call.helicone = {QStringLiteral("h-1"), QStringLiteral("HIT"), 2, 17, 100, 99, 60,
        QStringLiteral("100;w=60"), 1, QStringLiteral("on"), QStringLiteral("openai"),
        QStringLiteral("gpt"), {}, {}};
    call.tags.userId = QStringLiteral("ada");
    call.tags.sessionId = QStringLiteral("s-1");
    call.tags.sessionName = QStringLiteral("Überprüfung");
    call.tags.sessionPath = QStringLiteral("/a/b");
    call.tags.properties = {{QStringLiteral("app"), QStringLiteral("bot")},
        {QStringLiteral("Empty"), QString()}, {QStringLiteral("zone"), QStringLiteral("北京")}};
    return call;
}

Call asBegun(Call call)
{
    call.status = CallStatus::Running;
    call.httpStatus = 0;
    call.model.clear();
    call.answer = {};
    call.receipt.reset();
    call.helicone = {};
    call.error.reset();
    call.exchange.status = 0;
    call.exchange.responseHeaders.clear();
    call.exchange.responseBody.clear();
    call.exchange.chunks.clear();
    call.exchange.timing = {};
    return call;
}

}
