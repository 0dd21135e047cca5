#pragma once

#include <QStringList>
#include <QTextStream>

namespace heliograph {

class UserPrices;

/// `heliograph prices list [--all] [--format table|json]`, `prices set --provider P --model M
/// --rates JSON [--from DAY]
/// [--note TEXT]`, `prices remove --provider P --model M [--from DAY]`; arguments follow "prices".
/// The exit status: 0 done, 1 failed, 2 wrong usage.
int runPrices(const QStringList &arguments, UserPrices &prices, QTextStream &out, QTextStream &err);

}
