#pragma once

#include "core/diff/textdiff.h"

#include <QString>

namespace heliograph {

/// A word, a run of white space, a line break or any other single character of a text.
/// Small, since there are as many as words: a text has less than 2^31 units, a token less than 2^29.
struct TextToken {
    enum class Kind : quint8 { Word, Space, Break, Other };

    TextToken(TextSpan span, Kind tokenKind)
        : begin(quint32(span.begin)), size(quint32(span.size())), kind(quint32(tokenKind))
    {
    }
    TextSpan span() const { return {qsizetype(begin), qsizetype(begin) + qsizetype(size)}; }
    Kind tokenKind() const { return Kind(kind); }

    quint32 begin;
    quint32 size : 29;
    quint32 kind : 3; ///< Kind
};

/// The lines of a text, each with its line break; the last may have none. None for an empty text.
std::vector<TextSpan> linesOf(QStringView text);

/// Appends all tokens of a stretch, in order and without gaps. Words are letters, digits, marks and what joins them
/// (don't, 0.7, snake_case); beyond ASCII where Unicode's word boundaries are (UAX #29); in scripts that are written without
/// spaces each character as people see it.
void tokenize(QStringView text, TextSpan span, std::vector<TextToken> *tokens);

/// A text as the options see it: texts that count as equal have equal keys. Nothing is done for Exact.
QString diffKey(QStringView text, const DiffOptions &options);

}
