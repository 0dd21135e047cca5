#include "core/session/shellwords.h"

#include <QCoreApplication>

namespace heliograph
{

namespace
{

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(ShellWords)
};

class Reader final
{
public:
    explicit Reader(const QString &text) : m_text(text) {}

    Result<std::vector<ShellWord>> read()
    {
        while (m_at < m_text.size() && m_problem.isEmpty())
            step();
        if (!m_problem.isEmpty())
            return Error{ErrorKind::Usage, m_problem, 0, {}};
        endWord();
        return std::move(m_words);
    }

private:
    QChar peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar();
    }

    void endWord()
    {
        if (m_inWord)
            m_words.push_back(std::exchange(m_word, {}));
        m_inWord = false;
    }

    void add(QStringView text)
    {
        m_word.text += text;
        m_inWord = true;
    }

    void step()
    {
        const QChar c = peek();
        if (c == u'\\') {
            ++m_at;
            if (peek() == u'\r')
                ++m_at;
            if (peek() != u'\n' && m_at < m_text.size())
                add(QStringView(m_text).sliced(m_at, 1));
            ++m_at;
        } else if (c == u'^' && (peek(1) == u'\n' || peek(1) == u'\r' || peek(1) == u'"')) {
            caret();
        } else if (c.isSpace()) {
            if (c == u'\n')
                endCommand();
            endWord();
            ++m_at;
        } else if (c == u'\'') {
            singleQuotes();
        } else if (c == u'"') {
            ++m_at;
            doubleQuotes();
        } else if (c == u'$' && peek(1) == u'\'') {
            ansiQuotes();
        } else if (c == u'$') {
            variable();
        } else if (c == u'`') {
            m_problem = Tr::tr("The command holds another command in `…`, which is not run. Replace it with what it gives.");
        } else if (c == u'#' && !m_inWord) {
            while (m_at < m_text.size() && peek() != u'\n')
                ++m_at;
        } else if (QStringView(u"|;&<>").contains(c)) {
            endWord();
            m_words.push_back({QString(c), false, true});
            ++m_at;
        } else {
            add(QStringView(m_text).sliced(m_at++, 1));
        }
    }

    void endCommand()
    {
        endWord();
        if (!m_words.empty() && !m_words.back().isOperator)
            m_words.push_back({QStringLiteral(";"), false, true});
    }

    /// cmd: ^ before a line's end goes on; ^" … ^" is a quoted word in which \" is a quote and ^ hides the next sign.
    void caret()
    {
        ++m_at;
        if (peek() == u'\r')
            ++m_at;
        if (peek() == u'\n') {
            ++m_at;
            return;
        }
        ++m_at;
        m_inWord = true;
        while (m_at < m_text.size()) {
            if (peek() == u'^' && peek(1) == u'"') {
                m_at += 2;
                return;
            }
            if (peek() == u'^' && peek(1) == u'\\' && peek(2) == u'^' && peek(3) == u'"') {
                add(u"\"");
                m_at += 4;
                continue;
            }
            if (peek() == u'^' || (peek() == u'\\' && peek(1) == u'"'))
                ++m_at;
            add(QStringView(m_text).sliced(std::min(m_at, m_text.size() - 1), 1));
            ++m_at;
        }
        openQuote();
    }

    void openQuote()
    {
        m_problem = Tr::tr("A quotation mark in the command has no end. Was all of it copied?");
    }

    void singleQuotes()
    {
        const qsizetype end = m_text.indexOf(u'\'', m_at + 1);
        if (end < 0) {
            openQuote();
            return;
        }
        add(QStringView(m_text).sliced(m_at + 1, end - m_at - 1));
        m_at = end + 1;
    }

    void doubleQuotes()
    {
        m_inWord = true;
        while (m_at < m_text.size() && m_problem.isEmpty()) {
            const QChar c = peek();
            if (c == u'"') {
                ++m_at;
                return;
            }
            if (c == u'\\' && QStringView(u"\\\"$`\n").contains(peek(1))) {
                if (peek(1) != u'\n')
                    add(QStringView(m_text).sliced(m_at + 1, 1));
                m_at += 2;
            } else if (c == u'$') {
                variable();
            } else {
                add(QStringView(m_text).sliced(m_at++, 1));
            }
        }
        if (m_problem.isEmpty())
            openQuote();
    }

    /// $'…': the escapes of C.
    void ansiQuotes()
    {
        m_at += 2;
        m_inWord = true;
        while (m_at < m_text.size()) {
            const QChar c = peek();
            if (c == u'\'') {
                ++m_at;
                return;
            }
            ++m_at;
            if (c != u'\\') {
                m_word.text += c;
                continue;
            }
            const QChar kind = peek();
            ++m_at;
            switch (kind.unicode()) {
            case u'n':
                m_word.text += u'\n';
                break;
            case u't':
                m_word.text += u'\t';
                break;
            case u'r':
                m_word.text += u'\r';
                break;
            case u'b':
                m_word.text += u'\b';
                break;
            case u'f':
                m_word.text += u'\f';
                break;
            case u'x':
                number(2, 16);
                break;
            case u'u':
                number(4, 16);
                break;
            case u'U':
                number(8, 16);
                break;
            default:
                m_word.text += kind;
            }
        }
        openQuote();
    }

    void number(int digits, int base)
    {
        qsizetype size = 0;
        while (size < digits && peek(size).isLetterOrNumber()
            && QStringView(u"0123456789abcdefABCDEF").contains(peek(size)))
            ++size;
        const char32_t code = char32_t(m_text.sliced(m_at, size).toUInt(nullptr, base));
        m_at += size;
        m_word.text += QString::fromUcs4(&code, 1);
    }

    void variable()
    {
        m_inWord = true;
        ++m_at;
        const bool braces = peek() == u'{';
        if (peek() == u'(') {
            m_problem = Tr::tr("The command holds another command in $(…), which is not run. Replace it with what it gives.");
            return;
        }
        const qsizetype start = m_at + (braces ? 1 : 0);
        qsizetype end = start;
        while (end < m_text.size() && (m_text[end].isLetterOrNumber() || m_text[end] == u'_'))
            ++end;
        if (end == start) { // a dollar sign and no more
            m_word.text += u'$';
            return;
        }
        m_word.text += QStringLiteral("${%1}").arg(QStringView(m_text).sliced(start, end - start));
        m_word.hasVariable = true;
        if (braces) {
            const qsizetype close = m_text.indexOf(u'}', end);
            if (close < 0) {
                openQuote();
                return;
            }
            end = close + 1;
        }
        m_at = end;
    }

    const QString &m_text;
    qsizetype m_at = 0;
    std::vector<ShellWord> m_words;
    ShellWord m_word;
    bool m_inWord = false;
    QString m_problem;
};

}

Result<std::vector<ShellWord>> shellWords(const QString &command)
{
    return Reader(command).read();
}

}
