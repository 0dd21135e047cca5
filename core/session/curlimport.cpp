#include "core/session/curlimport.h"

#include "core/session/shellwords.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

namespace heliograph
{

namespace
{

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(CurlImport)
};

Error usage(const QString &message)
{
    return {ErrorKind::Usage, message, 0, {}};
}

/// Options that take a value and change nothing about what is asked.
bool takesOtherValue(const QString &option)
{
    static const QStringList options{QStringLiteral("-o"), QStringLiteral("--output"),
        QStringLiteral("-m"), QStringLiteral("--max-time"), QStringLiteral("--connect-timeout"),
        QStringLiteral("-w"), QStringLiteral("--write-out"), QStringLiteral("-x"),
        QStringLiteral("--proxy"), QStringLiteral("--retry"), QStringLiteral("--retry-delay"),
        QStringLiteral("--cacert"), QStringLiteral("-E"), QStringLiteral("--cert"),
        QStringLiteral("--key"), QStringLiteral("-D"), QStringLiteral("--dump-header"),
        QStringLiteral("-c"), QStringLiteral("--cookie-jar"), QStringLiteral("-b"),
        QStringLiteral("--cookie"), QStringLiteral("-u"), QStringLiteral("--user"),
        QStringLiteral("--oauth2-bearer"), QStringLiteral("--resolve"), QStringLiteral("-Y"),
        QStringLiteral("-y"), QStringLiteral("--noproxy"), QStringLiteral("-T"),
        QStringLiteral("--upload-file"), QStringLiteral("-F"), QStringLiteral("--form"),
        QStringLiteral("-K"), QStringLiteral("--config"), QStringLiteral("--limit-rate")};
    return options.contains(option);
}

class CurlReader final
{
public:
    explicit CurlReader(std::vector<ShellWord> words) : m_words(std::move(words)) {}

    Result<CurlRequest> read()
    {
        size_t at = readPipe();
        for (++at; at < m_words.size() && !m_words[at].isOperator; ++at)
            at = readWord(at);
        if (!m_problem.isEmpty())
            return usage(m_problem);
        if (m_request.url.isEmpty())
            return usage(Tr::tr("The command names no address."));
        if (!m_request.url.contains(QLatin1String("://")))
            m_request.url.prepend(QLatin1String("http://")); // as curl does
        if (m_request.method.isEmpty())
            m_request.method = m_hasBody ? QStringLiteral("POST") : QStringLiteral("GET");
        return std::move(m_request);
    }

private:
    /// The index of the word "curl"; what is piped into it is remembered.
    size_t readPipe()
    {
        std::vector<ShellWord> before;
        for (size_t i = 0; i < m_words.size(); ++i) {
            const ShellWord &word = m_words[i];
            if (isCurl(word))
                return i;
            if (word.isOperator && word.text != QLatin1String("|"))
                before.clear();
            else
                before.push_back(word);
            readPiped(before);
        }
        return m_words.size();
    }

    static bool isCurl(const ShellWord &word)
    {
        static const QRegularExpression name(QStringLiteral("^(.*[/\\\\])?curl(\\.exe)?$"));
        return !word.isOperator && name.match(word.text).hasMatch();
    }

    void readPiped(const std::vector<ShellWord> &words)
    {
        if (words.empty())
            return;
        const QString &command = words.front().text;
        const size_t last = words.size() - 1;
        if (command == QLatin1String("printf") && words.size() == 3)
            m_piped = words[2].text.toUtf8();
        else if (command == QLatin1String("echo") && words.size() == 2)
            m_piped = words[1].text.toUtf8() + '\n';
        else if (m_piped && words[last].text.startsWith(QLatin1Char('-')) && last > 0
            && words[last - 1].text == QLatin1String("base64"))
            m_piped = QByteArray::fromBase64(*m_piped);
    }

    /// The index of the last word that was used.
    size_t readWord(size_t at)
    {
        const QString &word = m_words[at].text;
        if (word.startsWith(QLatin1String("--"))) {
            const qsizetype equals = word.indexOf(u'=');
            if (equals > 0) {
                readOption(word.first(equals), ShellWord{word.sliced(equals + 1), m_words[at].hasVariable, false});
                return at;
            }
            return takesValue(word) ? readValueOf(word, at) : at;
        }
        if (word.startsWith(u'-') && word.size() > 1)
            return readShort(at);
        if (m_request.url.isEmpty())
            m_request.url = word;
        return at;
    }

    /// "-sSN", "-XPOST", "-H" "…".
    size_t readShort(size_t at)
    {
        const QString word = m_words[at].text;
        for (qsizetype i = 1; i < word.size(); ++i) {
            const QString option = QStringLiteral("-%1").arg(word[i]);
            if (!takesValue(option)) {
                readSwitch(option);
                continue;
            }
            if (i + 1 == word.size())
                return readValueOf(option, at);
            readOption(option, ShellWord{word.sliced(i + 1), m_words[at].hasVariable, false});
            return at;
        }
        return at;
    }

    size_t readValueOf(const QString &option, size_t at)
    {
        if (at + 1 >= m_words.size() || m_words[at + 1].isOperator) {
            m_problem = Tr::tr("After %1 a value is missing. Was all of the command copied?").arg(option);
            return at;
        }
        readOption(option, m_words[at + 1]);
        return at + 1;
    }

    static bool takesValue(const QString &option)
    {
        static const QStringList own{QStringLiteral("-X"), QStringLiteral("--request"),
            QStringLiteral("-H"), QStringLiteral("--header"), QStringLiteral("-d"),
            QStringLiteral("--data"), QStringLiteral("--data-raw"), QStringLiteral("--data-ascii"),
            QStringLiteral("--data-binary"), QStringLiteral("--data-urlencode"),
            QStringLiteral("--json"), QStringLiteral("--url"), QStringLiteral("-A"),
            QStringLiteral("--user-agent"), QStringLiteral("-e"), QStringLiteral("--referer")};
        return own.contains(option) || takesOtherValue(option);
    }

    void readSwitch(const QString &option)
    {
        if (option == QLatin1String("-I"))
            m_request.method = QStringLiteral("HEAD");
    }

    void readOption(const QString &option, const ShellWord &value)
    {
        if (option == QLatin1String("-X") || option == QLatin1String("--request"))
            m_request.method = value.text.toUpper();
        else if (option == QLatin1String("--url"))
            m_request.url = value.text;
        else if (option == QLatin1String("-H") || option == QLatin1String("--header"))
            readHeader(value.text);
        else if (option == QLatin1String("-A") || option == QLatin1String("--user-agent"))
            m_request.headers.append({"User-Agent", value.text.toUtf8()});
        else if (option == QLatin1String("-F") || option == QLatin1String("--form"))
            m_problem = Tr::tr("The command sends a form, which is no request to a model.");
        else if (option == QLatin1String("-K") || option == QLatin1String("--config"))
            m_request.notes.append(Tr::tr("The options in the file %1 were not read.").arg(value.text));
        else if (option.startsWith(QLatin1String("--data")) || option == QLatin1String("-d")
            || option == QLatin1String("--json"))
            readData(option, value);
    }

    void readHeader(const QString &line)
    {
        const qsizetype colon = line.indexOf(u':');
        if (colon > 0)
            m_request.headers.append(
                {line.first(colon).trimmed().toUtf8(), line.sliced(colon + 1).trimmed().toUtf8()});
    }

    void readData(const QString &option, const ShellWord &value)
    {
        QByteArray data = value.text.toUtf8();
        const bool raw = option == QLatin1String("--data-raw");
        if (!raw && value.text == QLatin1String("@-") && m_piped) {
            data = *m_piped;
        } else if (!raw && value.text.startsWith(u'@')) {
            m_request.notes.append(
                Tr::tr("The body is in the file %1, which was not read. Paste its text instead.")
                    .arg(value.text.sliced(1)));
            return;
        }
        if (option == QLatin1String("-d") || option == QLatin1String("--data")) {
            // So does curl, but only with a file: what is written in the command stays.
            if (value.text.startsWith(u'@'))
                data.replace("\n", "").replace("\r", "");
        }
        if (value.hasVariable)
            m_request.notes.append(
                Tr::tr("The body has variables of the shell in it, which were not filled in."));
        if (m_hasBody && option != QLatin1String("--json"))
            m_request.body += '&';
        m_request.body += data;
        m_hasBody = true;
    }

    std::vector<ShellWord> m_words;
    CurlRequest m_request;
    std::optional<QByteArray> m_piped;
    bool m_hasBody = false;
    QString m_problem;
};

}

bool looksLikeCurl(const QString &text)
{
    static const QRegularExpression start(QStringLiteral("^\\s*(\\$ |%\\s|>\\s)?(.*[/\\\\])?curl(\\.exe)?\\s"));
    static const QRegularExpression piped(QStringLiteral("^\\s*(printf|echo)\\s.*\\|\\s*curl\\s"),
        QRegularExpression::DotMatchesEverythingOption);
    return start.match(text).hasMatch() || piped.match(text).hasMatch();
}

Result<CurlRequest> readCurl(const QString &command)
{
    auto words = shellWords(command);
    if (!words)
        return words.error();
    return CurlReader(std::move(words).value()).read();
}

}
