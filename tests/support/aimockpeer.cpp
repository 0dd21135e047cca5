#include "tests/support/aimockpeer.h"

#include "tests/support/nodepeer.h"
#include "tests/support/testenvironment.h"

#include <QTcpServer>

namespace heliograph {

AimockPeer::AimockPeer()
{
    const NodePeer peer(
        QStringLiteral("aimock"), QStringLiteral("@copilotkit/aimock"), QStringLiteral("1.43.0"));
    m_missing = peer.missing();
    m_node = peer.node();
    m_folder = peer.folder();
}

AimockPeer::~AimockPeer()
{
    stop();
}

quint16 AimockPeer::freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

void AimockPeer::stop()
{
    if (m_mock.state() == QProcess::NotRunning)
        return;
    m_mock.terminate();
    m_mock.waitForFinished();
}

QByteArray AimockPeer::start(const QStringList &options)
{
    stop();
    m_port = freePort();
    m_mock.setWorkingDirectory(m_folder.path());
    m_mock.setProcessChannelMode(QProcess::MergedChannels);
    m_mock.start(m_node,
        QStringList{m_folder.filePath(QStringLiteral("node_modules/.bin/llmock")),
            QStringLiteral("-h"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
            QString::number(m_port), QStringLiteral("-f"), QStringLiteral("fixtures.json")}
            + options);
    QByteArray said;
    while (!said.contains("listening on") && m_mock.waitForReadyRead(60'000))
        said += m_mock.readAll();
    return said.contains("listening on") ? QByteArray() : said + "(nothing more)";
}

QString AimockPeer::url(const QString &path) const
{
    return QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path);
}

Ran AimockPeer::heliograph(const QStringList &arguments) const
{
    QProcess process;
    process.start(
        programPath(), QStringList{QStringLiteral("--profile"), m_profile.path()} + arguments);
    Ran ran;
    if (process.waitForFinished(60'000))
        ran.exitCode = process.exitCode();
    ran.out = process.readAllStandardOutput();
    ran.err = process.readAllStandardError();
    return ran;
}

std::optional<Json> AimockPeer::lastListed() const
{
    const Ran ran = heliograph({QStringLiteral("calls"), QStringLiteral("list"),
        QStringLiteral("--limit"), QStringLiteral("1"), QStringLiteral("--format"),
        QStringLiteral("jsonl")});
    return ran.exitCode == 0 && ran.out.count('\n') == 1 ? parseJson(ran.out) : std::nullopt;
}

}
