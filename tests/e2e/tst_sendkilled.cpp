#include "core/history/history.h"
#include "tests/support/integrity.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

using namespace heliograph;

namespace {

constexpr int kGraceMs = 250; ///< what may be lost: text younger than this

/// A provider that never ends: a numbered word every few milliseconds.
class EndlessProvider final
{
public:
    EndlessProvider()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port");
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                if (!socket->readAll().contains("\"messages\""))
                    return;
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
                auto *timer = new QTimer(socket);
                QObject::connect(timer, &QTimer::timeout, socket, [socket, n = 0]() mutable {
                    socket->write("data: {\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
                        + QByteArray::number(++n) + " \"}}]}\n\n");
                });
                timer->start(4);
            });
        });
    }
    QString url() const { return QStringLiteral("http://127.0.0.1:%1/v1").arg(m_server.serverPort()); }

private:
    QTcpServer m_server;
};

}

/// The program itself, killed in the middle of a stream: HELIOGRAPH_KILL_ROUNDS times (5) on one profile.
class SendKilledTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingOlderThanAQuarterOfASecondIsLost()
    {
        const int rounds = qEnvironmentVariableIsSet("HELIOGRAPH_KILL_ROUNDS")
            ? qEnvironmentVariableIntValue("HELIOGRAPH_KILL_ROUNDS")
            : 5;
        EndlessProvider provider;
        QTemporaryDir profile;
        const QString database = profile.filePath(QStringLiteral("history.db"));
        qint64 leastKept = std::numeric_limits<qint64>::max();
        for (int round = 1; round <= rounds; ++round) {
            QProcess program;
            QElapsedTimer clock;
            QList<QPair<qint64, qint64>> seen; // when, and how much text had been printed by then
            qint64 printed = 0;
            connect(&program, &QProcess::readyReadStandardOutput, this, [&] {
                printed += program.readAllStandardOutput().size();
                seen.append({clock.elapsed(), printed});
            });
            clock.start();
            program.start(programPath(), {QStringLiteral("--profile"), profile.path(),
                QStringLiteral("send"), QStringLiteral("--base-url"), provider.url(),
                QStringLiteral("--model"), QStringLiteral("m"), QStringLiteral("Count")});
            QTRY_VERIFY_WITH_TIMEOUT(printed > 0, 30'000);
            QTest::qWait(300 + QRandomGenerator::global()->bounded(900));
            const qint64 killedAt = clock.elapsed();
            program.kill();
            QVERIFY(program.waitForFinished());
            qint64 owed = 0;
            for (const auto &[when, size] : seen) {
                if (when <= killedAt - kGraceMs)
                    owed = size;
            }
            QVERIFY(owed > 0);

            QCOMPARE(integrityOf(database), QStringLiteral("ok"));
            const auto history = History::open(database);
            QVERIFY(history.ok());
            auto rows = (*history)->find({});
            rows.waitForFinished();
            QCOMPARE(rows.result()->size(), round);
            auto summaries = (*history)->summaries({rows.result()->first()});
            summaries.waitForFinished();
            auto found = (*history)->call(summaries.result()->first().id);
            found.waitForFinished();
            QVERIFY(found.result().ok());
            const Call &call = found.result().value();
            QCOMPARE(call.status, CallStatus::Interrupted);
            QVERIFY2(call.answer.text.size() >= owed,
                qPrintable(QStringLiteral("round %1: %2 of %3 characters").arg(round).arg(call.answer.text.size()).arg(owed)));
            leastKept = std::min(leastKept, call.answer.text.size() - owed);
            // What is there is what came, in order.
            QVERIFY(call.answer.text.startsWith(QLatin1String("1 2 3 4 5 ")));
        }
        qInfo("%d kills; at the worst %lld characters more were kept than had to be", rounds, leastKept);
    }
};

HELIOGRAPH_TEST_MAIN(SendKilledTest)
#include "tst_sendkilled.moc"
