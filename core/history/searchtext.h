#pragma once

#include <QString>
#include <QStringList>

namespace heliograph {

class Database;

/// The words of a piece of a request body, for the index: the texts of a message, whatever its wire
/// format; nothing for tool definitions, ids and data carried inside. Bytes that are no JSON but
/// text are taken as they are.
QString textOfPiece(QByteArrayView piece);

/// What the user typed, as full-text expressions that must all hold for a call: one for each word
/// or "quoted phrase"; the last word, of three letters or more, may be the beginning of one. Empty where there is nothing to
/// look for. Whatever was typed, the expressions are well formed and hold no operator.
QStringList searchExpressions(const QString &typed);

/// Text with spaces around every character of a script that puts none between words, so that each
/// is a word to the index, and a phrase finds a run of them.
QString separated(const QString &text);

/// Takes text out again that indexText entered under this number; it must be the same text. The words stay in the
/// file until the index is merged (see mergeIndex). Throws DatabaseFailure.
void unindexText(Database &database, qint64 id, const QString &text);

/// Enters text under a number; at most the first million characters. Throws DatabaseFailure.
void indexText(Database &database, qint64 id, const QString &text);

}
