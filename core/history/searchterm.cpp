#include "core/history/searchterm.h"

#include <algorithm>

namespace heliograph {

namespace {

constexpr int kMaxTerms = 16;
constexpr int kShortestBeginning = 3; // letters; fewer begin too many words to be of use, and reading them all takes long

/// The words of the index that a text with the term has.
QStringList indexWordsOf(const QList<PlacedWord> &words)
{
    QStringList out;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const bool followed = i + 1 < words.size() && words[i + 1].joined;
        if (words[i].joined)
            out.append(words[i - 1].text + words[i].text);
        else if (!followed)
            out.append(words[i].text);
    }
    out.removeDuplicates();
    return out;
}

std::optional<SearchTerm> termOf(const QString &typed, bool mayBegin)
{
    SearchTerm term;
    term.words = wordsInOrder(typed);
    if (term.words.isEmpty())
        return std::nullopt;
    const PlacedWord &last = term.words.last();
    term.beginning = mayBegin && !last.character && last.text.size() >= kShortestBeginning;
    const QStringList words = indexWordsOf(term.words);
    for (const QString &word : words) {
        term.match += (term.match.isEmpty() ? QStringLiteral("\"") : QStringLiteral(" AND \"")) + word + QLatin1Char('"');
        if (term.beginning && word == last.text)
            term.match += QLatin1Char('*');
    }
    const bool pair = term.words.size() == 2 && last.joined;
    term.inOrder = term.words.size() > 1 && !pair; // the same word twice is one of the index
    return term;
}

/// The term as one run of characters that are words of their own; empty where it is none.
QString characterRun(const SearchTerm &term)
{
    QString run;
    for (const PlacedWord &word : term.words) {
        if (!word.character || (!run.isEmpty() && !word.joined))
            return {};
        run += word.text;
    }
    return run;
}

/// Whether the words of the term stand one after another; same and begins: of a word of the text and one of the term.
template <typename Words, typename Same, typename Begins>
bool standsIn(const Words &text, const SearchTerm &term, const Same &same, const Begins &begins)
{
    const auto &words = term.words;
    const auto standsAt = [&](size_t at) {
        for (size_t i = 0; i < size_t(words.size()); ++i) {
            const bool open = term.beginning && i + 1 == size_t(words.size());
            if (!(open ? begins(text[at + i], words[i].text) : same(text[at + i], words[i].text)))
                return false;
        }
        return true;
    };
    for (size_t at = 0; at + size_t(words.size()) <= size_t(text.size()); ++at) {
        if (standsAt(at))
            return true;
    }
    return false;
}

}

QList<SearchTerm> searchTerms(const QString &typed)
{
    QList<SearchTerm> terms;
    const auto add = [&terms](const QString &words, bool mayBegin) {
        if (const auto term = termOf(words, mayBegin); term && terms.size() < kMaxTerms)
            terms.append(*term);
    };
    QString text = QString::fromUtf8(typed.left(2000).toUtf8()); // without halves of surrogate pairs
    text.replace(QChar(0x201c), QLatin1Char('"')).replace(QChar(0x201d), QLatin1Char('"'));
    const QStringList parts = text.split(QLatin1Char('"')); // every second part stood in quotes
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool last = i + 1 == parts.size();
        if (i % 2 == 1) {
            add(parts[i], last); // the closing quote is still to be typed
            continue;
        }
        const QStringList words = parts[i].simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (qsizetype w = 0; w < words.size(); ++w)
            add(words[w], last && w + 1 == words.size());
    }
    return terms;
}

bool holdsTerm(const QString &text, const SearchTerm &term)
{
    // Characters that stand there as they are looked for need no folding; that is the bulk of Chinese and Japanese.
    if (const QString run = characterRun(term); !run.isEmpty()) {
        const qsizetype at = text.indexOf(run);
        if (at >= 0 && (at + run.size() == text.size() || !text[at + run.size()].isMark()))
            return true;
    }
    if (const auto words = plainWordsInOrder(text))
        return standsIn(
            *words, term, [](QStringView word, const QString &wanted) { return word.compare(wanted, Qt::CaseInsensitive) == 0; },
            [](QStringView word, const QString &wanted) { return word.startsWith(wanted, Qt::CaseInsensitive); });
    return standsIn(
        wordsInOrder(text), term, [](const PlacedWord &word, const QString &wanted) { return word.text == wanted; },
        [](const PlacedWord &word, const QString &wanted) { return word.text.startsWith(wanted); });
}

}
