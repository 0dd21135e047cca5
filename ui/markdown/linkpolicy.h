#pragma once

#include <QString>
#include <QUrl>

namespace heliograph {

/// What may be done with a link in a model's answer. Pure.
struct LinkVerdict {
    bool allowed = false;
    QUrl url; ///< where allowed
    QString shown; ///< the whole target in ASCII: nothing in it can look like something else
    QString reason; ///< where refused: why, for people
    QString note; ///< where allowed: what to look at twice, or empty
};

/// Allows http, https and mailto with a host or address that is what it looks like. linkText is
/// what the reader clicked: an address in it that leads elsewhere is noted.
LinkVerdict judgeLink(const QString &target, const QString &linkText = {});

}
