#pragma once

#include "core/diff/diffdocument.h"

namespace heliograph {

/// The steps between two texts: {"ops": [{"op": "equal"|"delete"|"insert", "text"}]}; equal and delete joined give A, equal
/// and insert joined give B, to the byte. latin1: the texts are bytes that are no UTF-8, one a character; then "text" is
/// base64 and says so in "text_encoding".
Json textDiffToJson(const QString &a, const QString &b, const TextDiff &diff, bool latin1 = false);

/// The same of two calls or prompts, by their readable texts, and beside it messages, tools, params, tags, headers, answer and
/// the differences of usage, cost_usd, latency_ms and ttft_ms (B less A; null: not known).
Json sidesDiffToJson(const DiffSide &a, const DiffSide &b, const CallDiff &diff);

/// As diff -u and git write it; patch can apply it.
QString unifiedPatch(const QString &aTitle, const QString &a, const QString &bTitle, const QString &b, const TextDiff &diff);

/// For terminals: changed lines with "-" and "+" in front, changed words as [-old-] and {+new+}.
QString diffToText(const DiffDocument &document);
QString diffToMarkdown(const DiffDocument &document);
/// One file without anything outside of it; side by side, signs as well as colours.
QString diffToHtml(const DiffDocument &document);

}
