#pragma once

#include "core/base/json.h"
#include "core/domain/streamevent.h"

namespace heliograph {

/// A list of log probabilities as chat and Responses have it: [{token, logprob, top_logprobs:
/// [{token, logprob}]}].
std::vector<TokenLogProb> openAiLogProbs(const Json &list);

/// An annotation of an answer's text: OpenAI's URL, file and container file citations, flat
/// (Responses) or nested (chat, OpenRouter). Nothing where it has no such form.
std::optional<Citation> openAiCitation(const Json &annotation);

/// The picture behind a URL or data: URL.
ContentPart imageFromUrl(const QString &url);

/// The kind of sound the bytes are, by their first ones; audio/pcm where they tell nothing.
QString audioType(const QByteArray &data);

/// Sound formats by the names OpenAI's input_audio knows ("wav", "mp3", …) and their media types.
QString audioFormat(const QString &mimeType);
QString audioMimeType(const QString &format);

/// Null, an empty text, list or object: what an API writes where it has nothing to say.
bool saysNothing(const Json &value);

/// The value itself where it is a list, otherwise an empty one.
const Json &listOf(const Json &value);

/// The text a JSON string has in UTF-8, without a copy; empty for anything else.
std::string_view textView(const Json &string);

/// Text as it is, anything else as compact JSON; empty for null.
QString textOrJson(const Json &value);

/// Equal but for the order of members.
bool sameJson(const Json &a, const Json &b);

}
