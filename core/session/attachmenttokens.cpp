#include "core/session/attachmenttokens.h"

#include "core/base/json.h"
#include "core/session/audiolength.h"
#include "core/session/estimate.h"
#include "core/session/imagesize.h"

#include <algorithm>
#include <cmath>

namespace heliograph {

namespace {

constexpr qint64 ceilDiv(qint64 a, qint64 b)
{
    return (a + b - 1) / b;
}

/// Source: OpenAI's guide "Images and vision", section "Calculating costs". Either a base and so
/// much for each tile of 512 pixels, or patches of 32 pixels times a factor.
struct OpenAiRule {
    QLatin1String model; ///< how its name begins; the longer ones first
    int base; ///< 0: by patches
    int tile;
    double factor;
};

constexpr OpenAiRule kOpenAiRules[] = {
    {QLatin1String("gpt-4o-mini"), 2833, 5667, 0}, {QLatin1String("gpt-4.1-mini"), 0, 0, 1.62},
    {QLatin1String("gpt-4.1-nano"), 0, 0, 2.46}, {QLatin1String("gpt-5-mini"), 0, 0, 1.62},
    {QLatin1String("gpt-5-nano"), 0, 0, 2.46}, {QLatin1String("gpt-5.4-mini"), 0, 0, 1.62},
    {QLatin1String("gpt-5.4-nano"), 0, 0, 2.46}, {QLatin1String("gpt-5"), 70, 140, 0},
    {QLatin1String("o4-mini"), 0, 0, 1.72}, {QLatin1String("o1"), 75, 150, 0},
    {QLatin1String("o3"), 75, 150, 0}, {QLatin1String("computer-use-preview"), 65, 129, 0},
    {QLatin1String(), 85, 170, 0}, // gpt-4o, gpt-4.1, and a guess for the rest
};

/// Fits into 2048 × 2048, then down to 768 pixels at the shorter side; never enlarged.
qint64 tilesOf512(QSize size)
{
    double scale = std::min(1.0, 2048.0 / std::max(size.width(), size.height()));
    scale = std::min(scale, 768.0 / std::min(size.width(), size.height()));
    const auto tiles = [scale](int side) {
        return ceilDiv(std::max<qint64>(1, std::llround(side * scale)), 512);
    };
    return tiles(size.width()) * tiles(size.height());
}

/// At most 1536: a larger picture is made smaller until whole patches cover it.
qint64 patchesOf32(QSize size)
{
    constexpr qint64 most = 1536;
    const double width = size.width();
    const double height = size.height();
    const qint64 patches = ceilDiv(size.width(), 32) * ceilDiv(size.height(), 32);
    if (patches <= most)
        return patches;
    double shrink = std::sqrt(32.0 * 32.0 * double(most) / (width * height));
    const double across = width * shrink / 32;
    const double down = height * shrink / 32;
    shrink *= std::min(std::floor(across) / across, std::floor(down) / down);
    const auto covered = [shrink](
                             double side) { return qint64(std::ceil(side * shrink / 32 - 1e-9)); };
    return std::clamp<qint64>(covered(width) * covered(height), 1, most);
}

qint64 openAiImage(QSize size, const QString &model, bool lowDetail)
{
    const QString bare = model.section(QLatin1Char('/'), -1).toLower();
    const auto *rule = std::find_if(std::begin(kOpenAiRules), std::end(kOpenAiRules),
        [&bare](const OpenAiRule &one) { return bare.startsWith(one.model); });
    if (rule->base == 0)
        return qint64(std::ceil(double(patchesOf32(size)) * rule->factor));
    return rule->base + (lowDetail ? 0 : rule->tile * tilesOf512(size));
}

/// Source: Anthropic's guide "Vision": width × height / 750, once the longer side fits into 1568
/// pixels and the whole into about 1600 tokens.
qint64 anthropicImage(QSize size)
{
    const double scale = std::min(1.0, 1568.0 / std::max(size.width(), size.height()));
    const double area = double(size.width()) * scale * double(size.height()) * scale;
    return std::clamp<qint64>(qint64(std::ceil(area / 750)), 1, 1600);
}

bool isTextType(const QString &mimeType)
{
    return mimeType.startsWith(QLatin1String("text/")) || mimeType.contains(QLatin1String("json"))
        || mimeType.contains(QLatin1String("xml")) || mimeType.contains(QLatin1String("yaml"));
}

bool isGemini3(const QString &model)
{
    return model.contains(QLatin1String("gemini-3"));
}

/// Source: Gemini's guides "Image understanding" (258 a tile; the side of a tile is two thirds of
/// the shorter side, from 256 to 768 pixels) and "Media resolution" (Gemini 3: 1120 a picture
/// unless asked otherwise).
qint64 geminiImage(QSize size, const QString &model)
{
    if (isGemini3(model))
        return 1120;
    if (size.width() <= 384 && size.height() <= 384)
        return 258;
    const int tile = std::clamp(int(std::min(size.width(), size.height()) / 1.5), 256, 768);
    return 258 * ceilDiv(size.width(), tile) * ceilDiv(size.height(), tile);
}

/// OpenAI's "detail": "low".
bool isLowDetail(const ContentPart &part)
{
    if (part.raw.isEmpty() || part.raw.size() > 4096) // a picture carried inside is told by its address form
        return part.raw.contains("\"detail\":\"low\"");
    const auto json = parseJson(part.raw);
    return json
        && (stringMember(*json, "detail") == QLatin1String("low")
            || stringMember(member(*json, "image_url"), "detail") == QLatin1String("low"));
}

/// Sources: Anthropic's guide "PDF support" (1,500 to 3,000 of text a page, and the page as a
/// picture), Gemini's "Document understanding" (258 a page; Gemini 3: 560). OpenAI sends a page's
/// text and picture and gives no number.
qint64 pageTokens(WireFormat format, const QString &model)
{
    switch (format) {
    case WireFormat::Anthropic:
        return 3000;
    case WireFormat::Gemini:
        return isGemini3(model) ? 560 : 258;
    default:
        return 1000;
    }
}

/// Sources: Gemini's guide "Audio understanding" (32 a second), OpenAI's "Managing costs" for audio
/// (one for each 100 ms of the user's voice).
std::optional<qint64> audioTokens(const ContentPart &part, WireFormat format)
{
    const auto length = audioLengthMs(part.data);
    if (!length)
        return std::nullopt;
    return ceilDiv(*length * (format == WireFormat::Gemini ? 32 : 10), 1000);
}

}

qint64 imageTokens(const QSize &given, WireFormat format, const QString &model, bool lowDetail)
{
    const QSize size = given.isEmpty() ? QSize(1024, 1024) : given;
    switch (format) {
    case WireFormat::Anthropic:
        return anthropicImage(size);
    case WireFormat::Gemini:
        return geminiImage(size, model);
    default:
        return openAiImage(size, model, lowDetail);
    }
}

qint64 pdfPages(QByteArrayView bytes)
{
    const QByteArray pdf = QByteArray::fromRawData(bytes.data(), bytes.size());
    const auto afterSpace = [&pdf](qsizetype at) {
        while (at < pdf.size()
            && (pdf[at] == ' ' || pdf[at] == '\n' || pdf[at] == '\r' || pdf[at] == '\t'))
            ++at;
        return at;
    };
    qint64 pages = 0;
    for (qsizetype at = pdf.indexOf("/Type"); at >= 0; at = pdf.indexOf("/Type", at + 5)) {
        const qsizetype name = afterSpace(at + 5);
        if (QByteArrayView(pdf).sliced(name).startsWith("/Page")
            && (name + 5 == pdf.size() || !QChar::isLetter(uint(quint8(pdf[name + 5])))))
            ++pages;
    }
    if (pages > 0)
        return pages;
    for (qsizetype at = pdf.indexOf("/Count"); at >= 0; at = pdf.indexOf("/Count", at + 6)) {
        qint64 count = 0;
        for (qsizetype digit = afterSpace(at + 6);
             digit < pdf.size() && pdf[digit] >= '0' && pdf[digit] <= '9' && count < 100'000;
             ++digit)
            count = count * 10 + (pdf[digit] - '0');
        pages = std::max(pages, count);
    }
    return std::min<qint64>(pages, 100'000);
}


std::optional<qint64> attachmentTokens(
    const ContentPart &part, WireFormat format, const QString &model)
{
    if (part.kind == ContentPart::Kind::Text)
        return estimatedTextTokens(part.text);
    if (part.data.isEmpty() && part.kind != ContentPart::Kind::Image)
        return std::nullopt;
    switch (part.kind) {
    case ContentPart::Kind::Image: {
        const QSize size = imageSize(part.data);
        const bool low = isLowDetail(part); // the size does not matter then
        return size.isValid() || low ? std::optional(imageTokens(size, format, model, low))
                                     : std::nullopt;
    }
    case ContentPart::Kind::Audio:
        return audioTokens(part, format);
    case ContentPart::Kind::File:
        if (isTextType(part.mimeType))
            return estimatedTextTokens(QString::fromUtf8(part.data));
        if (part.mimeType == QLatin1String("application/pdf")) {
            const qint64 pages = pdfPages(part.data);
            return pages == 0 ? std::nullopt : std::optional(pages * pageTokens(format, model));
        }
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

}
