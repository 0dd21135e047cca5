#include "tests/support/keepingfixture.h"

#include "tests/support/sampledata.h"

#include <QCryptographicHash>

namespace heliograph {

namespace {

/// Does not shrink much, so that there are bytes to look for.
QString noise(int n)
{
    QByteArray noise;
    for (int i = 0; i < 6; ++i)
        noise += QCryptographicHash::hash(QByteArray::number(n * 10 + i), QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(noise);
}

}

QString markedWord(const QString &place, int n)
{
    const QByteArray seed = place.toUtf8() + QByteArray::number(n);
    return QString::fromLatin1(QCryptographicHash::hash(seed, QCryptographicHash::Sha256).toHex().first(24));
}

QByteArray traceOf(const QString &word)
{
    return word.sliced(4).toLatin1();
}

Call markedCall(int n)
{
    Call call = sampleCall(markedWord(QStringLiteral("prompt"), n) + QStringLiteral(" and ") + noise(n),
        markedWord(QStringLiteral("answer"), n) + QStringLiteral(" so it is"));
    call.createdAt = QDateTime(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC).addDays(n);
    call.requestedModel = markedWord(QStringLiteral("model"), n);
    call.tags.userId = markedWord(QStringLiteral("user"), n);
    call.tags.sessionName = markedWord(QStringLiteral("session"), n);
    call.tags.properties = {{markedWord(QStringLiteral("name"), n), markedWord(QStringLiteral("value"), n)}};
    call.exchange.requestHeaders.append({"X-Mark", markedWord(QStringLiteral("header"), n).toUtf8()});
    return call;
}

void KeepingFixture::begin()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("history.db"));
    open();
}

void KeepingFixture::end()
{
    close();
    m_folder.reset();
}

void KeepingFixture::open()
{
    auto history = History::open(m_path);
    if (!history)
        qFatal("%s", qPrintable(history.error().message));
    m_history = std::move(history).value();
    m_keeper = std::make_unique<HistoryKeeper>(*m_history, m_path);
}

void KeepingFixture::close()
{
    m_keeper.reset();
    m_history.reset();
}

}
