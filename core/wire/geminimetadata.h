#pragma once

#include "core/base/json.h"
#include "core/domain/streamevent.h"

namespace heliograph {

/// What Gemini says beside the words of a candidate, as events.

/// groundingMetadata: what was searched and found, and which words rest on it. Sets searches to the
/// number of queries.
void readGrounding(const Json &metadata, StreamEvents &events, Usage::Count &searches);
/// citationMetadata: text that the model has from somewhere (citationSources of Gemini, citations
/// of Vertex).
void readCitations(const Json &metadata, StreamEvents &events);
/// urlContextMetadata: pages that were fetched.
void readUrlContext(const Json &metadata, StreamEvents &events);
/// logprobsResult
void readLogProbs(const Json &result, StreamEvents &events);
/// Why a prompt was not answered, as a sentence; reason: a BlockReason.
QString blockedPromptText(const QString &reason, const QString &message);

}
