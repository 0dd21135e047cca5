#pragma once

#include <QStringList>
#include <QTextStream>

#include <memory>

namespace heliograph {

class History;
class PriceBook;
class ProviderList;

/// `heliograph reprice [--where FILTER] [--dry-run] [--format table|json]`; arguments follow
/// "reprice". Blocks until it is done. The exit status: 0 done, 1 failed, 2 wrong usage.
int runReprice(const QStringList &arguments, History &history, const ProviderList &providers,
    std::shared_ptr<const PriceBook> prices, QTextStream &out, QTextStream &err);

}
