#include "app/commands/callid.h"

#include <QCoreApplication>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(CallsCommand)
};

constexpr qsizetype kShortestId = 4;

}

Error historyWasClosed()
{
    return {ErrorKind::Storage, Tr::tr("The history was closed."), 0, {}};
}

Result<QUuid> findCallId(History &history, const QString &typed)
{
    if (typed.size() < kShortestId)
        return Error{ErrorKind::Usage, Tr::tr("An id needs at least four characters."), 0, {}};
    const auto ids = waitForHistory(history.idsStartingWith(typed.toLower()));
    if (!ids)
        return ids.error();
    if (ids->isEmpty())
        return Error{ErrorKind::NotFound, Tr::tr("No call's id begins with “%1”.").arg(typed), 0, {}};
    if (ids->size() == 1)
        return ids->constFirst();
    QStringList lines{Tr::tr("More than one call's id begins with “%1”:").arg(typed)};
    for (const QUuid &id : *ids)
        lines.append(QStringLiteral("  ") + id.toString(QUuid::WithoutBraces));
    return Error{ErrorKind::NotFound, lines.join(QLatin1Char('\n')), 0, {}};
}

}
