#pragma once

#include "core/base/json.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

namespace heliograph {

/// What a run of the program left behind.
struct Ran {
    int exitCode = -1; ///< -1: it did not end in time
    QByteArray out;
    QByteArray err;
};

/// The program on a profile of its own, and the mock provider @copilotkit/aimock for it to talk to.
class AimockPeer final
{
public:
    AimockPeer();
    ~AimockPeer();

    QString missing() const { return m_missing; } ///< for QSKIP; empty: it is there
    /// Starts the mock on a free port; one that runs is stopped before. Empty, or what it said instead of listening.
    QByteArray start(const QStringList &options);
    void stop();
    void pretend() { m_port = freePort(); } ///< a port where nobody listens
    QString url(const QString &path) const; ///< http://127.0.0.1:PORT and the path
    QString profile() const { return m_profile.path(); }

    Ran heliograph(const QStringList &arguments) const;
    /// The newest call of the history, as calls list says it.
    std::optional<Json> lastListed() const;

private:
    static quint16 freePort();

    QTemporaryDir m_profile;
    QString m_missing;
    QString m_node;
    QDir m_folder;
    QProcess m_mock;
    quint16 m_port = 0;
};

}
