#pragma once

#include "core/base/redact.h"
#include "core/base/result.h"

#include <QStringList>

namespace heliograph
{

/// What a curl command would send.
struct CurlRequest {
    QString method;
    QString url;
    HeaderList headers; ///< secrets included: the caller strikes them out
    QByteArray body;
    QStringList notes; ///< for people: files that were not read, variables in the body
};

bool looksLikeCurl(const QString &text);

/// Reads the command without running it. Understands curl's options for requests, what comes through a pipe from echo,
/// printf and base64, and the commands that browsers copy. Error (Usage) where there is no address or a quote is open.
Result<CurlRequest> readCurl(const QString &command);

}
