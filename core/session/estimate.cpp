#include "core/session/estimate.h"

#include "core/base/json.h"
#include "core/session/imagesize.h"

#include <algorithm>
#include <cmath>

namespace heliograph {

namespace {

// What the formats put around a message and before the answer, as OpenAI's cookbook counts it.
constexpr qint64 kPerMessage = 4;
constexpr qint64 kPerRequest = 3;
constexpr qint64 kPerTool = 8;
// Anthropic's own system prompt for tools, with tool_choice auto (its documentation, "tool use
// pricing").
constexpr qint64 kAnthropicTools = 346;
constexpr QSize kAssumedImage(1024, 1024);

constexpr qint64 ceilDiv(qint64 a, qint64 b)
{
    return (a + b - 1) / b;
}

/// OpenAI's guide "Images and vision". Tiles of 512 pixels on top of a base, or patches of 32
/// pixels times a factor.
struct OpenAiImages {
    const char *prefix; ///< of the model's name, the longest first
    qint64 base; ///< 0: patches
    qint64 tile;
    double factor; ///< of a patch
};
constexpr OpenAiImages kOpenAiImages[] = {
    {"gpt-4o-mini", 2833, 5667, 0},
    {"gpt-4.1-mini", 0, 0, 1.62},
    {"gpt-4.1-nano", 0, 0, 2.46},
    {"gpt-5-mini", 0, 0, 1.62},
    {"gpt-5-nano", 0, 0, 2.46},
    {"gpt-5.4-mini", 0, 0, 1.62},
    {"gpt-5.4-nano", 0, 0, 2.46},
    {"o4-mini", 0, 0, 1.72},
    {"gpt-5", 70, 140, 0},
    {"o1", 75, 150, 0},
    {"o3", 75, 150, 0},
    {"computer-use", 65, 129, 0},
    {"", 85, 170, 0},
};

qint64 openAiImageTokens(QSize size, const QString &model, bool lowDetail)
{
    const QString bare = model.mid(model.lastIndexOf(QLatin1Char('/')) + 1).toLower();
    const auto rule = std::find_if(std::begin(kOpenAiImages), std::end(kOpenAiImages),
        [&](const OpenAiImages &one) { return bare.startsWith(QLatin1String(one.prefix)); });
    if (rule->base == 0) {
        constexpr qint64 mostPatches = 1536;
        const qint64 patches = ceilDiv(size.width(), 32) * ceilDiv(size.height(), 32);
        return qint64(std::ceil(double(std::min(patches, mostPatches)) * rule->factor));
    }
    if (lowDetail)
        return rule->base;
    // Into a square of 2048, then the shorter side down to 768; never enlarged.
    double scale = std::min({1.0, 2048.0 / size.width(), 2048.0 / size.height()});
    scale = std::min(scale, 768.0 / std::min(size.width(), size.height()));
    const auto tiles = [&](int length) { return ceilDiv(qint64(std::ceil(length * scale)), 512); };
    return rule->base + rule->tile * tiles(size.width()) * tiles(size.height());
}

/// Anthropic's guide "Vision": width × height / 750, after fitting the longer edge into 1568
/// pixels.
qint64 anthropicImageTokens(QSize size)
{
    constexpr qint64 most = 1600;
    const double scale = std::min(1.0, 1568.0 / std::max(size.width(), size.height()));
    const double area = double(size.width()) * scale * double(size.height()) * scale;
    return std::min(most, qint64(std::ceil(area / 750)));
}

/// Gemini's guide "Understand and count tokens": 258 for a small picture, else for each tile of 768
/// pixels. Gemini 3 takes 1120 for a picture of the default resolution.
qint64 geminiImageTokens(QSize size, const QString &model)
{
    if (model.contains(QLatin1String("gemini-3")))
        return 1120;
    if (size.width() <= 384 && size.height() <= 384)
        return 258;
    return 258 * ceilDiv(size.width(), 768) * ceilDiv(size.height(), 768);
}

qint64 pageTokens(WireFormat format)
{
    switch (format) {
    case WireFormat::Gemini:
        return 258; // "Document understanding": each page
    case WireFormat::Anthropic:
        return 3000; // "PDF support": 1,500 to 3,000 for the text, and the page as a picture
    default:
        return 1000; // OpenAI sends text and picture of each page
    }
}

/// Seconds, exact for WAV, else as of 128 kbit/s.
qint64 audioSeconds(QByteArrayView bytes)
{
    if (bytes.size() > 44 && bytes.startsWith("RIFF")
        && bytes.sliced(8, 4) == QByteArrayView("WAVE")) {
        quint32 rate = 0;
        for (int i = 3; i >= 0; --i)
            rate = rate << 8 | uchar(bytes[28 + i]);
        if (rate > 0)
            return ceilDiv(bytes.size() - 44, qint64(rate));
    }
    return ceilDiv(bytes.size(), 16'000);
}

bool isText(const ContentPart &part)
{
    return part.mimeType.startsWith(QLatin1String("text/"))
        || part.mimeType.contains(QLatin1String("json"))
        || part.mimeType.contains(QLatin1String("xml"))
        || part.mimeType.contains(QLatin1String("yaml"));
}

bool isLowDetail(const ContentPart &part)
{
    if (part.raw.isEmpty()
        || part.raw.size() > 4096) // a picture carried inside is told by its address form
        return part.raw.contains("\"detail\":\"low\"");
    const auto json = parseJson(part.raw);
    return json
        && (stringMember(*json, "detail") == QLatin1String("low")
            || stringMember(member(*json, "image_url"), "detail") == QLatin1String("low"));
}

class Estimator final
{
public:
    Estimator(WireFormat format, QString model) : m_format(format), m_model(std::move(model)) { }

    void add(const Message &message)
    {
        result.text += kPerMessage;
        for (const ContentPart &part : message.parts)
            add(part);
        for (const ToolCall &call : message.toolCalls)
            result.text +=
                kPerMessage + estimatedTextTokens(call.name) + estimatedTextTokens(call.arguments);
    }

    void add(const Tool &tool)
    {
        result.tools += kPerTool + estimatedTextTokens(tool.name)
            + estimatedTextTokens(tool.description)
            + estimatedTextTokens(
                QString::fromUtf8(tool.raw.isEmpty() ? tool.parameters : tool.raw));
    }

    TokenEstimate result;

private:
    void add(const ContentPart &part)
    {
        switch (part.kind) {
        case ContentPart::Kind::Text:
        case ContentPart::Kind::Refusal:
            result.text += estimatedTextTokens(part.text);
            break;
        case ContentPart::Kind::Reasoning: // earlier thinking is dropped by the providers, or is
                                           // not counted
            break;
        case ContentPart::Kind::Image:
            result.guessed = result.guessed || part.data.isEmpty();
            result.images +=
                imageTokens(imageSize(part.data), m_format, m_model, isLowDetail(part));
            break;
        case ContentPart::Kind::Audio:
            result.files += audioSeconds(part.data) * (m_format == WireFormat::Gemini ? 32 : 10);
            break;
        case ContentPart::Kind::File:
            addFile(part);
            break;
        case ContentPart::Kind::Other:
            result.text += estimatedTextTokens(QString::fromUtf8(part.raw));
            break;
        }
    }

    void addFile(const ContentPart &part)
    {
        if (part.data.isEmpty())
            result.guessed = true;
        if (isText(part))
            result.files += estimatedTextTokens(QString::fromUtf8(part.data));
        else
            result.files += pageTokens(m_format) * pdfPages(part.data);
    }

    WireFormat m_format;
    QString m_model;
};

/// The number at the start of the bytes, after white space; 0 where there is none.
qint64 leadingNumber(QByteArrayView bytes)
{
    qint64 number = 0;
    qsizetype at = 0;
    while (at < bytes.size() && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r'))
        ++at;
    for (; at < bytes.size() && bytes[at] >= '0' && bytes[at] <= '9' && number < 1'000'000; ++at)
        number = number * 10 + (bytes[at] - '0');
    return number;
}

/// Hundredths of a token.
int weightOf(QChar c)
{
    const char16_t u = c.unicode();
    if (u < 0x80)
        return c.isLetter() || u == u' ' ? 23 : 45;
    if (c.isSurrogate())
        return 75; // an emoji is two of these
    if (u >= 0x2e80 && u <= 0xd7ff)
        return 85; // Chinese, Japanese, Korean
    return 45;
}

}

qint64 estimatedTextTokens(QStringView text)
{
    qint64 sum = 0;
    for (const QChar c : text)
        sum += weightOf(c);
    return ceilDiv(sum, 100);
}

qint64 imageTokens(const QSize &given, WireFormat format, const QString &model, bool lowDetail)
{
    const QSize size = given.isEmpty() ? kAssumedImage : given;
    switch (format) {
    case WireFormat::Anthropic:
        return anthropicImageTokens(size);
    case WireFormat::Gemini:
        return geminiImageTokens(size, model);
    default:
        return openAiImageTokens(size, model, lowDetail);
    }
}

qint64 pdfPages(QByteArrayView bytes)
{
    const QByteArray raw = QByteArray::fromRawData(bytes.data(), bytes.size());
    qint64 pages = 0;
    for (qsizetype at = raw.indexOf("/Type"); at >= 0; at = raw.indexOf("/Type", at + 5)) {
        qsizetype name = at + 5;
        while (name < raw.size() && (raw[name] == ' ' || raw[name] == '\n' || raw[name] == '\r'))
            ++name;
        const bool page = raw.mid(name, 5) == "/Page";
        if (page && (name + 5 >= raw.size() || !isalpha(uchar(raw[name + 5]))))
            ++pages;
    }
    // Newer files pack their objects; the root's count may still stand in the open.
    for (qsizetype at = raw.indexOf("/Count"); at >= 0; at = raw.indexOf("/Count", at + 6)) {
        const qint64 count = leadingNumber(QByteArrayView(raw).sliced(at + 6));
        pages = std::max(pages, std::min<qint64>(count, 10'000));
    }
    constexpr qsizetype bytesOfAPage = 60'000;
    return std::max<qint64>({1, pages, pages == 0 ? ceilDiv(bytes.size(), bytesOfAPage) : 0});
}

TokenEstimate estimateTokens(const ChatRequest &request, WireFormat format)
{
    Estimator estimator(format, request.model);
    for (const Message &message : request.messages)
        estimator.add(message);
    for (const Tool &tool : request.tools)
        estimator.add(tool);
    TokenEstimate estimate = estimator.result;
    estimate.text += request.messages.empty() ? 0 : kPerRequest;
    if (format == WireFormat::Anthropic && !request.tools.empty())
        estimate.tools += kAnthropicTools;
    if (request.responseFormat)
        estimate.tools += estimatedTextTokens(QString::fromUtf8(request.responseFormat->schema));
    return estimate;
}

}
