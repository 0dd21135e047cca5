#include "core/history/searchwords.h"

#include <QHashFunctions>

#include <array>
#include <string>
#include <vector>

namespace heliograph {

namespace {

constexpr qsizetype kLongestWord = 64;
// Qt folds long texts in quadratic time, so that runs are folded in parts.
constexpr qsizetype kFoldedAtOnce = 256;

enum class Kind : quint8 { Space, Break, Letter, Character };

bool writtenWithoutSpaces(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

Kind kindOf(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
        return Kind::Letter;
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Number_Other:
    case QChar::Other_PrivateUse:
        return c > 0x7f && writtenWithoutSpaces(c) ? Kind::Character : Kind::Letter;
    case QChar::Symbol_Other:
        return Kind::Character;
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return Kind::Space;
    default:
        return c == '\n' || c == '\r' || c == '\t' ? Kind::Space : Kind::Break;
    }
}

using KindTable = std::array<Kind, 0x250>;

const KindTable &kindTable()
{
    static const KindTable table = [] {
        KindTable kinds{};
        for (char32_t i = 0; i < kinds.size(); ++i)
            kinds[i] = kindOf(i);
        return kinds;
    }();
    return table;
}

/// A sign of several may have some between them that are no words.
bool isWord(char32_t c)
{
    const Kind kind = kindOf(c);
    return kind == Kind::Letter || kind == Kind::Character;
}

/// Accents, Hebrew points and Arabic vowel signs; not what belongs to a letter, as in Thai or Hindi.
bool isAccent(char32_t c)
{
    const int combining = QChar::combiningClass(c);
    return (combining >= 10 && combining <= 35) || combining >= 200;
}

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

QString folded(QStringView text)
{
    if (isAscii(text))
        return text.toString().toLower();
    QString bare;
    const QString apart = text.toString().normalized(QString::NormalizationForm_KD);
    for (const char32_t c : apart.toUcs4()) {
        if (c < 0x300 || !isAccent(c))
            bare += QChar::fromUcs4(c);
    }
    QString same = bare.normalized(QString::NormalizationForm_KC).toCaseFolded().normalized(QString::NormalizationForm_C);
    same.replace(QChar(0xdf), QLatin1String("ss")); // the one letter that people type in both ways
    return same;
}

std::u32string foldedCharacters(const QString &run)
{
    // The bulk of Chinese, Japanese and Korean text is folded already.
    const auto plain = [](QChar c) {
        const char16_t unit = c.unicode();
        return (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7a3)
            || (unit >= 0x3041 && unit <= 0x3096) || (unit >= 0x30a1 && unit <= 0x30fa) || unit == 0x30fc;
    };
    std::u32string characters;
    if (std::all_of(run.begin(), run.end(), plain)) {
        for (const QChar c : run)
            characters += char32_t(c.unicode());
        return characters;
    }
    const QList<uint> list = folded(run).toUcs4();
    characters.assign(list.begin(), list.end());
    return characters;
}

/// What belongs to the character before: marks, also those that have a width, the Japanese sign of length, parts of
/// Korean syllables.
bool leans(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
    case QChar::Letter_Modifier:
        return true;
    default:
        return c >= 0x1160 && c <= 0x11ff;
    }
}

/// Runs of letters, and of characters that are words of their own, which go on over spaces; a long one in parts.
template <typename OnWord, typename OnCharacters>
void cut(QStringView text, const OnWord &onWord, OnCharacters onCharacters)
{
    const KindTable &table = kindTable();
    qsizetype word = -1;
    QString characters;
    for (qsizetype i = 0; i <= text.size();) {
        // Most of most texts: the letters of a word that has begun.
        while (word >= 0 && i < text.size() && text[i].unicode() < 0x80 && table[text[i].unicode()] == Kind::Letter)
            ++i;
        char32_t c = 0;
        qsizetype length = 1;
        Kind kind = Kind::Break;
        if (i < text.size()) {
            c = text[i].unicode();
            if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
                c = QChar::surrogateToUcs4(text[i], text[i + 1]);
                length = 2;
            }
            kind = c < table.size() ? table[c] : kindOf(c);
            if (kind == Kind::Letter && word < 0 && !characters.isEmpty() && c > 0x7f && !text[i - 1].isSpace() && leans(c))
                kind = Kind::Character;
        }
        if (kind != Kind::Letter && word >= 0) {
            onWord(text.sliced(word, i - word));
            word = -1;
        }
        const bool goesOn = kind == Kind::Character || kind == Kind::Space;
        const bool full = characters.size() >= kFoldedAtOnce && kind == Kind::Character && !leans(c);
        if ((!goesOn || full) && !characters.isEmpty()) {
            onCharacters(characters, goesOn);
            characters.clear();
        }
        if (kind == Kind::Letter && word < 0)
            word = i;
        else if (kind == Kind::Character)
            characters += text.sliced(i, length);
        i += length;
    }
}

/// Words, each once, in the order they came.
class WordSet final
{
public:
    explicit WordSet(qsizetype characters)
    {
        size_t places = 64;
        while (places < size_t(characters) / 2) // half full at the most, as far as texts are texts
            places *= 2;
        m_places.resize(places);
        m_bytes.reserve(size_t(characters) + 16);
    }

    void addAscii(QStringView word)
    {
        char lower[kLongestWord];
        qsizetype size = 0;
        for (const QChar c : word) {
            const char16_t unit = c.unicode();
            lower[size++] = char(unit >= 'A' && unit <= 'Z' ? unit + ('a' - 'A') : unit);
        }
        add({lower, size});
    }

    /// And the pair with its neighbour, where it has one.
    void addCharacter(char32_t before, char32_t c)
    {
        char bytes[8];
        qsizetype size = putUtf8(bytes, c);
        add({bytes, size});
        if (before == 0)
            return;
        size = putUtf8(bytes, before);
        size += putUtf8(bytes + size, c);
        add({bytes, size});
    }

    void add(QByteArrayView word)
    {
        if (2 * (m_count + 1) > m_places.size())
            grow();
        Place *place = find(word, qHashBits(word.data(), size_t(word.size())));
        if (place->size != 0)
            return;
        ++m_count;
        *place = {quint32(m_bytes.size()), quint32(word.size())};
        m_bytes.append(word.data(), size_t(word.size()));
        m_bytes.push_back(' ');
    }

    QByteArray joined()
    {
        return QByteArray(m_bytes.data(), std::max<qsizetype>(0, qsizetype(m_bytes.size()) - 1));
    }

private:
    struct Place {
        quint32 offset = 0;
        quint32 size = 0; ///< 0: free
    };

    QByteArrayView at(const Place &place) const { return {m_bytes.data() + place.offset, qsizetype(place.size)}; }

    static qsizetype putUtf8(char *out, char32_t c)
    {
        if (c < 0x80) {
            out[0] = char(c);
            return 1;
        }
        const qsizetype size = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        for (qsizetype i = size - 1; i > 0; --i, c >>= 6)
            out[i] = char(0x80 | (c & 0x3f));
        out[0] = char(c | (size == 2 ? 0xc0 : size == 3 ? 0xe0 : 0xf0));
        return size;
    }

    Place *find(QByteArrayView word, size_t hash)
    {
        for (size_t i = hash;; ++i) {
            Place &place = m_places[i & (m_places.size() - 1)];
            if (place.size == 0 || at(place) == word)
                return &place;
        }
    }

    void grow()
    {
        const std::vector<Place> before = std::exchange(m_places, std::vector<Place>(m_places.size() * 2));
        for (const Place &place : before) {
            const QByteArrayView word = at(place);
            if (place.size != 0)
                *find(word, qHashBits(word.data(), size_t(word.size()))) = place;
        }
    }

    std::string m_bytes;
    std::vector<Place> m_places; ///< a power of two
    size_t m_count = 0;
};

/// What a run of letters is in the index: one word as a rule.
QStringList foldedWords(QStringView run)
{
    QStringList words;
    const QString text = folded(run.left(kFoldedAtOnce));
    const auto add = [&words](QStringView word) {
        QStringView part = word.left(kLongestWord);
        if (part.back().isHighSurrogate())
            part.chop(1);
        if (!part.isEmpty())
            words.append(part.toString());
    };
    // One sign may stand for several words, and one of them may be of another script.
    cut(text, add, [&words](const QString &characters, bool) { words.append(characters); });
    return words;
}

}

QByteArray indexWords(const QString &text)
{
    WordSet words(text.size());
    char32_t last = 0;
    cut(
        text,
        [&words](QStringView run) {
            if (run.size() <= kLongestWord && isAscii(run)) {
                words.addAscii(run);
                return;
            }
            const QStringList folded = foldedWords(run);
            for (const QString &word : folded)
                words.add(word.toUtf8());
        },
        [&](const QString &run, bool goesOn) {
            for (const char32_t c : foldedCharacters(run)) {
                if (isWord(c))
                    words.addCharacter(last, c);
                last = isWord(c) ? c : 0;
            }
            if (!goesOn)
                last = 0;
        });
    return words.joined();
}

QList<PlacedWord> wordsInOrder(const QString &text)
{
    QList<PlacedWord> words;
    cut(
        text,
        [&words](QStringView run) {
            for (const QString &word : foldedWords(run))
                words.append({word, false, false});
        },
        [&words, joined = false](const QString &run, bool goesOn) mutable {
            for (const char32_t c : foldedCharacters(run)) {
                if (isWord(c))
                    words.append({QString::fromUcs4(&c, 1), true, joined});
                joined = isWord(c);
            }
            joined = joined && goesOn;
        });
    return words;
}

std::optional<std::vector<QStringView>> plainWordsInOrder(const QString &text)
{
    if (!isAscii(text))
        return std::nullopt;
    std::vector<QStringView> words;
    cut(text, [&words](QStringView word) { words.push_back(word.left(kLongestWord)); }, [](const QString &, bool) { });
    return words;
}

}
