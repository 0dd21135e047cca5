#include "tests/support/manycalls.h"

#include "core/wire/codec.h"

#include <array>
#include <cmath>

namespace heliograph {

namespace {

constexpr int kModels = 60;
constexpr int kSessions = 5'000;
constexpr int kUsers = 200;
constexpr int kApps = 12;
constexpr int kAgents = 30; ///< conversations that go on at the same time
constexpr int kSystems = 40;
constexpr qint64 kPause = 31'500; ///< ms, a year for a million calls

struct ProviderRow {
    const char *id;
    const char *url;
    const char *family;
    WireFormat format;
};
constexpr std::array kProviders{
    ProviderRow{"openai", "https://api.openai.com/v1/chat/completions", "gpt", WireFormat::OpenAiChat},
    ProviderRow{"anthropic", "https://api.anthropic.com/v1/messages", "claude", WireFormat::Anthropic},
    ProviderRow{"groq", "https://api.groq.com/openai/v1/chat/completions", "llama", WireFormat::OpenAiChat},
    ProviderRow{"gemini", "https://generativelanguage.googleapis.com/v1beta/models/m:generateContent", "gemini",
        WireFormat::Gemini},
    ProviderRow{"mistral", "https://api.mistral.ai/v1/chat/completions", "mistral", WireFormat::OpenAiChat},
};

const ProviderRow &providerOf(int model)
{
    return kProviders[size_t(model) % kProviders.size()];
}

QString modelName(int model)
{
    return QStringLiteral("%1-%2").arg(QLatin1String(providerOf(model).family)).arg(model);
}

QByteArray message(WireFormat format, bool user, const QByteArray &text)
{
    if (format == WireFormat::Gemini)
        return "{\"role\":\"" + QByteArray(user ? "user" : "model") + "\",\"parts\":[{\"text\":\"" + text + "\"}]}";
    return "{\"role\":\"" + QByteArray(user ? "user" : "assistant") + "\",\"content\":\"" + text + "\"}";
}

QString plain(QByteArray text)
{
    return QString::fromUtf8(text.replace("\\n", "\n"));
}

}

ManyCalls::ManyCalls(const Options &options)
    : m_options(options), m_texts(options.seed), m_random(m_texts.random())
{
    m_time = QDateTime(QDate(2026, 11, 1), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch() - options.calls * kPause;
    for (int i = 0; i < kSystems; ++i)
        m_systems.push_back(m_texts.text(m_random.size(4'000, 0.7, 16'000)));
    for (int i = 0; i < kApps; ++i) {
        QByteArray tools;
        for (int t = 0; t < 12; ++t) {
            tools += tools.isEmpty() ? "" : ",";
            tools += "{\"type\":\"function\",\"function\":{\"name\":\"" + ManyTexts::word(100 + i * 12 + t)
                + "\",\"description\":\"" + m_texts.text(m_random.size(500, 0.6, 2'000))
                + "\",\"parameters\":{\"type\":\"object\",\"properties\":{\"path\":{\"type\":\"string\"}}}}}";
        }
        m_tools.push_back(tools);
    }
    m_agents.resize(kAgents);
}

int ManyCalls::promptSize(bool agent)
{
    if (m_options.bodyBytes > 0)
        return m_options.bodyBytes;
    return agent ? m_random.size(400, 1.1, 20'000) : m_random.size(700, 1.2, 40'000);
}

int ManyCalls::answerSize(bool agent)
{
    if (m_options.bodyBytes > 0)
        return m_options.bodyBytes / 12; // a stream is about twelve times its text
    return m_random.size(agent ? 180 : 300, 1.0, 8'000);
}

void ManyCalls::begin(Conversation &conversation, bool agent)
{
    conversation = {};
    conversation.model = int(kModels * m_random.unit() * m_random.unit());
    conversation.app = int(kApps * m_random.unit() * m_random.unit());
    conversation.user = int(kUsers * m_random.unit() * m_random.unit());
    conversation.turnsLeft = agent ? m_random.size(14, 0.9, 50) : 1;
    if (agent || m_random.below(4) == 0) {
        const double now = double(m_count) / std::max(1, m_options.calls);
        conversation.session = std::min(kSessions - 1, int(now * (kSessions - kAgents)) + m_random.below(kAgents));
    }
}

Call ManyCalls::next()
{
    ++m_count;
    m_time += qint64(-std::log(1 - m_random.unit()) * kPause);
    Conversation single;
    const bool agent = m_options.bodyBytes == 0 && m_random.below(2) == 0;
    Conversation &conversation = agent ? m_agents[size_t(m_random.below(kAgents))] : single;
    if (conversation.turnsLeft == 0)
        begin(conversation, agent);
    Call call;
    call.id = QUuid::fromRfc4122(QByteArray::fromRawData("\x10\x20\x30\x40\x50\x60\x40\x00\x80\x00\x00\x00\x00\x00\x00\x00", 16));
    call.id.data1 = uint(m_random.next());
    call.id.data2 = ushort(m_random.next());
    for (uchar &byte : call.id.data4)
        byte = uchar(m_random.next());
    call.id.data4[0] = 0x80 | (call.id.data4[0] & 0x3f);
    call.createdAt = QDateTime::fromMSecsSinceEpoch(m_time, Qt::UTC);
    ask(conversation, call);
    answer(conversation, call);
    --conversation.turnsLeft;
    return call;
}

void ManyCalls::ask(Conversation &conversation, Call &call)
{
    const ProviderRow &provider = providerOf(conversation.model);
    const bool agent = &conversation >= m_agents.data() && &conversation < m_agents.data() + m_agents.size();
    call.source = agent ? Source::Capture : Source(m_random.below(4));
    call.provider = QLatin1String(provider.id);
    call.format = provider.format;
    call.requestedModel = modelName(conversation.model);
    call.model = call.requestedModel;
    call.route = m_random.below(3) == 0 ? Route::Helicone : Route::Direct;
    call.streamed = m_random.below(2) == 0;
    call.attempts = m_random.below(40) == 0 ? 2 : 1;
    if (m_random.below(5) != 0)
        call.tags.userId = QStringLiteral("user-%1").arg(conversation.user);
    if (conversation.session >= 0) {
        call.tags.sessionId = QStringLiteral("session-%1").arg(conversation.session);
        call.tags.sessionName = QStringLiteral("Task %1").arg(conversation.session % 97);
        call.tags.sessionPath = QStringLiteral("/task/step-%1").arg(conversation.turn % 7);
    }
    if (agent || m_random.below(2) == 0) {
        call.tags.properties.append({QStringLiteral("app"), QStringLiteral("app-%1").arg(conversation.app)});
        call.tags.properties.append(
            {QStringLiteral("env"), m_random.below(5) == 0 ? QStringLiteral("test") : QStringLiteral("production")});
    }
    // What an agent asks with is mostly what its tools have printed.
    const bool output = agent && conversation.turn > 0 && m_random.below(10) < 7;
    const int size = promptSize(agent);
    const QByteArray prompt = !m_options.bodies ? QByteArray() : output ? m_texts.output(size) : m_texts.text(size);
    call.promptPreview = plain(prompt).left(200);
    call.exchange.url = QLatin1String(provider.url);
    m_promptBytes = size;
    call.exchange.requestHeaders = {{"Content-Type", "application/json"}, {"Authorization", "Bearer [redacted]"},
        {"User-Agent", "heliograph/0.1"}};
    ++conversation.turn;
    if (!m_options.bodies)
        return;
    conversation.messages += conversation.messages.isEmpty() ? "" : ",";
    conversation.messages += message(provider.format, true, prompt);
    call.exchange.requestBody = requestBody(conversation, provider.format, call.streamed);
}

QByteArray ManyCalls::requestBody(const Conversation &conversation, WireFormat format, bool streamed)
{
    const QByteArray model = modelName(conversation.model).toUtf8();
    const QByteArray &system = m_systems[size_t(conversation.app * 3 + conversation.model % 3) % m_systems.size()];
    const QByteArray tools = conversation.session < 0 ? QByteArray() : m_tools[size_t(conversation.app)];
    const QByteArray stream = streamed ? ",\"stream\":true" : "";
    if (m_options.bodyBytes > 0)
        return "{\"model\":\"" + model + "\",\"messages\":[" + conversation.messages + "]" + stream + "}";
    if (format == WireFormat::Anthropic)
        return "{\"model\":\"" + model + "\",\"max_tokens\":4096,\"system\":\"" + system + "\",\"messages\":["
            + conversation.messages + "]" + (tools.isEmpty() ? QByteArray() : ",\"tools\":[" + tools + "]") + stream + "}";
    if (format == WireFormat::Gemini)
        return "{\"systemInstruction\":{\"parts\":[{\"text\":\"" + system + "\"}]},\"contents\":["
            + conversation.messages + "],\"generationConfig\":{\"temperature\":0.2}}";
    return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"system\",\"content\":\"" + system + "\"},"
        + conversation.messages + "]" + (tools.isEmpty() ? QByteArray() : ",\"tools\":[" + tools + "]")
        + ",\"temperature\":0.2" + stream + "}";
}

void ManyCalls::answer(const Conversation &conversation, Call &call)
{
    const int fate = m_random.below(1'000);
    call.exchange.timing.headersUs = m_random.size(180'000, 0.5, 5'000'000);
    call.exchange.timing.firstByteUs = call.exchange.timing.headersUs + 800;
    if (fate < 35) {
        fail(call);
        return;
    }
    call.status = fate < 45 ? CallStatus::Cancelled : CallStatus::Ok;
    call.httpStatus = call.exchange.status = 200;
    call.exchange.responseHeaders = {{"Content-Type", call.streamed ? "text/event-stream" : "application/json"},
        {"x-request-id", QByteArray::number(m_random.next(), 16)}, {"Server", "cloudflare"}};
    const int size = answerSize(conversation.session >= 0);
    const QByteArray text = m_options.bodies ? m_texts.text(size) : QByteArray();
    const int bytes = m_options.bodies ? int(text.size()) : size;
    Timing &timing = call.exchange.timing;
    timing.firstTokenUs = timing.firstByteUs + m_random.size(250'000, 0.8, 20'000'000);
    timing.endUs = timing.firstTokenUs + qint64(bytes) * m_random.size(4'000, 0.6, 60'000);
    Usage &usage = call.answer.usage;
    const qint64 input = (m_options.bodies ? call.exchange.requestBody.size() : m_promptBytes * (1 + conversation.turn)) / 4 + 10;
    usage.cachedInput = conversation.turn > 1 ? input * 3 / 4 : 0;
    usage.input = input - *usage.cachedInput;
    usage.output = bytes / 4 + 1;
    if (conversation.model % 4 == 0)
        usage.reasoning = *usage.output / 2;
    price(call, conversation.model);
    if (!m_options.bodies) {
        call.answer.finishReason = QStringLiteral("stop");
        return;
    }
    std::vector<Chunk> chunks;
    // Gemini's streams are of whole answers here, as its calls without a stream are.
    const bool stream = call.streamed && call.format != WireFormat::Gemini;
    call.streamed = stream;
    call.exchange.responseBody = stream ? streamBody(call, text, chunks) : wholeBody(call, text);
    if (chunks.empty())
        chunks = {{timing.firstByteUs, call.exchange.responseBody.size()}};
    call.exchange.chunks = chunks;
    const Usage counted = usage;
    call.answer = decodeAnswer(*codecFor(call.format), call.streamed, call.exchange.responseBody);
    call.answer.usage = counted;
    auto &agent = const_cast<Conversation &>(conversation);
    agent.messages += "," + message(call.format, false, text);
}

void ManyCalls::fail(Call &call)
{
    constexpr std::array kinds{ErrorKind::RateLimit, ErrorKind::RateLimit, ErrorKind::RateLimit, ErrorKind::Server,
        ErrorKind::Request, ErrorKind::Auth, ErrorKind::Timeout};
    constexpr std::array statuses{429, 429, 429, 503, 400, 401, 0};
    const auto which = size_t(m_random.below(int(kinds.size())));
    call.status = CallStatus::Error;
    call.httpStatus = call.exchange.status = statuses[which];
    call.error = Error{kinds[which], QStringLiteral("The provider said: %1.").arg(errorKindName(kinds[which])),
        statuses[which], {}};
    call.exchange.timing.endUs = call.exchange.timing.firstByteUs + 1'000;
    if (call.httpStatus == 0 || !m_options.bodies)
        return;
    call.streamed = false;
    call.exchange.responseBody = "{\"error\":{\"message\":\"" + errorKindName(kinds[which]).toUtf8()
        + "\",\"type\":\"error\"}}";
    call.exchange.chunks = {{call.exchange.timing.firstByteUs, call.exchange.responseBody.size()}};
}

void ManyCalls::price(Call &call, int model)
{
    if (model % 17 == 16)
        return; // a model without a price
    Receipt receipt;
    receipt.provider = call.provider;
    receipt.model = call.requestedModel;
    receipt.priceDate = QDate(2026, 4, 14);
    receipt.source = QStringLiteral("genai-prices 0.1.8");
    const Money rate = Money::fromPico(qint64(100'000'000'000) * (1 + model % 30));
    const auto line = [&](const char *name, qint64 count, Money each) {
        const Money amount = Money::atRate(each, count, 1'000'000).value_or(Money());
        receipt.lines.push_back({QLatin1String(name), count, QStringLiteral("token"), each, 1'000'000, amount});
        receipt.total += amount;
    };
    line("input", *call.answer.usage.input, rate);
    line("cached_input", *call.answer.usage.cachedInput, Money::fromPico(rate.pico() / 10));
    line("output", *call.answer.usage.output, Money::fromPico(rate.pico() * 4));
    if (call.status == CallStatus::Cancelled)
        receipt.basis = CostBasis::Estimated;
    call.receipt = receipt;
}

QByteArray ManyCalls::wholeBody(const Call &call, const QByteArray &text) const
{
    const QByteArray model = call.requestedModel.toUtf8();
    const QByteArray id = QByteArray::number(qHash(call.id, 7), 16);
    const QByteArray in = QByteArray::number(call.answer.usage.input.value_or(0));
    const QByteArray out = QByteArray::number(call.answer.usage.output.value_or(0));
    if (call.format == WireFormat::Anthropic)
        return "{\"id\":\"msg_" + id + "\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"" + model
            + "\",\"content\":[{\"type\":\"text\",\"text\":\"" + text
            + "\"}],\"stop_reason\":\"end_turn\",\"stop_sequence\":null,\"usage\":{\"input_tokens\":" + in
            + ",\"output_tokens\":" + out + "}}";
    if (call.format == WireFormat::Gemini)
        return "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"" + text
            + "\"}],\"role\":\"model\"},\"finishReason\":\"STOP\",\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":"
            + in + ",\"candidatesTokenCount\":" + out + "},\"modelVersion\":\"" + model + "\"}";
    return "{\"id\":\"chatcmpl-" + id + "\",\"object\":\"chat.completion\",\"created\":1760000000,\"model\":\"" + model
        + "\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"" + text
        + "\",\"refusal\":null},\"logprobs\":null,\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":" + in
        + ",\"completion_tokens\":" + out + "},\"system_fingerprint\":\"fp_44709d6fcb\"}";
}

QByteArray ManyCalls::streamBody(const Call &call, const QByteArray &text, std::vector<Chunk> &chunks)
{
    const QByteArray model = call.requestedModel.toUtf8();
    const QByteArray id = QByteArray::number(qHash(call.id, 7), 16);
    const QByteArray in = QByteArray::number(call.answer.usage.input.value_or(0));
    const QByteArray out = QByteArray::number(call.answer.usage.output.value_or(0));
    const bool anthropic = call.format == WireFormat::Anthropic;
    const QByteArray before = anthropic
        ? QByteArray("event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":"
                     "\"text_delta\",\"text\":\"")
        : "data: {\"id\":\"chatcmpl-" + id + "\",\"object\":\"chat.completion.chunk\",\"created\":1760000000,\"model\":\""
            + model + "\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"";
    const QByteArray behind =
        anthropic ? QByteArray("\"}}\n\n") : QByteArray("\"},\"logprobs\":null,\"finish_reason\":null}]}\n\n");
    QByteArray body;
    if (anthropic)
        body = "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_" + id
            + "\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"" + model
            + "\",\"content\":[],\"stop_reason\":null,\"usage\":{\"input_tokens\":" + in
            + ",\"output_tokens\":1}}}\n\nevent: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,"
              "\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n";
    const Timing &timing = call.exchange.timing;
    qint64 at = timing.firstByteUs;
    const auto read = [&](qsizetype from) { chunks.push_back({at, body.size() - from}); };
    if (!body.isEmpty())
        read(0);
    at = timing.firstTokenUs;
    const qint64 step = (timing.endUs - timing.firstTokenUs) * 16 / std::max<qsizetype>(16, text.size());
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = std::min(i + 16, text.size()); // some models send words, some sentences
        while (end < text.size() && ((text[end] & 0xc0) == 0x80 || text[end - 1] == '\\'))
            ++end;
        const qsizetype from = body.size();
        body += before;
        body += text.mid(i, end - i);
        body += behind;
        read(from);
        at += std::max<qint64>(1, step + m_random.below(2'000) - 1'000);
        i = end;
    }
    const qsizetype from = body.size();
    if (anthropic)
        body += "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\nevent: message_delta\ndata: "
                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":"
            + out + "}}\n\nevent: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";
    else
        body += "data: {\"id\":\"chatcmpl-" + id
            + "\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],"
              "\"usage\":{\"prompt_tokens\":"
            + in + ",\"completion_tokens\":" + out + "}}\n\ndata: [DONE]\n\n";
    at = timing.endUs;
    read(from);
    return body;
}

}
