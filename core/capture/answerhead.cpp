#include "core/capture/answerhead.h"

#include "core/capture/captureroutes.h"
#include "core/wire/rawjson.h"

namespace heliograph {

namespace {

QByteArray reasonOf(int status)
{
    switch (status) {
    case 204:
        return "No Content";
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 408:
        return "Request Timeout";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 417:
        return "Expectation Failed";
    case 431:
        return "Request Header Fields Too Large";
    case 501:
        return "Not Implemented";
    case 502:
        return "Bad Gateway";
    case 504:
        return "Gateway Timeout";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Error";
    }
}

QByteArray leaveFor(const QByteArray &origin)
{
    return "Access-Control-Allow-Origin: " + origin + "\r\nVary: Origin\r\n";
}

bool isCors(const QByteArray &name)
{
    return qstrnicmp(name.constData(), "access-control-", 15) == 0;
}

}

QByteArray answerHeadFor(const HttpHead &answer, const HttpHead &request, const QByteArray &allowOrigin)
{
    const QByteArray connection = answer.header("connection").toLower();
    QByteArray out;
    out.reserve(1'024);
    out += "HTTP/1.1 ";
    out += QByteArray::number(answer.status);
    out += ' ';
    out += answer.reason;
    out += "\r\n";
    for (const auto &[name, value] : answer.headers) {
        const bool encoding = name.compare("transfer-encoding", Qt::CaseInsensitive) == 0;
        if (encoding && request.http10)
            continue;
        if (!encoding && (isHopHeader(name, connection) || isCors(name)))
            continue;
        out += name;
        out += ": ";
        out += value;
        out += "\r\n";
    }
    if (!allowOrigin.isEmpty())
        out += leaveFor(allowOrigin);
    if (!request.keepAlive)
        out += "Connection: close\r\n";
    else if (request.http10)
        out += "Connection: keep-alive\r\n";
    out += "\r\n";
    return out;
}

QByteArray plainAnswer(int status, const QString &message)
{
    RawObject error;
    error.addString("message", message);
    error.addString("type", QStringLiteral("heliograph_capture"));
    RawObject body;
    body.add("error", error.text());
    const QByteArray text = body.text() + '\n';
    return "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonOf(status)
        + "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(text.size())
        + "\r\nConnection: close\r\n\r\n" + text;
}

QByteArray preflightAnswer(const QByteArray &origin, const HttpHead &request)
{
    return "HTTP/1.1 204 No Content\r\n" + leaveFor(origin)
        + "Access-Control-Allow-Methods: GET, POST, PUT, PATCH, DELETE\r\nAccess-Control-Allow-Headers: "
        + request.header("access-control-request-headers")
        + "\r\nAccess-Control-Max-Age: 600\r\nConnection: close\r\n\r\n";
}

}
