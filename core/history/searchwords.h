#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace heliograph {

// What the search index takes for a word. A word is a run of letters, digits and marks, in lower case, without accents and
// in one form where Unicode has several; of a longer one its first 64 characters count. In scripts that put no spaces
// between words each character is a word, and so is each picture character.

/// Each different word of a text once, with a space between them, UTF-8; for characters that are words of their own also
/// each pair of neighbours, so that a word of two is looked up at once. That is what the index gets.
QByteArray indexWords(const QString &text);

/// A word where it stands.
struct PlacedWord {
    QString text;
    bool character = false; ///< of a script without spaces
    bool joined = false; ///< a neighbour of the one before: both are such characters, with no more than spaces between
    bool operator==(const PlacedWord &) const = default;
};
QList<PlacedWord> wordsInOrder(const QString &text);

/// The words of a text without a character beyond ASCII, in order, as they are written; unset for another. Much quicker.
std::optional<std::vector<QStringView>> plainWordsInOrder(const QString &text);

}
