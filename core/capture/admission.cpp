#include "core/capture/admission.h"

#include <QCoreApplication>

#include <algorithm>

namespace heliograph {

namespace {

using Reason = CaptureRefusal::Reason;

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Capture)
};

TurnedAway away(int status, Reason reason, const QByteArray &path, const QString &message)
{
    return {status, {reason, QString::fromUtf8(path), message}};
}

/// Takes as long for a wrong token as for a right one, wherever they differ.
bool sameToken(QByteArrayView given, QByteArrayView right)
{
    unsigned differs = given.size() == right.size() ? 0 : 1;
    for (qsizetype i = 0; i < right.size(); ++i) {
        const char other = i < given.size() ? given[i] : '\0';
        differs |= unsigned(uchar(right[i])) ^ unsigned(uchar(other));
    }
    return differs == 0 && !right.isEmpty();
}

bool isOwnHost(const QByteArray &host, quint16 port)
{
    const QByteArray end = ':' + QByteArray::number(port);
    return host == "127.0.0.1" + end || host == "[::1]" + end
        || host.compare("localhost" + end, Qt::CaseInsensitive) == 0;
}

/// "/[token]/openai/v1": what may be shown and kept of a path.
QByteArray shown(const QByteArray &target)
{
    const qsizetype query = target.indexOf('?');
    const QByteArray path = query < 0 ? target : target.first(query);
    const qsizetype slash = path.indexOf('/', 1);
    return redactUrl(QString::fromUtf8("/[token]" + (slash < 0 ? QByteArray() : path.mid(slash)).left(200))).toUtf8();
}

/// A form of a web page can send these without asking first, and a model's provider wants neither.
bool isFormType(const QByteArray &contentType)
{
    const QByteArray type = contentType.left(std::max<qsizetype>(0, contentType.indexOf(';'))).isEmpty()
        ? contentType
        : contentType.left(contentType.indexOf(';'));
    const QByteArray bare = type.trimmed().toLower();
    return bare == "text/plain" || bare == "application/x-www-form-urlencoded";
}

std::optional<TurnedAway> judgeOrigin(const HttpHead &head, const AdmissionRules &rules, Admitted &admitted)
{
    const bool page = head.has("origin");
    const QByteArray origin = head.header("origin");
    if (page && rules.allowedOrigins.contains(origin)) {
        admitted.allowOrigin = origin;
        admitted.preflight = head.method == "OPTIONS" && head.has("access-control-request-method");
        return std::nullopt;
    }
    const bool fetched = head.has("sec-fetch-site") && head.header("sec-fetch-site").toLower() != "none";
    if (!page && !fetched)
        return std::nullopt;
    return away(403, Reason::Origin, shown(head.target),
        page ? Tr::tr("The web page at %1 is not allowed to use the capture proxy.")
                   .arg(QString::fromUtf8(origin.left(200)))
             : Tr::tr("A web page asked. Web pages are not allowed to use the capture proxy."));
}

}

std::variant<Admitted, TurnedAway> admit(const HttpHead &head, const AdmissionRules &rules)
{
    const QByteArray path = shown(head.target);
    const QByteArray host = head.header("host");
    if (!isOwnHost(host, rules.port))
        return away(403, Reason::Host, path,
            Tr::tr("The request was for the host “%1”. The capture proxy answers to 127.0.0.1:%2, localhost:%2 and "
                   "[::1]:%2 alone.")
                .arg(QString::fromUtf8(host.left(200)))
                .arg(rules.port));
    Admitted admitted;
    if (const auto refused = judgeOrigin(head, rules, admitted))
        return *refused;
    if (!head.target.startsWith('/') || head.target.startsWith("//") || head.target.contains('#')
        || head.method == "CONNECT" || head.method == "TRACE")
        return away(400, Reason::Malformed, {},
            Tr::tr("This is no proxy for all addresses: give it as the base URL of a provider's client instead."));
    const qsizetype second = head.target.indexOf('/', 1);
    const qsizetype query = head.target.indexOf('?');
    const qsizetype tokenEnd = second < 0 || (query >= 0 && query < second) ? head.target.size() : second;
    if (!sameToken(QByteArrayView(head.target).sliced(1, tokenEnd - 1), rules.token))
        return away(403, Reason::Token, path,
            Tr::tr("The address has no token in it, or a wrong one. Copy the base URL from the Capture page again."));
    const QByteArray rest = head.target.mid(tokenEnd + 1);
    qsizetype end = 0;
    while (end < rest.size() && rest[end] != '/' && rest[end] != '?')
        ++end;
    admitted.provider = rest.first(end);
    admitted.target = rest.mid(end);
    if (!admitted.target.startsWith('/'))
        admitted.target.prepend('/');
    if (head.method == "POST" && isFormType(head.header("content-type")))
        return away(415, Reason::Malformed, path,
            Tr::tr("The body is sent as a web page's form would be. Send it with Content-Type: application/json."));
    if (head.header("upgrade").toLower().contains("websocket"))
        return away(501, Reason::Malformed, path, Tr::tr("WebSocket connections cannot be captured."));
    return admitted;
}

TurnedAway turnedAwayUnread(int status)
{
    switch (status) {
    case 408:
        return away(status, Reason::TooSlow, {}, Tr::tr("The request did not come in time."));
    case 413:
        return away(status, Reason::TooLarge, {}, Tr::tr("The body of the request is too large."));
    case 431:
        return away(status, Reason::TooLarge, {}, Tr::tr("The headers of the request are too large."));
    default:
        return away(status, Reason::Malformed, {},
            Tr::tr("This is no HTTP/1.1 request, or one that can be read in two ways."));
    }
}

}
