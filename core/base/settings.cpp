#include "core/base/settings.h"

#include "core/base/redact.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QRegularExpression>
#include <QSaveFile>
#include <QUrl>

#include <algorithm>
#include <array>

namespace heliograph {

namespace {

constexpr qint64 kMaxFileSize = 4 << 20;
constexpr qsizetype kMaxValueSize = 64 << 10;
constexpr int kLockWaitMs = 5000;

Error usage(const QString &message)
{
    return {ErrorKind::Usage, message, 0, {}};
}

QByteArray escaped(const QString &value)
{
    QByteArray result;
    const QByteArray bytes = value.toUtf8();
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const uchar c = uchar(bytes[i]);
        const bool edge = i == 0 || i == bytes.size() - 1;
        if (c == '\\')
            result += "\\\\";
        else if (c == '\n')
            result += "\\n";
        else if (c < 0x20 || c == 0x7f || (c == ' ' && edge))
            result += "\\x" + QByteArray(1, char(c)).toHex();
        else
            result += char(c);
    }
    return result;
}

QString unescaped(const QByteArray &text)
{
    QByteArray result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            result += text[i];
            continue;
        }
        const char c = text[++i];
        bool hex = false;
        const int code = c == 'x' ? text.mid(i + 1, 2).toInt(&hex, 16) : 0;
        if (c == 'n') {
            result += '\n';
        } else if (c == 'x' && hex && i + 2 < text.size()) {
            result += char(code);
            i += 2;
        } else {
            result += c;
        }
    }
    return QString::fromUtf8(result);
}

/// A line's key, or empty for a comment, a section or a blank line.
QString keyOf(const QByteArray &line)
{
    const QByteArray trimmed = line.trimmed();
    const qsizetype sign = trimmed.indexOf('=');
    if (sign <= 0 || trimmed.startsWith('#') || trimmed.startsWith(';') || trimmed.startsWith('['))
        return {};
    return QString::fromUtf8(trimmed.left(sign).trimmed());
}

QString valueOf(const QByteArray &line)
{
    return unescaped(line.mid(line.indexOf('=') + 1).trimmed());
}

QHash<QString, QString> valuesOf(const QList<QByteArray> &lines)
{
    QHash<QString, QString> values;
    for (const QByteArray &line : lines) {
        const QString key = keyOf(line);
        if (key.isEmpty())
            continue;
        if (const QString value = valueOf(line); !value.isEmpty())
            values.insert(key, value);
        else
            values.remove(key);
    }
    return values;
}

bool isWellFormed(const QString &key)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9._-]{0,127}\\z"));
    return pattern.match(key).hasMatch();
}

/// The last part of provider.ID.PART, or empty.
QString providerPart(const QString &key)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\Aprovider\\.[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?\\.([a-z-]+)\\z"));
    const QString part = pattern.match(key).captured(1);
    return Settings::providerParts().contains(part) ? part : QString();
}

bool isOpaque(const QString &value)
{
    static const QRegularExpression word(QStringLiteral("\\A[A-Za-z0-9_-]{28,}\\z"));
    static const QRegularExpression run(QStringLiteral("[A-Za-z0-9]{20}"));
    return word.match(value).hasMatch() && run.match(value).hasMatch()
        && std::any_of(value.begin(), value.end(), [](QChar c) { return c.isDigit(); })
        && std::any_of(value.begin(), value.end(), [](QChar c) { return c.isLetter(); });
}

}

Settings::Settings(const QString &path, QObject *parent) : QObject(parent), m_path(path)
{
    reload();
}

QString Settings::get(const QString &key, const QString &fallback) const
{
    return m_values.value(key, fallback);
}

QStringList Settings::plainKeys()
{
    QStringList keys{QStringLiteral("budgets"), QStringLiteral("capture.ask-for-usage"), QStringLiteral("capture.enabled"),
        QStringLiteral("capture.origins"), QStringLiteral("capture.port"), QStringLiteral("capture.recording"),
        QStringLiteral("capture.route"), QStringLiteral("capture.token"), QStringLiteral("call.retries"), QStringLiteral("call.timeout-s"),
        QStringLiteral("first-run-done"), QStringLiteral("helicone.api-url"),
        QStringLiteral("helicone.self-hosted-url"), QStringLiteral("history.keep-days"),
        QStringLiteral("history.keep-mb"), QStringLiteral("history.metadata-only"), QStringLiteral("language"), QStringLiteral("model"), QStringLiteral("provider"),
        QStringLiteral("route"), QStringLiteral("theme")};
    // Defaults for Helicone's headers, by their names: core/helicone/heliconedefaults.h reads them.
    for (const char *name : {"cache-bucket-max-size", "cache-control", "cache-enabled", "cache-ignore-keys",
             "cache-read", "cache-save", "cache-seed", "fallbacks", "gateway-body-mapping", "increase-timeout",
             "llm-security-advanced", "llm-security-enabled", "lytix", "lytix-host", "model-override",
             "moderations-enabled", "omit-request", "omit-response", "posthog", "posthog-host",
             "ratelimit-policy", "retry-enabled", "retry-factor", "retry-max-timeout", "retry-min-timeout",
             "retry-num", "stream-force-format", "stream-usage", "token-limit-exception-handler",
             "webhook-enabled"})
        keys.append(QLatin1String("helicone.") + QLatin1String(name));
    keys.sort();
    return keys;
}

QStringList Settings::providerParts()
{
    return {QStringLiteral("direct-url"), QStringLiteral("helicone-url"), QStringLiteral("name"),
        QStringLiteral("format"), QStringLiteral("auth-header"), QStringLiteral("auth-scheme"),
        QStringLiteral("models-url"), QStringLiteral("api-version"), QStringLiteral("deployment"),
        QStringLiteral("project"), QStringLiteral("location"), QStringLiteral("price-provider")};
}

bool Settings::isKnown(const QString &key) const
{
    return plainKeys().contains(key) || !providerPart(key).isEmpty()
        || (key.startsWith(QLatin1String("window.")) && isWellFormed(key));
}

QStringList Settings::keys() const
{
    QStringList keys = m_values.keys();
    keys.sort();
    return keys;
}

Status Settings::validate(const QString &key, const QString &value)
{
    if (!isWellFormed(key))
        return usage(tr("\"%1\" is not the name of a setting.").arg(redactText(key.left(80))));
    static const QRegularExpression secretName(
        QStringLiteral("(^|[._-])(api-?key|key|token|secret|password)$"),
        QRegularExpression::CaseInsensitiveOption);
    if (value.isEmpty())
        return Done{};
    if (key == QLatin1String("capture.token")) {
        // It opens the proxy of this machine to programs on this machine, and nothing else: no key of anybody's.
        static const QRegularExpression token(QStringLiteral("\\A[A-Za-z0-9]{12,64}\\z"));
        return token.match(value).hasMatch() ? Status(Done{})
                                             : usage(tr("%1 must be 12 to 64 letters and digits.").arg(key));
    }
    const bool windowState = key.startsWith(QLatin1String("window."));
    if (secretName.match(key).hasMatch() || redactUrl(value) != value
        || (!windowState && isOpaque(value)))
        return usage(tr("The value for %1 looks like a key or password. Settings hold no secrets; "
                        "a key goes into "
                        "the keychain: heliograph keys set NAME")
                         .arg(key));
    if (value.size() > kMaxValueSize || value.contains(QChar(0)))
        return usage(tr("The value for %1 is too long or not text.").arg(key));

    const QString part = providerPart(key);
    const auto oneOf = [&](const QStringList &allowed) -> Status {
        if (allowed.contains(value))
            return Done{};
        return usage(tr("%1 must be one of: %2.").arg(key, allowed.join(QLatin1String(", "))));
    };
    const auto number = [&](int least, int most) -> Status {
        bool ok = false;
        const int n = value.toInt(&ok);
        if (ok && n >= least && n <= most)
            return Done{};
        return usage(tr("%1 must be a whole number from %2 to %3.").arg(key).arg(least).arg(most));
    };
    if (key == QLatin1String("route") || key == QLatin1String("capture.route"))
        return oneOf({QStringLiteral("helicone"), QStringLiteral("direct")});
    if (key == QLatin1String("theme"))
        return oneOf({QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")});
    if (key == QLatin1String("first-run-done") || key == QLatin1String("capture.enabled")
        || key == QLatin1String("capture.recording") || key == QLatin1String("capture.ask-for-usage"))
        return oneOf({QStringLiteral("true"), QStringLiteral("false")});
    if (part == QLatin1String("format"))
        return oneOf({QStringLiteral("openai-chat"), QStringLiteral("openai-responses"),
            QStringLiteral("anthropic"), QStringLiteral("gemini")});
    const auto fits = [&](const QString &pattern, const QString &advice) -> Status {
        if (QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(value).hasMatch())
            return Done{};
        return usage(tr("%1 cannot be \"%2\". %3").arg(key, value.left(80), advice));
    };
    if (part == QLatin1String("auth-header")) {
        static const QRegularExpression taken(
            QStringLiteral("\\A(host|content-.*|transfer-encoding|connection|accept|user-agent|helicone-.*)\\z"),
            QRegularExpression::CaseInsensitiveOption);
        if (taken.match(value).hasMatch())
            return usage(tr("The header %1 is taken: it cannot carry a key.").arg(value));
        return fits(QStringLiteral("[A-Za-z0-9][A-Za-z0-9_-]{0,63}"),
            tr("The name of a header is letters, digits and hyphens, such as Authorization or x-api-key."));
    }
    if (part == QLatin1String("auth-scheme"))
        return fits(QStringLiteral("[A-Za-z][A-Za-z0-9-]{0,31}"),
            tr("It is the word before the key, such as Bearer, or none."));
    if (part == QLatin1String("api-version"))
        return fits(QStringLiteral("\\d{4}-\\d{2}-\\d{2}(-preview)?|preview|latest|v1"),
            tr("A version is a date such as 2024-10-21 or 2025-04-01-preview, or the word preview."));
    if (part == QLatin1String("deployment"))
        return fits(QStringLiteral("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
            tr("The name of a deployment is letters, digits, hyphens, dots and underscores."));
    if (part == QLatin1String("project"))
        return fits(QStringLiteral("([a-z0-9.-]+:)?[a-z0-9][a-z0-9-]{2,62}"),
            tr("A project is named by its id, such as my-project-123, or its number."));
    if (part == QLatin1String("location"))
        return fits(QStringLiteral("[a-z][a-z0-9-]{1,40}"),
            tr("A location is a region such as us-central1, or global."));
    if (part == QLatin1String("price-provider"))
        return fits(QStringLiteral("[a-z0-9][a-z0-9_-]{0,63}"),
            tr("It is the id of a provider whose prices hold, such as openai."));
    if (key == QLatin1String("capture.port"))
        return number(0, 65'535);
    if (key == QLatin1String("capture.origins"))
        return fits(QStringLiteral("https?://[A-Za-z0-9.:\\[\\]-]+( https?://[A-Za-z0-9.:\\[\\]-]+)*"),
            tr("Write origins as browsers do, such as http://localhost:3000, with blanks between."));
    if (key == QLatin1String("call.timeout-s"))
        return number(1, 86'400);
    if (key == QLatin1String("call.retries"))
        return number(0, 20);
    if (key == QLatin1String("history.keep-days"))
        return number(1, 36'500);
    if (key == QLatin1String("history.keep-mb"))
        return number(10, 100'000'000);
    if (key == QLatin1String("history.metadata-only"))
        return fits(QStringLiteral("\\s*(all|(provider|source)\\s*=[^,;=]+|property\\.[^,;=]+(=[^,;]*)?)"
                                   "(\\s*[,;]\\s*(all|(provider|source)\\s*=[^,;=]+|property\\.[^,;=]+(=[^,;]*)?))*\\s*"),
            tr("Write all, provider=openai, source=capture, property.app or property.app=bot, with commas between."));
    if (key == QLatin1String("provider")) {
        static const QRegularExpression id(QStringLiteral("\\A[a-z0-9-]+\\z"));
        if (!id.match(value).hasMatch())
            return usage(tr("%1 must be a provider's id, such as openai.").arg(key));
    }
    if (key.endsWith(QLatin1String("-url"))) {
        const QUrl url(value, QUrl::StrictMode);
        const bool web =
            url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
        if (!url.isValid() || !web || url.host().isEmpty() || url.hasFragment() || url.hasQuery())
            return usage(
                tr("%1 must be a full address that begins with https:// or http://, such as "
                   "https://api.openai.com/v1")
                    .arg(key));
    }
    return Done{};
}

namespace {

/// The file's lines as they are. No file: none.
Result<QList<QByteArray>> readLines(const QString &path)
{
    const auto fail = [&path](const QString &reason) {
        return Error{ErrorKind::Storage,
            QCoreApplication::translate(
                "heliograph::Settings", "The settings file %1 could not be read: %2.")
                .arg(QDir::toNativeSeparators(path), reason),
            0, {}};
    };
    QFile file(path);
    if (!file.exists())
        return QList<QByteArray>();
    if (!QFileInfo(path).isFile())
        return fail(QCoreApplication::translate("heliograph::Settings", "it is not a file"));
    if (!file.open(QIODevice::ReadOnly))
        return fail(file.errorString());
    if (file.size() > kMaxFileSize)
        return fail(
            QCoreApplication::translate("heliograph::Settings", "it is too large to be one"));
    QByteArray bytes = file.readAll();
    if (file.error() != QFile::NoError)
        return fail(file.errorString());
    if (bytes.startsWith("\xef\xbb\xbf"))
        bytes.remove(0, 3);
    QList<QByteArray> lines = bytes.split('\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    for (QByteArray &line : lines) {
        if (line.endsWith('\r'))
            line.chop(1);
    }
    return lines;
}

void setIn(QList<QByteArray> &lines, const QString &key, const QString &value)
{
    qsizetype last = -1;
    for (qsizetype i = lines.size() - 1; i >= 0; --i) {
        if (keyOf(lines[i]) != key)
            continue;
        // Later lines win when read: only the last one stays.
        if (last < 0 && !value.isEmpty()) {
            last = i;
            lines[i] = key.toUtf8() + '=' + escaped(value);
        } else {
            lines.removeAt(i);
        }
    }
    if (last < 0 && !value.isEmpty())
        lines.append(key.toUtf8() + '=' + escaped(value));
}

}

Status Settings::set(const QString &key, const QString &value)
{
    return set(QHash<QString, QString>{{key, value}});
}

Status Settings::set(const QHash<QString, QString> &values)
{
    QStringList names = values.keys();
    names.sort();
    for (const QString &key : std::as_const(names)) {
        if (const Status status = validate(key, values.value(key)); !status)
            return status;
    }
    const auto fail = [this](const QString &reason) {
        return Error{ErrorKind::Storage,
            tr("The settings file %1 could not be written: %2.")
                .arg(QDir::toNativeSeparators(m_path), reason),
            0, {}};
    };

    QLockFile lock(m_path + QStringLiteral(".lock"));
    lock.setStaleLockTime(10'000);
    if (!lock.tryLock(kLockWaitMs)) {
        return fail(lock.error() == QLockFile::LockFailedError
                ? tr("another program holds it")
                : tr("its folder does not allow it"));
    }
    const auto before = readLines(m_path);
    if (!before)
        return before.error();
    QList<QByteArray> lines = *before;
    for (const QString &key : std::as_const(names))
        setIn(lines, key, values.value(key));
    if (lines != *before) {
        QSaveFile file(m_path);
        file.setDirectWriteFallback(false);
        if (!file.open(QIODevice::WriteOnly))
            return fail(file.errorString());
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        for (const QByteArray &line : std::as_const(lines)) {
            file.write(line);
            file.write("\n");
        }
        if (!file.commit())
            return fail(file.errorString());
    }
    lock.unlock();
    take(valuesOf(lines));
    return Done{};
}

Status Settings::reload()
{
    const auto lines = readLines(m_path);
    if (!lines)
        return lines.error();
    take(valuesOf(*lines));
    return Done{};
}

void Settings::take(const QHash<QString, QString> &values)
{
    const QHash<QString, QString> before = std::exchange(m_values, values);
    QStringList differing;
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (before.value(it.key()) != it.value())
            differing.append(it.key());
    }
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (!values.contains(it.key()))
            differing.append(it.key());
    }
    differing.sort();
    for (const QString &key : std::as_const(differing))
        Q_EMIT changed(key);
}

}

#include "moc_settings.cpp"
