#include "core/wire/openaishared.h"

#include "core/wire/dataurl.h"

#include <array>

namespace heliograph {

namespace {

struct AudioName {
    QLatin1String format;
    QLatin1String mimeType;
};

// The first name of a type is the one written.
constexpr std::array kAudioNames{
    AudioName{QLatin1String("wav"), QLatin1String("audio/wav")},
    AudioName{QLatin1String("wav"), QLatin1String("audio/x-wav")},
    AudioName{QLatin1String("wav"), QLatin1String("audio/wave")},
    AudioName{QLatin1String("mp3"), QLatin1String("audio/mpeg")},
    AudioName{QLatin1String("mp3"), QLatin1String("audio/mp3")},
    AudioName{QLatin1String("m4a"), QLatin1String("audio/mp4")},
    AudioName{QLatin1String("pcm16"), QLatin1String("audio/pcm")},
};

double realOf(const Json &number)
{
    return number.is_number() ? number.get<double>() : 0;
}

}

std::vector<TokenLogProb> openAiLogProbs(const Json &list)
{
    std::vector<TokenLogProb> result;
    for (const Json &item : listOf(list)) {
        TokenLogProb token{stringMember(item, "token"), realOf(member(item, "logprob")), {}};
        for (const Json &other : listOf(member(item, "top_logprobs")))
            token.alternatives.emplace_back(
                stringMember(other, "token"), realOf(member(other, "logprob")));
        result.push_back(std::move(token));
    }
    return result;
}

std::optional<Citation> openAiCitation(const Json &annotation)
{
    const QString type = stringMember(annotation, "type");
    const Json &nested = member(annotation, type.toStdString());
    const Json &source = nested.is_object() ? nested : annotation;
    Citation citation;
    citation.title = stringMember(source, "title");
    if (type == QLatin1String("url_citation")) {
        citation.url = stringMember(source, "url");
        citation.quote = stringMember(source, "content"); // OpenRouter
    } else if (type == QLatin1String("file_citation")
        || type == QLatin1String("container_file_citation") || type == QLatin1String("file_path")) {
        citation.quote = stringMember(source, "quote");
        for (const char *name : {"filename", "file_id"}) {
            if (citation.title.isEmpty())
                citation.title = stringMember(source, name);
        }
    } else {
        return std::nullopt;
    }
    if (citation.url.isEmpty() && citation.title.isEmpty())
        return std::nullopt;
    return citation;
}

ContentPart imageFromUrl(const QString &url)
{
    ContentPart part;
    part.kind = ContentPart::Kind::Image;
    if (const auto inside = parseDataUrl(url)) {
        part.mimeType = inside->mimeType;
        part.data = inside->data;
    } else {
        part.url = url;
    }
    return part;
}

QString audioType(const QByteArray &data)
{
    const auto at = [&](qsizetype i) { return i < data.size() ? uchar(data[i]) : uchar(0); };
    if (data.startsWith("RIFF"))
        return QStringLiteral("audio/wav");
    if (data.startsWith("OggS"))
        return QStringLiteral("audio/ogg");
    if (data.startsWith("fLaC"))
        return QStringLiteral("audio/flac");
    // An MPEG audio frame begins with eleven set bits, of which a layer of 0 (ADTS) is AAC.
    if (at(0) == 0xff && (at(1) & 0xe0) == 0xe0)
        return (at(1) & 0x06) == 0 ? QStringLiteral("audio/aac") : QStringLiteral("audio/mpeg");
    return data.startsWith("ID3") ? QStringLiteral("audio/mpeg") : QStringLiteral("audio/pcm");
}

QString audioFormat(const QString &mimeType)
{
    for (const AudioName &name : kAudioNames) {
        if (mimeType == name.mimeType)
            return name.format;
    }
    return mimeType.section(QLatin1Char('/'), -1);
}

QString audioMimeType(const QString &format)
{
    for (const AudioName &name : kAudioNames) {
        if (format == name.format)
            return name.mimeType;
    }
    return QStringLiteral("audio/") + format;
}

bool saysNothing(const Json &value)
{
    switch (value.type()) {
    case Json::value_t::null:
        return true;
    case Json::value_t::string:
        return value.get_ref<const std::string &>().empty();
    case Json::value_t::array:
    case Json::value_t::object:
        return value.empty();
    default:
        return false;
    }
}

const Json &listOf(const Json &value)
{
    static const Json empty = Json::array();
    return value.is_array() ? value : empty;
}

std::string_view textView(const Json &string)
{
    return string.is_string() ? std::string_view(string.get_ref<const std::string &>())
                              : std::string_view();
}

QString textOrJson(const Json &value)
{
    if (value.is_null())
        return {};
    return value.is_string() ? toQString(value) : QString::fromUtf8(dumpJson(value));
}

bool sameJson(const Json &a, const Json &b)
{
    if (a.is_object() && b.is_object()) {
        if (a.size() != b.size())
            return false;
        for (const auto &[key, value] : a.items()) {
            const auto other = b.find(key);
            if (other == b.end() || !sameJson(value, *other))
                return false;
        }
        return true;
    }
    if (a.is_array() && b.is_array()) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(),
            [](const Json &x, const Json &y) { return sameJson(x, y); });
    }
    return a == b;
}

}
