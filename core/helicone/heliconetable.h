#pragma once

#include "core/helicone/heliconeoptions.h"

#include <array>

namespace heliograph {

/// The headers that are one switch, one text or one number each, for writing and reading alike.
struct SwitchRow {
    const char *header;
    bool HeliconeOptions::*member;
    HeliconeField field;
    bool anyCase; ///< Helicone puts the value in lower case first
};
struct TextRow {
    const char *header;
    QString HeliconeOptions::*member;
    HeliconeField field;
};
struct NumberRow {
    const char *header;
    std::optional<qint64> HeliconeOptions::*member;
    HeliconeField field;
};

inline constexpr std::array<SwitchRow, 9> kSwitchRows{{
    {"Helicone-Omit-Request", &HeliconeOptions::omitRequest, HeliconeField::OmitRequest, false},
    {"Helicone-Omit-Response", &HeliconeOptions::omitResponse, HeliconeField::OmitResponse, false},
    {"Helicone-Webhook-Enabled", &HeliconeOptions::webhook, HeliconeField::Webhook, false},
    {"Helicone-Stream-Usage", &HeliconeOptions::streamUsage, HeliconeField::StreamUsage, false},
    {"Helicone-Stream-Force-Format", &HeliconeOptions::streamForceFormat,
        HeliconeField::StreamForceFormat, false},
    {"Helicone-Increase-Timeout", &HeliconeOptions::longTimeout, HeliconeField::LongTimeout, false},
    {"Helicone-Moderations-Enabled", &HeliconeOptions::moderation, HeliconeField::Moderation,
        false},
    {"Helicone-LLM-Security-Enabled", &HeliconeOptions::security, HeliconeField::Security, true},
    {"Helicone-LLM-Security-Advanced", &HeliconeOptions::securityAdvanced,
        HeliconeField::SecurityAdvanced, true},
}};

inline constexpr std::array<TextRow, 11> kTextRows{{
    {"Helicone-Cache-Seed", &HeliconeOptions::cacheSeed, HeliconeField::CacheSeed},
    {"Helicone-Model-Override", &HeliconeOptions::modelOverride, HeliconeField::ModelOverride},
    {"Helicone-Token-Limit-Exception-Handler", &HeliconeOptions::tokenLimitHandler,
        HeliconeField::TokenLimit},
    {"Helicone-Prompt-Id", &HeliconeOptions::promptId, HeliconeField::PromptId},
    {"Helicone-Prompt-Version", &HeliconeOptions::promptVersion, HeliconeField::PromptVersion},
    {"Helicone-Prompt-Name", &HeliconeOptions::promptName, HeliconeField::PromptName},
    {"Helicone-Prompt-Mode", &HeliconeOptions::promptMode, HeliconeField::PromptMode},
    {"Helicone-Prompt-Format", &HeliconeOptions::promptFormat, HeliconeField::PromptFormat},
    {"Helicone-Gateway-Body-Mapping", &HeliconeOptions::bodyMapping, HeliconeField::BodyMapping},
    {"Helicone-Posthog-Host", &HeliconeOptions::posthogHost, HeliconeField::PosthogHost},
    {"Helicone-Lytix-Host", &HeliconeOptions::lytixHost, HeliconeField::LytixHost},
}};

inline constexpr std::array<NumberRow, 4> kNumberRows{{
    {"Helicone-Cache-Bucket-Max-Size", &HeliconeOptions::cacheBuckets, HeliconeField::CacheBuckets},
    {"Helicone-Retry-Num", &HeliconeOptions::retryNumber, HeliconeField::RetryNumber},
    {"Helicone-Retry-Min-Timeout", &HeliconeOptions::retryShortestMs, HeliconeField::RetryShortest},
    {"Helicone-Retry-Max-Timeout", &HeliconeOptions::retryLongestMs, HeliconeField::RetryLongest},
}};

}
