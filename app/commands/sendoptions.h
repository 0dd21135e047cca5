#pragma once

#include "core/base/redact.h"
#include "core/base/result.h"
#include "core/domain/call.h"
#include "core/domain/chatrequest.h"

#include <QStringList>

namespace heliograph {

/// What `heliograph send` was asked for, files not yet read.
struct SendOptions {
    QString provider; ///< empty: the setting, else openai
    QString model; ///< empty: the setting, else the provider's first
    std::optional<Route> route; ///< unset: the setting, else direct
    QString baseUrl;
    QString system;
    QStringList params; ///< K=V
    QStringList images;
    QStringList files;
    QString toolsFile;
    QString schemaFile;
    Tags tags;
    HeaderList headers;
    QString bodyFile;
    std::optional<WireFormat> format;
    bool stream = true;
    bool overBudget = false; ///< sent though a budget could be passed
    bool json = false;
    QString prompt; ///< "-": from stdin
    bool help = false; ///< print helpText and do nothing else
    QString helpText;
};

/// Reads the arguments after "send". Error: ErrorKind::Usage, for exit status 2.
Result<SendOptions> parseSendOptions(const QStringList &arguments);

/// The request the options ask for: files read, prompt as given, parameters typed. Error: Usage or Storage.
/// Parameters that are not ours go into the body as they are (JSON where the value is JSON, else text).
Result<ChatRequest> buildRequest(
    const SendOptions &options, WireFormat format, const QString &prompt);

}
