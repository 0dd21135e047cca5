#pragma once

#include <QStringList>

class QTextStream;

namespace heliograph {

class ProviderList;
class Settings;

/// `heliograph config get|set|list [KEY [VALUE]]`; arguments follow "config".
/// The exit status: 0 done, 1 failed or not set (message on err), 2 wrong usage.
int runConfig(const QStringList &arguments, Settings &settings, const ProviderList &providers,
    QTextStream &out, QTextStream &err);

}
