#pragma once

#include "core/domain/call.h"

#include <QByteArray>

#include <array>
#include <vector>

namespace heliograph {

class Database;

/// A usage class and its column in the table calls.
struct UsageColumn {
    const char *name;
    Usage::Count Usage::*member;
};

inline constexpr std::array kUsageColumns{
    UsageColumn{"input", &Usage::input},
    UsageColumn{"cached_input", &Usage::cachedInput},
    UsageColumn{"cache_write_5m", &Usage::cacheWrite5m},
    UsageColumn{"cache_write_1h", &Usage::cacheWrite1h},
    UsageColumn{"output", &Usage::output},
    UsageColumn{"reasoning", &Usage::reasoning},
    UsageColumn{"audio_input", &Usage::audioInput},
    UsageColumn{"cached_audio_input", &Usage::cachedAudioInput},
    UsageColumn{"audio_output", &Usage::audioOutput},
    UsageColumn{"image_input", &Usage::imageInput},
    UsageColumn{"cached_image_input", &Usage::cachedImageInput},
    UsageColumn{"image_output", &Usage::imageOutput},
    UsageColumn{"web_searches", &Usage::webSearches},
    UsageColumn{"requests", &Usage::requests},
};

/// A response as far as it is stored.
struct StoredResponse {
    QByteArray body;
    std::vector<Chunk> chunks;
};

/// The whole response, or what has come of a running one. Throws DatabaseFailure.
StoredResponse loadResponse(Database &database, qint64 row);
/// The JSON of call_details; empty where there is none. Throws DatabaseFailure.
QByteArray loadDetail(Database &database, qint64 row);

/// One line of at most kPreviewLength characters.
QString previewOf(const QString &text);
/// What an answer shows in a list: its text, else its refusal, its tool calls, its reasoning.
QString previewOf(const Answer &answer);

}
