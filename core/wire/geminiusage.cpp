#include "core/wire/geminiusage.h"

#include <algorithm>

namespace heliograph {

namespace {

constexpr qint64 kMost =
    1'000'000'000'000; ///< more tokens than any call has: hostile, and sums stay in range

Usage::Count count(const Json &object, std::string_view key)
{
    const auto number = intMember(object, key);
    return number && *number >= 0 && *number <= kMost ? number : std::nullopt;
}

/// The tokens of one modality ("AUDIO") in a list of ModalityTokenCount.
Usage::Count ofModality(const Json &details, std::string_view modality)
{
    Usage::Count sum;
    if (!details.is_array())
        return sum;
    for (const Json &detail : details) {
        if (member(detail, "modality") != modality)
            continue;
        if (const auto tokens = count(detail, "tokenCount"))
            sum = std::min(sum.value_or(0) + *tokens, kMost);
    }
    return sum;
}

Usage::Count added(const Usage::Count &a, const Usage::Count &b)
{
    return a || b ? Usage::Count(a.value_or(0) + b.value_or(0)) : std::nullopt;
}

/// What is left of a sum when some of its parts are taken out; never negative, whatever is claimed.
Usage::Count without(Usage::Count sum, std::initializer_list<Usage::Count> parts)
{
    if (!sum)
        return sum;
    for (const Usage::Count &part : parts)
        *sum -= part.value_or(0);
    return std::max<qint64>(*sum, 0);
}

}

Usage geminiUsage(const Json &usage)
{
    const Usage::Count prompt = count(usage, "promptTokenCount");
    const Usage::Count total = count(usage, "totalTokenCount");
    const Usage::Count cached = count(usage, "cachedContentTokenCount");
    Usage::Count toolUse = count(usage, "toolUsePromptTokenCount");
    Usage::Count candidates = count(usage, "candidatesTokenCount");
    Usage result;
    result.reasoning = count(usage, "thoughtsTokenCount");
    Usage::Count thoughts = result.reasoning;

    // A count of zero is left out of the JSON: what the total leaves over says whether it was one.
    if (!candidates && total && prompt)
        candidates = without(total, {prompt, toolUse, thoughts});
    if (total && prompt && candidates) {
        const qint64 plain = *prompt + *candidates;
        const qint64 beside = toolUse.value_or(0) + thoughts.value_or(0);
        if (*total != plain + beside) {
            if (thoughts && *total == plain + toolUse.value_or(0))
                thoughts.reset(); // inside candidates
            else if (toolUse && *total == plain + thoughts.value_or(0))
                toolUse.reset(); // inside the prompt
        }
    }

    const Json &promptDetails = member(usage, "promptTokensDetails");
    const Json &toolDetails = member(usage, "toolUsePromptTokensDetails");
    const Json &cacheDetails = member(usage, "cacheTokensDetails");
    const Json &outputDetails = member(usage, "candidatesTokensDetails");
    const auto input = [&](std::string_view modality) {
        const Usage::Count all = added(ofModality(promptDetails, modality),
            toolUse ? ofModality(toolDetails, modality) : std::nullopt);
        return without(all, {ofModality(cacheDetails, modality)});
    };
    result.cachedAudioInput = ofModality(cacheDetails, "AUDIO");
    result.cachedImageInput = ofModality(cacheDetails, "IMAGE");
    result.audioInput = input("AUDIO");
    result.imageInput = input("IMAGE");
    result.audioOutput = ofModality(outputDetails, "AUDIO");
    result.imageOutput = ofModality(outputDetails, "IMAGE");
    result.cachedInput = without(cached, {result.cachedAudioInput, result.cachedImageInput});
    result.input = without(added(prompt, toolUse),
        {result.cachedInput, result.cachedAudioInput, result.cachedImageInput, result.audioInput,
            result.imageInput});
    result.output = without(added(candidates, thoughts), {result.audioOutput, result.imageOutput});
    return result;
}

}
