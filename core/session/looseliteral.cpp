#include "core/session/looseliteral.h"

#include <QCoreApplication>

namespace heliograph
{

namespace
{

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(LooseLiteral)
};

constexpr int kMaxDepth = 200;

bool isNameStart(QChar c)
{
    return c.isLetter() || c == u'_' || c == u'$';
}

bool isNamePart(QChar c)
{
    return isNameStart(c) || c.isDigit();
}

class Reader final
{
public:
    explicit Reader(const QString &text) : m_text(text) {}

    Result<LooseLiteral> read()
    {
        skipSpace();
        readHead();
        const bool call = !m_result.function.isEmpty();
        if (call)
            m_result.value = readArguments();
        else
            m_result.value = readValue(0);
        skipSpace();
        if (m_problem.isEmpty() && !call && m_at < m_text.size() && peek() != u';')
            fail(Tr::tr("there is more text after the end"));
        if (!m_problem.isEmpty())
            return problem();
        return std::move(m_result);
    }

private:
    QChar peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar();
    }

    bool at(QStringView word) const { return QStringView(m_text).sliced(m_at).startsWith(word); }

    void fail(const QString &what)
    {
        if (!m_problem.isEmpty())
            return;
        m_problem = what;
        m_problemAt = m_at;
    }

    Error problem() const
    {
        const QStringView before = QStringView(m_text).first(std::min(m_problemAt, m_text.size()));
        const qsizetype line = before.count(u'\n') + 1;
        const qsizetype column = m_problemAt - (before.lastIndexOf(u'\n') + 1) + 1;
        return {ErrorKind::Usage,
            Tr::tr("Line %1, column %2: %3.").arg(line).arg(column).arg(m_problem), 0, {}};
    }

    void skipSpace()
    {
        while (m_at < m_text.size()) {
            if (peek().isSpace()) {
                ++m_at;
            } else if (at(u"//") || peek() == u'#') {
                while (m_at < m_text.size() && peek() != u'\n')
                    ++m_at;
            } else if (at(u"/*")) {
                const qsizetype end = m_text.indexOf(QLatin1String("*/"), m_at + 2);
                m_at = end < 0 ? m_text.size() : end + 2;
            } else {
                return;
            }
        }
    }

    QString readName()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && isNamePart(peek()))
            ++m_at;
        return m_text.sliced(start, m_at - start);
    }

    /// "const response = await client.messages.create(" and the like, up to the bracket.
    void readHead()
    {
        qsizetype value = m_at;
        QString function;
        while (m_at < m_text.size()) {
            skipSpace();
            if (isNameStart(peek()) && !isQuote()) {
                const QString name = readName();
                function = function.endsWith(u'.') ? function + name : name;
            } else if (peek() == u'.' && !function.isEmpty()) {
                function += u'.';
                ++m_at;
            } else if (peek() == u'=' && peek(1) != u'=' && !function.isEmpty()) {
                function.clear();
                value = ++m_at;
            } else {
                break;
            }
        }
        if (peek() == u'(' && !function.isEmpty()) {
            ++m_at;
            m_result.function = function;
        } else {
            m_at = value;
        }
    }

    Json readArguments()
    {
        skipSpace();
        Json arguments = Json::object();
        if (peek() == u'{') { // JavaScript: one object
            arguments = readValue(1);
            skipSpace();
            if (peek() == u',') // options of the client
                return arguments;
        } else {
            while (m_problem.isEmpty() && m_at < m_text.size() && peek() != u')') {
                if (at(u"**")) {
                    m_at += 2;
                    m_result.left.append(readExpression());
                } else {
                    const QString name = readName();
                    skipSpace();
                    if (name.isEmpty() || peek() != u'=') {
                        fail(Tr::tr("an argument is written name=value"));
                        return arguments;
                    }
                    ++m_at;
                    arguments[name.toStdString()] = readValue(1);
                }
                skipSpace();
                if (peek() == u',')
                    ++m_at;
                skipSpace();
            }
        }
        if (peek() != u')')
            fail(Tr::tr("the call has no closing bracket"));
        return arguments;
    }

    Json readValue(int depth)
    {
        skipSpace();
        if (depth > kMaxDepth) {
            fail(Tr::tr("it nests too deeply"));
            return {};
        }
        const QChar c = peek();
        Json value;
        if (c == u'{')
            value = readObject(depth);
        else if (c == u'[' || c == u'(')
            value = readArray(depth);
        else if (isQuote())
            value = readStrings();
        else if (c.isDigit() || c == u'-' || c == u'+' || c == u'.')
            value = readNumber();
        else if (isNameStart(c))
            value = readWord();
        else
            fail(m_at < m_text.size() ? Tr::tr("a value is expected here, not “%1”").arg(c)
                                      : Tr::tr("the text ends too early"));
        return value;
    }

    Json readObject(int depth)
    {
        Json object = Json::object();
        ++m_at;
        for (skipSpace(); m_problem.isEmpty() && peek() != u'}'; skipSpace()) {
            if (at(u"...") || at(u"**")) {
                m_at += peek() == u'.' ? 3 : 2;
                m_result.left.append(readExpression());
            } else {
                std::string key;
                if (isQuote())
                    key = readStrings().get<std::string>();
                else if (isNameStart(peek()))
                    key = readName().toStdString();
                else
                    fail(m_at < m_text.size() ? Tr::tr("a name is expected here")
                                              : Tr::tr("the text ends too early"));
                skipSpace();
                if (m_problem.isEmpty() && (peek() == u',' || peek() == u'}')) { // {model} is {model: model}
                    m_result.left.append(QString::fromStdString(key));
                    object[key] = nullptr;
                } else if (peek() != u':') {
                    fail(Tr::tr("a colon is expected here"));
                } else {
                    ++m_at;
                    object[key] = readValue(depth + 1);
                }
            }
            skipSpace();
            if (peek() == u',')
                ++m_at;
            else if (peek() != u'}')
                fail(m_at < m_text.size() ? Tr::tr("a comma or } is expected here")
                                          : Tr::tr("the text ends too early"));
        }
        ++m_at;
        return object;
    }

    Json readArray(int depth)
    {
        const QChar end = peek() == u'[' ? u']' : u')';
        Json array = Json::array();
        ++m_at;
        for (skipSpace(); m_problem.isEmpty() && peek() != end; skipSpace()) {
            array.push_back(readValue(depth + 1));
            skipSpace();
            if (peek() == u',')
                ++m_at;
            else if (peek() != end)
                fail(m_at < m_text.size() ? Tr::tr("a comma or %1 is expected here").arg(end)
                                          : Tr::tr("the text ends too early"));
        }
        ++m_at;
        // Python: ("one string\n" "over lines") in brackets is no list.
        if (end == u')' && array.size() == 1)
            return Json(array[0]);
        return array;
    }

    bool isQuote() const
    {
        const QChar c = peek();
        if (c == u'"' || c == u'\'' || c == u'`')
            return true;
        // r"…", b"…", f"…"
        return QStringView(u"rRbBfFuU").contains(c) && (peek(1) == u'"' || peek(1) == u'\'');
    }

    /// Python joins strings that follow each other, JavaScript those with a plus between them.
    Json readStrings()
    {
        QString text = readString();
        while (m_problem.isEmpty()) {
            const qsizetype before = m_at;
            skipSpace();
            if (peek() == u'+') {
                ++m_at;
                skipSpace();
            }
            if (!isQuote()) {
                m_at = before;
                break;
            }
            text += readString();
        }
        return toJson(text);
    }

    QString readString()
    {
        bool raw = false;
        bool format = false;
        if (peek() != u'"' && peek() != u'\'' && peek() != u'`') {
            raw = peek().toLower() == u'r';
            format = peek().toLower() == u'f';
            ++m_at;
        }
        const QChar quote = peek();
        const QString triple(3, quote);
        const QString end = at(triple) && quote != u'`' ? triple : QString(quote);
        m_at += end.size();
        QString text;
        while (m_at < m_text.size() && !at(end)) {
            if (end.size() == 1 && quote != u'`' && peek() == u'\n')
                break;
            if (peek() == u'\\' && !raw) {
                ++m_at;
                readEscape(text);
                continue;
            }
            if ((format && peek() == u'{' && peek(1) != u'{') || (quote == u'`' && at(u"${")))
                m_result.left.append(Tr::tr("a value inside a text"));
            text += peek();
            ++m_at;
        }
        if (!at(end))
            fail(Tr::tr("a text has no closing quotation mark"));
        m_at += end.size();
        return text;
    }

    void readEscape(QString &text)
    {
        const QChar c = peek();
        ++m_at;
        switch (c.unicode()) {
        case u'n':
            text += u'\n';
            return;
        case u't':
            text += u'\t';
            return;
        case u'r':
            text += u'\r';
            return;
        case u'b':
            text += u'\b';
            return;
        case u'f':
            text += u'\f';
            return;
        case u'\n':
            return;
        case u'x':
            readUnit(text, 2);
            return;
        case u'u':
            if (peek() == u'{') {
                const qsizetype end = m_text.indexOf(u'}', m_at);
                const char32_t code = char32_t(
                    end < 0 ? 0 : QStringView(m_text).sliced(m_at + 1, end - m_at - 1).toUInt(nullptr, 16));
                text += QString::fromUcs4(&code, 1);
                m_at = end < 0 ? m_text.size() : end + 1;
                return;
            }
            readUnit(text, 4);
            return;
        case u'U':
            readUnit(text, 8);
            return;
        default:
            text += c;
        }
    }

    void readUnit(QString &text, int digits)
    {
        bool ok = false;
        const uint code
            = QStringView(m_text).sliced(m_at, std::min<qsizetype>(digits, m_text.size() - m_at)).toUInt(&ok, 16);
        if (!ok)
            return;
        m_at += digits;
        if (code < 0x10000) {
            text += QChar(ushort(code));
            return;
        }
        const char32_t wide = code;
        text += QString::fromUcs4(&wide, 1);
    }

    Json readNumber()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size()
            && (peek().isLetterOrNumber() || QStringView(u"+-._").contains(peek())))
            ++m_at;
        QString text = m_text.sliced(start, m_at - start);
        text.remove(u'_');
        if (text.startsWith(u'+'))
            text.remove(0, 1);
        if (text.startsWith(u'.'))
            text.prepend(u'0');
        if (text.endsWith(u'.'))
            text += u'0';
        auto number = parseJson(text.toLatin1());
        if (!number || !number->is_number()) {
            m_at = start;
            fail(Tr::tr("“%1” is no number").arg(text));
            return {};
        }
        return *number;
    }

    Json readWord()
    {
        const qsizetype start = m_at;
        const QString word = readName();
        const qsizetype end = m_at;
        skipSpace();
        const bool goesOn = peek() == u'.' || peek() == u'(' || peek() == u'[';
        if (!goesOn) {
            m_at = end;
            if (word == QLatin1String("true") || word == QLatin1String("True"))
                return true;
            if (word == QLatin1String("false") || word == QLatin1String("False"))
                return false;
            if (word == QLatin1String("null") || word == QLatin1String("None")
                || word == QLatin1String("undefined"))
                return nullptr;
        }
        m_at = start;
        m_result.left.append(readExpression());
        return nullptr;
    }

    /// Whatever goes on to the next comma or closing bracket on this level.
    QString readExpression()
    {
        const qsizetype start = m_at;
        int depth = 0;
        while (m_at < m_text.size() && m_problem.isEmpty()) {
            const QChar c = peek();
            if (isQuote() && (m_at == start || !isNamePart(m_text[m_at - 1]))) {
                readString();
                continue;
            }
            if (QStringView(u"([{").contains(c))
                ++depth;
            else if (QStringView(u")]}").contains(c) && --depth < 0)
                break;
            else if (c == u',' && depth == 0)
                break;
            ++m_at;
        }
        return m_text.sliced(start, m_at - start).trimmed();
    }

    const QString &m_text;
    qsizetype m_at = 0;
    LooseLiteral m_result;
    QString m_problem;
    qsizetype m_problemAt = 0;
};

}

Result<LooseLiteral> readLooseLiteral(const QString &text)
{
    // What is JSON is taken as that, to the last digit.
    if (auto json = parseJson(text.toUtf8()))
        return LooseLiteral{std::move(*json), {}, {}};
    return Reader(text).read();
}

}
