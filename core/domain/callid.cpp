#include "core/domain/callid.h"

#include <QDateTime>

namespace heliograph {

QUuid newCallId()
{
    QUuid id = QUuid::createUuid();
    const qint64 time = QDateTime::currentMSecsSinceEpoch();
    id.data1 = uint(time >> 16);
    id.data2 = ushort(time);
    return id;
}

}
