#pragma once

#include <QByteArray>
#include <QList>

namespace heliograph {

/// Strikes exact secrets out of a stream of bytes, at whatever borders they come: a server that echoes the key must
/// not get it into the history. Holds back at most the length of the longest secret.
class SecretFilter final
{
public:
    /// Secrets under six characters are ignored, as in redactText.
    explicit SecretFilter(QList<QByteArray> secrets);
    QByteArray feed(const QByteArray &bytes);
    QByteArray finish(); ///< what was held back

private:
    QList<QByteArray> m_secrets;
    QByteArray m_held;
};

}
