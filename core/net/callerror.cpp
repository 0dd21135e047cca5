#include "core/net/callerror.h"

#include "core/base/json.h"
#include "core/net/retrypolicy.h"
#include "core/wire/codec.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace heliograph {

namespace {

constexpr qsizetype kMaxWords = 600; ///< characters of the provider's own message
constexpr double kMostSeconds = 24 * 3'600;

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(CallError)
};

QByteArray headerOf(const HeaderList &headers, const char *name)
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value.trimmed();
    }
    return {};
}

QString clean(const QString &text, const Failure &failure)
{
    QStringList secrets;
    for (const QByteArray &secret : failure.secrets)
        secrets.append(QString::fromUtf8(secret));
    QString line = redactText(text, secrets).simplified();
    if (line.size() > kMaxWords)
        line = line.first(kMaxWords) + QChar(0x2026);
    return line;
}

bool isHtml(const Failure &failure)
{
    const QByteArray head = failure.body.first(std::min<qsizetype>(failure.body.size(), 512)).trimmed().toLower();
    return head.startsWith("<!doctype html") || head.startsWith("<html")
        || (failure.contentType.startsWith(QLatin1String("text/html")) && head.startsWith('<'));
}

QString htmlTitle(const QByteArray &body)
{
    static const QRegularExpression title(QStringLiteral("<title[^>]*>([^<]{1,200})"),
        QRegularExpression::CaseInsensitiveOption);
    return title.match(QString::fromUtf8(body)).captured(1).simplified();
}

/// The server's own words, wherever they stand.
QString wordsOf(const Failure &failure)
{
    if (isHtml(failure))
        return {};
    QString words;
    if (const auto json = parseJson(failure.body.trimmed())) {
        words = stringMember(*json, "helicone-message");
        if (words.isEmpty()) {
            const Codec *codec = codecFor(failure.format);
            words = (codec ? codec : codecFor(WireFormat::OpenAiChat))->errorMessage(failure.body);
        }
    } else if (failure.body.size() < 4'096 && failure.body.isValidUtf8()) {
        words = QString::fromUtf8(failure.body); // Helicone answers some mistakes in plain text
    }
    return clean(words, failure);
}

/// The code an error object names ("insufficient_quota"), if any.
QString codeOf(const Failure &failure)
{
    const auto json = parseJson(failure.body.trimmed());
    if (!json)
        return {};
    const Json &error = member(*json, "error");
    const QString code = stringMember(error, "code");
    return code.isEmpty() ? stringMember(error, "type") : code;
}

/// The details of Google's error body; null where it has none.
Json googleDetails(const QByteArray &body)
{
    const auto json = parseJson(body.trimmed());
    if (!json)
        return {};
    // A refused stream without alt=sse is a list of one.
    const bool list = json->is_array() && !json->empty();
    const Json &details = member(member(list ? json->front() : *json, "error"), "details");
    return details.is_array() ? details : Json();
}

/// How long Google's error body asks to wait: the retryDelay of its RetryInfo, a protobuf duration ("34.4s").
std::optional<qint64> waitInBody(const QByteArray &body)
{
    for (const Json &detail : googleDetails(body)) {
        const QString delay = stringMember(detail, "retryDelay").trimmed();
        bool ok = false;
        const double seconds = delay.endsWith(QLatin1Char('s')) ? delay.chopped(1).toDouble(&ok) : 0;
        if (ok && seconds >= 0 && seconds <= kMostSeconds)
            return qint64(std::ceil(seconds * 1'000));
    }
    return std::nullopt;
}

/// Google answers a wrong key with 400.
bool isWrongGoogleKey(const Failure &failure)
{
    if (failure.status != 400 || !failure.body.contains("API_KEY_INVALID"))
        return false;
    const Json details = googleDetails(failure.body);
    return std::any_of(details.begin(), details.end(), [](const Json &detail) {
        return stringMember(detail, "reason") == QLatin1String("API_KEY_INVALID");
    });
}

/// What the headers ask for, else what the body does.
std::optional<qint64> requestedWait(const Failure &failure)
{
    const auto wait = requestedWaitMs(failure.headers, failure.now);
    return wait ? wait : waitInBody(failure.body);
}

bool isFromHelicone(const Failure &failure)
{
    const auto json = parseJson(failure.body.trimmed());
    return !headerOf(failure.headers, "X-Helicone-Error").isEmpty()
        || headerOf(failure.headers, "helicone-error") == "true"
        || (json && json->is_object() && json->contains("helicone-message"));
}

/// "sentence: words." or "sentence." where there are no words.
QString withWords(const QString &sentence, const QString &words)
{
    if (words.isEmpty())
        return sentence + QLatin1Char('.');
    QString text = sentence + QStringLiteral(": ") + words;
    if (!words.endsWith(QLatin1Char('.')) && !words.endsWith(QChar(0x2026)))
        text += QLatin1Char('.');
    return text;
}

QString waitText(qint64 ms)
{
    const qint64 seconds = (ms + 999) / 1'000;
    if (seconds < 120)
        return Tr::tr("It asks to wait %1 s.").arg(seconds);
    return Tr::tr("It asks to wait %1 min.").arg((seconds + 59) / 60);
}

Error htmlError(const Failure &failure)
{
    const QString title = clean(htmlTitle(failure.body), failure);
    const QString page = title.isEmpty() ? Tr::tr("a web page") : Tr::tr("a web page (“%1”)").arg(title);
    const bool server = failure.status >= 500;
    const QString advice = server ? Tr::tr("Try again later.") : Tr::tr("Check the address in Settings.");
    return {server ? ErrorKind::Server : ErrorKind::Malformed,
        Tr::tr("%1 answered with %2 instead of an answer of a model (status %3). %4")
            .arg(failure.host, page)
            .arg(failure.status)
            .arg(advice),
        failure.status, requestedWaitMs(failure.headers, failure.now)};
}

Error rateLimit(const Failure &failure, const QString &words, bool helicone)
{
    Error error{ErrorKind::RateLimit, {}, failure.status, requestedWait(failure)};
    if (codeOf(failure) == QLatin1String("insufficient_quota")) {
        // OpenAI's way to say that the account is empty: asking again does not help.
        error.kind = ErrorKind::Request;
        error.retryAfterMs.reset();
        error.message = withWords(Tr::tr("The account at %1 has no credit left").arg(failure.provider), words);
        return error;
    }
    error.message = withWords(helicone ? Tr::tr("Helicone's rate limit stopped the call")
                                       : Tr::tr("%1 limits how often you may ask").arg(failure.provider),
        words);
    if (error.retryAfterMs)
        error.message += QLatin1Char(' ') + waitText(*error.retryAfterMs);
    return error;
}

QString keyRefused(const Failure &failure, const QString &words)
{
    const bool heliconeKey = failure.throughHelicone
        && (words.contains(QLatin1String("Helicone API key"), Qt::CaseInsensitive)
            || words == QLatin1String("Organization not found"));
    if (heliconeKey)
        return Tr::tr("Helicone did not accept the Helicone key");
    if (failure.status == 403)
        return Tr::tr("%1 does not allow this with the key in use").arg(failure.provider);
    return Tr::tr("%1 did not accept the key").arg(failure.provider);
}

}

Error errorOfStatus(const Failure &failure)
{
    if (isHtml(failure))
        return htmlError(failure);
    const QString words = wordsOf(failure);
    const bool helicone = isFromHelicone(failure);
    Error error{ErrorKind::Request, {}, failure.status, {}};
    const auto say = [&](ErrorKind kind, const QString &sentence) {
        error.kind = kind;
        error.message = withWords(sentence, words);
    };
    if (failure.status == 429)
        return rateLimit(failure, words, helicone);
    if (failure.status >= 500) {
        if (helicone)
            say(ErrorKind::Proxy, Tr::tr("Helicone could not pass the call on (status %1)").arg(failure.status));
        else
            say(ErrorKind::Server, Tr::tr("%1 has a problem of its own (status %2)").arg(failure.provider).arg(failure.status));
        error.retryAfterMs = requestedWait(failure);
    } else if (failure.status == 401 || failure.status == 403 || isWrongGoogleKey(failure)) {
        say(ErrorKind::Auth, keyRefused(failure, words));
    } else if (failure.status == 404) {
        say(ErrorKind::NotFound, Tr::tr("%1 does not know this model or address (status 404)").arg(failure.provider));
    } else if (failure.status == 402) {
        say(ErrorKind::Request, Tr::tr("The account at %1 has no credit left").arg(failure.provider));
    } else if (failure.status >= 300 && failure.status < 400) {
        const QString target = clean(redactUrl(QString::fromUtf8(headerOf(failure.headers, "Location"))), failure);
        error.message = Tr::tr("%1 sends the call on to another address (%2). Set that address in Settings; "
                           "Heliograph does not follow, so that no key goes astray.").arg(failure.host, target);
    } else if (failure.status >= 400) {
        say(ErrorKind::Request, Tr::tr("%1 refused the request (status %2)").arg(failure.provider).arg(failure.status));
    } else {
        say(ErrorKind::Malformed, Tr::tr("%1 did not answer in the expected format (status %2)").arg(failure.provider).arg(failure.status));
    }
    return error;
}

Error errorOfNetwork(QNetworkReply::NetworkError code, const Failure &failure, bool timedOut)
{
    Error error{ErrorKind::Network, {}, failure.status, {}};
    const auto say = [&](ErrorKind kind, const QString &sentence) {
        error.kind = kind;
        error.message = sentence;
    };
    const QString &host = failure.host;
    if (timedOut) {
        say(ErrorKind::Timeout,
            failure.status == 0
                ? Tr::tr("%1 did not answer within %2 s.").arg(host).arg(failure.timeoutMs / 1'000)
                : Tr::tr("The answer stopped: nothing came from %1 for %2 s. What came before is kept.").arg(host).arg(failure.timeoutMs / 1'000));
        return error;
    }
    if (failure.status != 0) {
        say(ErrorKind::Interrupted, Tr::tr("The answer was cut off: the connection to %1 closed before its end. What came before is kept.").arg(host));
        return error;
    }
    switch (code) {
    case QNetworkReply::HostNotFoundError:
        say(ErrorKind::Network, Tr::tr("There is no host %1. Check the address and the network connection.").arg(host));
        break;
    case QNetworkReply::ConnectionRefusedError:
        say(ErrorKind::Network, Tr::tr("Nothing answers at %1. Check the address, and that the server runs.").arg(host));
        break;
    case QNetworkReply::SslHandshakeFailedError:
        say(ErrorKind::Tls, Tr::tr("No safe connection to %1: its certificate is not trusted, or it does not speak TLS. The key was not sent.").arg(host));
        break;
    case QNetworkReply::TimeoutError:
        say(ErrorKind::Timeout, Tr::tr("%1 did not answer in time.").arg(host));
        break;
    case QNetworkReply::RemoteHostClosedError:
        say(ErrorKind::Network, Tr::tr("%1 closed the connection without an answer.").arg(host));
        break;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        say(ErrorKind::Network, Tr::tr("The network proxy of this system did not let the call through."));
        break;
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
        say(ErrorKind::Malformed, Tr::tr("What answers at %1 does not speak HTTP. Check the address.").arg(host));
        break;
    default:
        say(ErrorKind::Network, Tr::tr("The network connection to %1 failed.").arg(host));
    }
    return error;
}

}
