#include "core/wire/errortext.h"

#include <QCoreApplication>

namespace heliograph {

QString errorText(const Json &error)
{
    if (error.is_string())
        return toQString(error);
    if (error.is_array()) // Google's list of one, FastAPI's list of problems
        return error.empty() ? QString() : errorText(error.front());
    if (!error.is_object())
        return {};
    for (const char *key : {"message", "msg", "detail", "error", "errors", "title"}) {
        const QString text = errorText(member(error, key));
        if (!text.isEmpty())
            return text;
    }
    return {};
}

Error errorInAnswer(const Json &error)
{
    Error result{ErrorKind::Server, errorText(error), 0, {}};
    if (result.message.isEmpty())
        result.message = QCoreApplication::translate(
            "AnswerDecoder", "The provider reported an error without saying which.");
    const qint64 code = intMember(error, "code").value_or(intMember(error, "status").value_or(0));
    const QString type = (stringMember(error, "type") + stringMember(error, "code")
        + stringMember(error, "status"))
                             .toLower();
    const auto says = [&](const char *word) { return type.contains(QLatin1String(word)); };
    if (code == 429 || says("rate_limit") || says("resource_exhausted"))
        result.kind = ErrorKind::RateLimit;
    else if (code == 401 || code == 403 || says("authentication") || says("permission"))
        result.kind = ErrorKind::Auth;
    else if (says("invalid_request") || says("invalid_argument") || (code >= 400 && code < 500))
        result.kind = ErrorKind::Request;
    return result;
}

}
