#pragma once

#include <QString>
#include <QStringView>

namespace heliograph {

bool isPunctuation(QChar c);
bool isEscapable(QChar c); ///< by a backslash

/// What &name; stands for; empty where it is unknown.
QString entityText(QStringView name);

/// The https://… or www.… that begins there, without what belongs to the sentence around it; empty
/// where there is none.
QStringView bareLinkAt(QStringView source, qsizetype pos);

struct LinkTarget {
    QString target; ///< as it is meant, escapes undone
    qsizetype end = -1; ///< behind the closing bracket; -1: this is no link
};

/// What stands in the round brackets that open there. While streaming an open one ends the source,
/// without a target.
LinkTarget linkTargetAt(QStringView source, qsizetype open, bool streaming);

}
