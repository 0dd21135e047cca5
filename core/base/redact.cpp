#include "core/base/redact.h"

#include "core/base/secretscanner.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace heliograph {

namespace {

QByteArray placeholder()
{
    return QByteArray::fromRawData(kRedacted, qsizetype(sizeof kRedacted - 1));
}

template <typename Text, typename Mark>
Text strike(const Text &text, const std::vector<SecretRange> &ranges, const Mark &mark)
{
    if (ranges.empty())
        return text;
    Text result;
    result.reserve(text.size());
    qsizetype from = 0;
    for (const SecretRange &range : ranges) {
        result.append(text.constData() + from, range.begin - from);
        result.append(mark);
        from = range.end;
    }
    result.append(text.constData() + from, text.size() - from);
    return result;
}

std::vector<SecretRange> rangesIn(const QByteArray &bytes)
{
    return findSecrets(reinterpret_cast<const uchar *>(bytes.constData()), bytes.size());
}

std::vector<SecretRange> rangesIn(const QString &text)
{
    return findSecrets(reinterpret_cast<const char16_t *>(text.utf16()), text.size());
}

QByteArray jsonEscaped(const QByteArray &secret)
{
    QByteArray result;
    for (const char c : secret) {
        if (c == '"' || c == '\\')
            result += '\\';
        result += c;
    }
    return result;
}

/// The forms one secret takes in URLs and JSON, longest secret first, so that one that holds
/// another goes whole.
QList<QByteArray> formsOf(QList<QByteArray> secrets)
{
    std::sort(secrets.begin(), secrets.end(),
        [](const QByteArray &a, const QByteArray &b) { return a.size() > b.size(); });
    QList<QByteArray> forms;
    for (const QByteArray &secret : std::as_const(secrets)) {
        if (secret.size() < 6)
            continue;
        const QByteArray percent = secret.toPercentEncoding();
        QByteArray lowerPercent = percent;
        for (qsizetype i = lowerPercent.indexOf('%'); i >= 0; i = lowerPercent.indexOf('%', i + 1))
            lowerPercent.replace(i + 1, 2, lowerPercent.mid(i + 1, 2).toLower());
        QByteArray escapedSlashes = jsonEscaped(secret);
        escapedSlashes.replace("/", "\\/");
        for (const QByteArray &form :
            {secret, percent, lowerPercent, jsonEscaped(secret), escapedSlashes}) {
            if (!forms.contains(form))
                forms.append(form);
        }
    }
    return forms;
}

bool isOpaqueSegment(QStringView segment)
{
    if (segment.size() < 24)
        return false;
    bool digit = false;
    bool letter = false;
    for (const QChar c : segment) {
        const bool isDigit = c >= u'0' && c <= u'9';
        const bool isLetter = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
        if (!isDigit && !isLetter)
            return false;
        digit |= isDigit;
        letter |= isLetter;
    }
    return digit && letter;
}

}

bool isSecretHeader(QByteArrayView name)
{
    static constexpr std::array kExact{"authorization", "proxy-authorization", "cookie",
        "set-cookie", "set-cookie2", "api-key", "apikey", "x-apikey", "helicone-jwt",
        "x-amz-security-token", "authentication", "token", "jwt", "secret"};
    static constexpr std::array kEndings{"-key", "-auth", "-token", "-secret", "-password", "-jwt",
        "-authorization", "-apikey", "-credential"};
    static constexpr std::array kHarmless{
        "idempotency-key", "x-idempotency-key", "sec-websocket-key", "surrogate-key"};

    const QByteArray lower = name.toByteArray().trimmed().toLower();
    // A property is the user's own label, sent and kept as such; its value is still searched for
    // keys.
    if (lower.startsWith("helicone-property-"))
        return false;
    const auto is = [&lower](const char *known) { return lower == known; };
    if (std::any_of(kHarmless.begin(), kHarmless.end(), is))
        return false;
    return std::any_of(kExact.begin(), kExact.end(), is)
        || std::any_of(kEndings.begin(), kEndings.end(),
            [&lower](const char *end) { return lower.endsWith(end); });
}

HeaderList redactHeaders(const HeaderList &headers)
{
    HeaderList result;
    result.reserve(headers.size());
    for (const Header &header : headers) {
        if (!isSecretHeader(header.first)) {
            result.append({header.first, redactBytes(header.second)});
            continue;
        }
        const QByteArray value = header.second.trimmed();
        QByteArray kept;
        for (const char *scheme : {"bearer ", "basic ", "token "}) {
            const qsizetype length = qsizetype(qstrlen(scheme));
            if (value.left(length).toLower() == scheme)
                kept = value.left(length);
        }
        result.append({header.first, value.isEmpty() ? QByteArray() : kept + placeholder()});
    }
    return result;
}

QString redactText(const QString &text)
{
    return strike(text, rangesIn(text), QLatin1String(kRedacted));
}

QByteArray redactBytes(const QByteArray &bytes)
{
    return strike(bytes, rangesIn(bytes), placeholder());
}

QString redactText(const QString &text, const QStringList &secrets)
{
    QList<QByteArray> bytes;
    for (const QString &secret : secrets)
        bytes.append(secret.toUtf8());
    QString result = text;
    for (const QByteArray &form : formsOf(bytes))
        result.replace(QString::fromUtf8(form), QLatin1String(kRedacted));
    return redactText(result);
}

QByteArray redactBytes(const QByteArray &bytes, const QList<QByteArray> &secrets)
{
    QByteArray result = bytes;
    for (const QByteArray &form : formsOf(secrets))
        result.replace(form, placeholder());
    return redactBytes(result);
}

QString redactUrl(const QString &url)
{
    // The scanner strikes out user info, key-like query values and everything shaped like a key.
    // What is left are keys without a shape of their own, which Helicone takes as a path segment.
    QString result = redactText(url);
    qsizetype end = result.size();
    for (const QChar stop : {u'?', u'#'}) {
        const qsizetype at = result.indexOf(stop);
        if (at >= 0)
            end = std::min(end, at);
    }
    const qsizetype scheme = result.indexOf(QLatin1String("://"));
    qsizetype from = result.indexOf(u'/', scheme < 0 ? 0 : scheme + 3);
    while (from >= 0 && from < end) {
        qsizetype to = result.indexOf(u'/', from + 1);
        if (to < 0 || to > end)
            to = end;
        if (isOpaqueSegment(QStringView(result).mid(from + 1, to - from - 1))) {
            const qsizetype before = result.size();
            result.replace(from + 1, to - from - 1, QLatin1String(kRedacted));
            to += result.size() - before;
            end += result.size() - before;
        }
        from = to;
    }
    return result;
}

}
