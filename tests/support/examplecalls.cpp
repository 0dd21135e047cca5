#include "tests/support/examplecalls.h"

#include "core/base/json.h"
#include "core/wire/codec.h"

namespace heliograph {

namespace {

QByteArray requestBody(const ChatRequest &request)
{
    return codecFor(WireFormat::OpenAiChat)->encode(request);
}

ReceiptLine line(const char *usageClass, qint64 count, const char *rate)
{
    const Money money = *Money::fromDecimal(QString::fromLatin1(rate));
    return {QString::fromLatin1(usageClass), count, QStringLiteral("token"), money, 1'000'000,
        *Money::atRate(money, count, 1'000'000)};
}

void setReceipt(Call &call, const char *inputRate, const char *outputRate)
{
    Receipt receipt;
    receipt.lines = {line("input", call.answer.usage.input.value_or(0), inputRate),
        line("output", call.answer.usage.output.value_or(0), outputRate)};
    for (const ReceiptLine &part : receipt.lines)
        receipt.total += part.amount;
    receipt.provider = call.provider;
    receipt.model = call.requestedModel;
    receipt.priceDate = QDate(2026, 4, 14);
    receipt.source = QStringLiteral("genai-prices 0.1.8");
    call.receipt = receipt;
}

void setTiming(Call &call, qint64 firstTokenUs, qint64 endUs, int chunks)
{
    Exchange &exchange = call.exchange;
    exchange.timing = {firstTokenUs * 7 / 10, firstTokenUs * 8 / 10, firstTokenUs, endUs};
    exchange.chunks.clear();
    const qint64 bytes = exchange.responseBody.size();
    for (int i = 0; i < chunks; ++i) {
        // Uneven, as networks are, and the same every time.
        const double part = double(i) / double(chunks) + (i % 7 == 3 ? 0.6 : 0.0) / double(chunks);
        exchange.chunks.push_back({firstTokenUs + qint64(part * double(endUs - firstTokenUs)),
            bytes / chunks + (i == 0 ? bytes % chunks : 0)});
    }
}

void fail(Call &call, ErrorKind kind, int status, const char *message)
{
    call.status = CallStatus::Error;
    call.httpStatus = status;
    call.exchange.status = status;
    call.error = Error{kind, QString::fromUtf8(message), status, {}};
    call.answer = Answer();
    call.receipt.reset();
    call.exchange.responseBody = status > 0 ? QByteArray("{\"error\": {\"message\": \"") + message
            + "\", \"type\": \"invalid_request_error\"}}"
                                            : QByteArray();
    call.exchange.timing = {status > 0 ? 182'000 : -1, status > 0 ? 183'000 : -1, -1, 190'000};
    call.exchange.chunks.clear();
}

struct Line {
    const char *model;
    const char *prompt;
    const char *answer;
    int input;
    int output;
    const char *inputRate;
    const char *outputRate;
    int firstTokenMs;
    int endMs;
};

constexpr Line kDay[] = {
    {"gpt-4.1-mini", "Where is my refund? I sent the jacket back two weeks ago.",
        "I am sorry about the wait. Your return reached us on **12 November**, and the refund of "
        "$84.90 was sent to your "
        "card the day after.\n\n- Banks take three to five working days.\n- You will get a mail "
        "when it is done.",
        1'204, 86, "0.4", "1.6", 412, 1'830},
    {"claude-sonnet-4-5", "Summarise this thread in three sentences for someone who was not there.",
        "The team agreed to move the launch to Thursday because the payment tests are not done. "
        "Mira writes the notice "
        "to customers.",
        18'402, 164, "3", "15", 890, 4'210},
    {"gpt-4.1", "Write a SQL query that finds customers with more than three open invoices.",
        "```sql\nSELECT customer_id, COUNT(*) AS open_invoices\nFROM invoices\nWHERE paid_at IS "
        "NULL\nGROUP BY "
        "customer_id\nHAVING COUNT(*) > 3;\n```\nAn index on `(paid_at, customer_id)` makes it "
        "fast.",
        412, 97, "2", "8", 533, 2'104},
    {"gpt-4.1-nano", "Classify: \"The parcel came open and the mug is broken.\"", "damage", 188, 2,
        "0.1", "0.4", 207, 231},
    {"deepseek-chat", "Explain the difference between a mutex and a semaphore.",
        "A mutex is owned by one thread at a time; a semaphore counts.", 96, 240, "0.28", "0.42",
        1'120, 7'930},
    {"gpt-4.1-mini", "Translate to German: Your order has shipped.",
        "Ihre Bestellung wurde versandt.", 64, 9, "0.4", "1.6", 298, 402},
    {"claude-opus-4-1", "Review this patch for races and say what you would change first.",
        "The first thing I would change is the order of the two locks in `flush()`.", 42'810, 1'904,
        "15", "75", 2'310, 48'600},
    {"llama-3.3-70b", "Give me five names for a café by a canal.",
        "1. Lock & Bean\n2. The Towpath\n3. Still Water", 41, 38, "0.59", "0.79", 96, 311},
};

}

QByteArray streamedText(const QString &text)
{
    const Json chunk{{"id", "chatcmpl-1"}, {"object", "chat.completion.chunk"},
        {"model", "gpt-4.1-mini-2025-04-14"},
        {"choices", Json::array({{{"index", 0}, {"delta", {{"content", toJson(text)}}}}})}};
    return "data: " + dumpJson(chunk) + "\n\n";
}

Call exampleCall(const QString &prompt, const QString &answer)
{
    Call call;
    call.id = QUuid::createUuid();
    call.createdAt = QDateTime::currentDateTimeUtc();
    call.provider = QStringLiteral("openai");
    call.requestedModel = QStringLiteral("gpt-4.1-mini");
    call.model = QStringLiteral("gpt-4.1-mini-2025-04-14");
    call.status = CallStatus::Ok;
    call.httpStatus = 200;
    call.promptPreview = prompt.left(200);
    call.answer.text = answer;
    call.answer.model = call.model;
    call.answer.finishReason = QStringLiteral("stop");
    call.answer.complete = true;
    call.answer.usage.input = 1'204;
    call.answer.usage.output = 86;

    ChatRequest request;
    request.model = call.requestedModel;
    request.messages = {Message::fromText(Role::System,
                            QStringLiteral("You are a careful support agent. Be brief.")),
        Message::fromText(Role::User, prompt)};
    request.parameters.temperature = 0.2;
    request.parameters.maxTokens = 1024;
    Exchange &exchange = call.exchange;
    exchange.url = QStringLiteral("https://api.openai.com/v1/chat/completions");
    exchange.requestHeaders = {{"Content-Type", "application/json"},
        {"Accept", "text/event-stream"}, {"Authorization", "Bearer [redacted]"},
        {"User-Agent", "Heliograph"}};
    exchange.requestBody = requestBody(request);
    exchange.status = 200;
    exchange.responseHeaders = {{"content-type", "text/event-stream; charset=utf-8"},
        {"openai-processing-ms", "389"}, {"x-request-id", "req_5f0c2b"},
        {"set-cookie", "[redacted]"}};
    for (qsizetype at = 0; at < answer.size(); at += 6)
        exchange.responseBody += streamedText(answer.mid(at, 6));
    exchange.responseBody += "data: [DONE]\n\n";
    setTiming(call, 412'000, 1'830'000, 40);
    setReceipt(call, "0.4", "1.6");
    return call;
}

void record(History &history, const Call &call)
{
    Call begun = call;
    begun.status = CallStatus::Running;
    begun.answer = Answer();
    begun.receipt.reset();
    begun.error.reset();
    begun.exchange.responseBody.clear();
    begun.exchange.chunks.clear();
    history.begin(begun);
    if (!call.exchange.responseBody.isEmpty())
        history.append(call.id, call.exchange.responseBody,
            QList<Chunk>(call.exchange.chunks.begin(), call.exchange.chunks.end()));
    if (call.status != CallStatus::Running)
        history.finish(call);
}

Call beginExample(History &history, const QString &prompt)
{
    Call call = exampleCall(prompt, QString());
    call.status = CallStatus::Running;
    call.httpStatus = 0;
    call.answer = Answer();
    call.receipt.reset();
    call.exchange.responseBody.clear();
    call.exchange.chunks.clear();
    call.exchange.timing = Timing();
    history.begin(call);
    return call;
}

std::vector<Call> dayOfCalls(const QDateTime &now)
{
    std::vector<Call> calls;
    constexpr int kCalls = 40;
    for (int i = 0; i < kCalls; ++i) {
        const Line &said = kDay[i % std::size(kDay)];
        Call call = exampleCall(QString::fromUtf8(said.prompt), QString::fromUtf8(said.answer));
        const int age = kCalls - 1 - i;
        call.createdAt = now.addSecs(-qint64(age) * age * 75 - 20);
        call.requestedModel = QString::fromUtf8(said.model);
        call.model = call.requestedModel;
        if (call.model.startsWith(QLatin1String("claude")))
            call.provider = QStringLiteral("anthropic");
        call.answer.usage.input = said.input + 13 * (i / 8);
        call.answer.usage.output = said.output + 5 * (i / 8);
        setTiming(call, said.firstTokenMs * 1'000 + i * 1'700, said.endMs * 1'000 + i * 9'100,
            12 + 3 * (i % 9));
        setReceipt(call, said.inputRate, said.outputRate);
        call.route = i % 3 == 0 ? Route::Helicone : Route::Direct;
        call.source = i % 5 == 2 ? Source::Cli : Source::Playground;
        if (i % 11 == 9) {
            call.provider = QStringLiteral("demo");
            call.requestedModel = call.model = QStringLiteral("demo-fast");
        }
        switch (i % 13) {
        case 4:
            fail(call, ErrorKind::RateLimit, 429,
                "OpenAI refuses for now: Rate limit reached for gpt-4.1 in organization org-x on "
                "tokens per min. Ask "
                "again in 12 s.");
            break;
        case 7:
            call.status = CallStatus::Cancelled;
            call.receipt->basis = CostBasis::Estimated;
            break;
        case 8:
            call.receipt.reset();
            call.requestedModel = call.model = QStringLiteral("acme-finetune-7b");
            break;
        case 10:
            fail(call, ErrorKind::Auth, 401,
                "OpenAI does not accept the key: Incorrect API key provided.");
            break;
        case 11:
            call.status = CallStatus::Interrupted;
            call.receipt->basis = CostBasis::Estimated;
            break;
        case 12:
            fail(call, ErrorKind::Network, 0,
                "api.openai.com could not be found. Is this computer online?");
            break;
        default:
            break;
        }
        calls.push_back(call);
    }
    return calls;
}

bool waitForHistory(History &history)
{
    auto written = history.flush();
    written.waitForFinished();
    return written.result();
}

}
