#pragma once

#include <QList>
#include <QPair>
#include <QString>

namespace heliograph {

/// Whom and what a call belongs to, in Helicone's terms.
struct Tags {
    QString userId;
    QString sessionId;
    QString sessionName;
    QString sessionPath; ///< "/a/b"
    QList<QPair<QString, QString>> properties; ///< in the order given, names unique

    bool empty() const { return *this == Tags{}; }
    bool operator==(const Tags &) const = default;
};

}
