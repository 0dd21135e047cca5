#include "tests/support/manytexts.h"

#include <array>
#include <cmath>

namespace heliograph {

namespace {

constexpr int kWords = 40'000;
constexpr int kNewInProse = 720;
constexpr int kCopiedInProse = 15;
constexpr int kNewInOutput = 520;
constexpr int kCopiedInOutput = 30;
constexpr std::array kCommon{"the", "to", "of", "a", "and", "in", "is", "it", "for", "that", "on", "with", "as", "be",
    "you", "this", "are", "not", "or", "we", "by", "can", "from", "at", "if", "an", "function", "file", "error", "return",
    "value", "which", "test", "when", "call", "use", "has", "should", "will", "do", "then", "line", "string", "no", "so",
    "new", "only", "data", "all", "more", "request", "user", "list", "type", "first", "one", "null", "but", "code", "model"};
constexpr std::array kChinese{"机器", "学习", "模型", "请求", "数据", "我们", "可以", "使用", "问题", "错误", "函数",
    "文件", "测试", "返回", "用户", "时间", "如果", "没有", "这个", "系统"};
constexpr std::array kJapanese{"です", "ます", "から", "東京", "として", "エラー", "データ", "ファイル", "関数", "モデル",
    "について", "ください", "ユーザー", "実行"};
constexpr std::array kArabic{"في", "من", "على", "هذا", "إلى", "النموذج", "البيانات", "خطأ", "ملف", "المستخدم", "التعلم",
    "سؤال", "جواب", "طلب", "اختبار"};

QByteArray madeWord(quint64 number)
{
    constexpr std::array heads{"b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "pr", "qu",
        "r", "s", "st", "t", "tr", "v", "w"};
    constexpr std::array vowels{"a", "e", "i", "o", "u", "ea", "ou", "io"};
    constexpr std::array tails{"", "", "n", "r", "s", "l", "t", "nd", "ck", "m"};
    QByteArray word;
    SeededRandom random(number * 7919 + 17);
    const int syllables = 1 + random.below(2) + random.below(2);
    for (int i = 0; i <= syllables; ++i) {
        word += heads[size_t(random.below(int(heads.size())))];
        word += vowels[size_t(random.below(int(vowels.size())))];
        word += tails[size_t(random.below(int(tails.size())))];
    }
    return word;
}

void appendUtf8(QByteArray &out, int code)
{
    out += char(0xe0 | (code >> 12));
    out += char(0x80 | ((code >> 6) & 0x3f));
    out += char(0x80 | (code & 0x3f));
}

}

quint64 SeededRandom::next() // splitmix64
{
    quint64 z = (m_state += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

double SeededRandom::unit()
{
    return double(next() >> 11) * 0x1.0p-53;
}

double SeededRandom::normal()
{
    double sum = 0;
    for (int i = 0; i < 12; ++i)
        sum += unit();
    return sum - 6;
}

int SeededRandom::size(double median, double sigma, int most)
{
    return std::clamp(int(median * std::exp(sigma * normal())), 1, most);
}

QByteArray ManyTexts::word(int rank)
{
    if (rank < 0)
        rank += kWords;
    return rank < int(kCommon.size()) ? QByteArray(kCommon[size_t(rank)]) : madeWord(quint64(rank));
}

ManyTexts::ManyTexts(quint64 seed) : m_random(seed)
{
    double sum = 0;
    for (int i = 0; i < kWords; ++i) {
        m_words.push_back(word(i));
        sum += 1.0 / (i + 2.7);
    }
    double reached = 0;
    int rank = 0;
    for (int i = 0; i < 65'536; ++i) {
        while (rank + 1 < kWords && reached + 1.0 / (rank + 2.7) < sum * i / 65'536) {
            reached += 1.0 / (rank + 2.7);
            // The tail has more words than places: each place stands for one of those it covers.
            ++rank;
        }
        m_zipf.push_back(quint16(rank));
    }
}

QByteArray ManyTexts::text(int characters)
{
    const int kind = m_random.below(100);
    if (kind < 5)
        return chinese(std::max(2, characters / 3), false);
    if (kind < 8)
        return chinese(std::max(2, characters / 3), true);
    if (kind < 10)
        return arabic(characters);
    return english(characters, kNewInProse, kCopiedInProse);
}

QByteArray ManyTexts::output(int characters)
{
    return english(characters, kNewInOutput, kCopiedInOutput);
}

/// Of a thousand words so many are drawn anew, the others being taken from this text; of a thousand so many begin a
/// stretch of words that is copied from it.
QByteArray ManyTexts::english(int characters, int newOfThousand, int copiedOfThousand)
{
    QByteArray out;
    out.reserve(characters + 64);
    std::vector<QByteArray> used;
    int sentence = 0;
    const auto put = [&](const QByteArray &word) {
        out += word;
        out += ++sentence % 13 == 0 ? (sentence % 39 == 0 ? ".\\n" : ". ") : " ";
    };
    while (out.size() < characters) {
        const quint64 bits = m_random.next();
        if (used.size() > 20 && m_random.below(1'000) < copiedOfThousand) {
            const size_t from = bits % (used.size() - 10);
            for (size_t i = 0; i < 4 + (bits >> 40) % 6; ++i)
                put(used[from + i]);
        } else if (!used.empty() && m_random.below(1'000) >= newOfThousand) {
            put(used[(bits >> 8) % used.size()]);
        } else {
            // One word in fifty is a name or a number of its own, so that rare words stay rare.
            used.push_back(bits % 50 == 0 ? 'x' + QByteArray::number(bits >> 40, 36) : m_words[m_zipf[(bits >> 8) & 0xffff]]);
            put(used.back());
        }
    }
    out.chop(out.endsWith("\\n") ? 3 : 1);
    return out;
}

/// Words of one to three characters, by Zipf's law as well.
QByteArray ManyTexts::chinese(int characters, bool japanese)
{
    const int common = japanese ? int(kJapanese.size()) : int(kChinese.size());
    QByteArray out;
    for (int words = 0; out.size() < 3 * characters; ++words) {
        const int rank = m_zipf[m_random.next() & 0xffff];
        if (rank < common) {
            out += japanese ? kJapanese[size_t(rank)] : kChinese[size_t(rank)];
        } else {
            SeededRandom word(quint64(rank) * 104'729 + (japanese ? 1 : 0));
            for (int i = 1 + word.below(3); i > 0; --i)
                appendUtf8(out, japanese && word.below(2) ? 0x3042 + word.below(80)
                                                          : 0x4e00 + int(3000 * word.unit() * word.unit()));
        }
        if (words % 9 == 8)
            out += "。";
    }
    return out;
}

QByteArray ManyTexts::arabic(int characters)
{
    QByteArray out;
    while (out.size() < 2 * characters) {
        if (m_random.below(3) == 0) {
            out += kArabic[size_t(m_random.below(int(kArabic.size())))];
        } else {
            for (int i = 3 + m_random.below(4); i > 0; --i) {
                const int code = 0x628 + m_random.below(18);
                out += char(0xc0 | (code >> 6));
                out += char(0x80 | (code & 0x3f));
            }
        }
        out += ' ';
    }
    out.chop(1);
    return out;
}

}
