#pragma once

#include "app/commands/waiter.h"

#include <QStringList>
#include <QTextStream>

#include <memory>

namespace heliograph {

class History;
class PriceBook;
class ProviderList;

/// `heliograph export [--where FILTER] --format jsonl|csv|har|openai-jsonl FILE`; arguments follow "export". Blocks until
/// it is done. The exit status: 0 done, 1 failed, 2 wrong usage.
int runExport(const QStringList &arguments, History &history, QTextStream &out, QTextStream &err,
    const Waiter &wait = waitBlocking);

/// `heliograph import FILE…`; arguments follow "import". Names the lines that could not be taken on err; the others are
/// taken all the same. 0 also where lines were refused, as long as something could be read.
int runImport(const QStringList &arguments, History &history, const ProviderList &providers,
    std::shared_ptr<const PriceBook> prices, QTextStream &out, QTextStream &err,
    const Waiter &wait = waitBlocking);

}
