#include "core/base/log.h"

#include "core/base/redact.h"

#include <cstdio>

namespace heliograph {

Q_LOGGING_CATEGORY(lcNet, "heliograph.net", QtInfoMsg)
Q_LOGGING_CATEGORY(lcHistory, "heliograph.history", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSecrets, "heliograph.secrets", QtInfoMsg)
Q_LOGGING_CATEGORY(lcApp, "heliograph.app", QtInfoMsg)

namespace {
void writeRedacted(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    QByteArray line = redactText(qFormatLogMessage(type, context, message)).toLocal8Bit();
    line += '\n';
    // One write a line, so that the lines of two threads do not mix.
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stderr);
    std::fflush(stderr);
}
}

void installRedactingLog()
{
    qInstallMessageHandler(writeRedacted);
}

}
