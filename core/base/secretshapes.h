#pragma once

#include <array>
#include <string_view>

/// What keys look like, as data for the scanner alone.
namespace heliograph::secretshapes {

enum class Shape {
    SecretKey, ///< sk-, pk-: words may follow as well (sk-learn, the locale sk-SK)
    Mixed6, ///< a segment of six with a digit or capital
    Mixed8,
    Any6, ///< any six characters: the prefix says it all
    Any16,
    AwsKey, ///< capitals and digits, at least one digit, sixteen of them
    WebToken, ///< base64url parts with dots
};

struct Prefix {
    std::string_view text;
    Shape shape;
};

constexpr std::array kPrefixes{
    Prefix{"sk-", Shape::SecretKey},
    Prefix{"pk-", Shape::SecretKey},
    Prefix{"rk-", Shape::SecretKey},
    Prefix{"sk_", Shape::Mixed8},
    Prefix{"pk_", Shape::Mixed8},
    Prefix{"gsk_", Shape::Mixed6},
    Prefix{"AIza", Shape::Any6},
    Prefix{"ya29.", Shape::Any6},
    Prefix{"xai-", Shape::Mixed6},
    Prefix{"pplx-", Shape::Mixed8},
    Prefix{"hf_", Shape::Mixed8},
    Prefix{"r8_", Shape::Mixed8},
    Prefix{"fw_", Shape::Mixed8},
    Prefix{"csk-", Shape::Mixed6},
    Prefix{"nvapi-", Shape::Mixed6},
    Prefix{"tgp_v1_", Shape::Any6},
    Prefix{"AKIA", Shape::AwsKey},
    Prefix{"ASIA", Shape::AwsKey},
    Prefix{"ghp_", Shape::Any16},
    Prefix{"gho_", Shape::Any16},
    Prefix{"ghs_", Shape::Any16},
    Prefix{"github_pat_", Shape::Any16},
    Prefix{"glpat-", Shape::Any16},
    Prefix{"xoxb-", Shape::Mixed8},
    Prefix{"xoxp-", Shape::Mixed8},
    Prefix{"eyJ", Shape::WebToken},
};

/// What follows sk- or pk- in keys alone.
constexpr std::array<std::string_view, 9> kFamilies{
    "proj-", "ant-", "or-v", "helicone-", "svcacct-", "admin-", "lf-", "live-", "None-"};

struct Name {
    std::string_view text; ///< lower case; a hyphen stands for an underscore too
    enum Kind { Credential, Authorization, Cookie, QueryOnly } kind;
};

// A name also counts as the end of a longer one: OPENAI_API_KEY, x-goog-api-key.
constexpr std::array kNames{
    Name{"api-key", Name::Credential},
    Name{"apikey", Name::Credential},
    Name{"access-token", Name::Credential},
    Name{"accesstoken", Name::Credential},
    Name{"refresh-token", Name::Credential},
    Name{"id-token", Name::Credential},
    Name{"auth-token", Name::Credential},
    Name{"authtoken", Name::Credential},
    Name{"session-token", Name::Credential},
    Name{"security-token", Name::Credential},
    Name{"client-secret", Name::Credential},
    Name{"clientsecret", Name::Credential},
    Name{"secret-key", Name::Credential},
    Name{"secretkey", Name::Credential},
    Name{"access-key", Name::Credential},
    Name{"private-key", Name::Credential},
    Name{"password", Name::Credential},
    Name{"passwd", Name::Credential},
    Name{"helicone-jwt", Name::Credential},
    Name{"authorization", Name::Authorization},
    Name{"helicone-auth", Name::Authorization},
    Name{"cookie", Name::Cookie},
    Name{"key", Name::QueryOnly},
    Name{"token", Name::QueryOnly},
    Name{"secret", Name::QueryOnly},
    Name{"sig", Name::QueryOnly},
    Name{"signature", Name::QueryOnly},
    Name{"auth", Name::QueryOnly},
    Name{"jwt", Name::QueryOnly},
    Name{"pass", Name::QueryOnly},
    Name{"pwd", Name::QueryOnly},
    Name{"credential", Name::QueryOnly},
};

}
