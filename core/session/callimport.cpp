#include "core/session/callimport.h"

#include "core/session/callline.h"
#include "core/session/harentries.h"
#include "core/session/harimport.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QPromise>
#include <QRegularExpression>
#include <QThread>

namespace heliograph {

namespace {

constexpr qsizetype kBatchCalls = 200;
constexpr qint64 kBatchBytes = 4 * 1024 * 1024;
constexpr qint64 kMaxLine = 512 * 1024 * 1024;
constexpr qint64 kBlock = 256 * 1024;
constexpr qsizetype kMaxNamed = 1'000;
constexpr int kThousand = 1'000;

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(CallImport)
};

struct Failed {
    Error error;
};

class Importer final
{
public:
    Importer(History &history, QPromise<Result<ImportReport>> &promise, const QString &path,
        const ProviderList &providers, const Pricer &pricer)
        : m_history(history), m_promise(promise), m_file(path), m_providers(providers), m_pricer(pricer)
    {
    }

    ImportReport run()
    {
        if (!m_file.open(QIODevice::ReadOnly))
            fail(m_file.errorString());
        m_promise.setProgressRange(0, kThousand);
        static const QRegularExpression archive(QStringLiteral("^(?:\\x{ef}\\x{bb}\\x{bf})?\\s*\\{\\s*\"log\"\\s*:"));
        if (archive.match(QString::fromLatin1(m_file.peek(4'096))).hasMatch())
            readArchive();
        else
            readLines();
        store();
        return m_report;
    }

private:
    void readLines()
    {
        for (qint64 number = 1; !m_file.atEnd() && !m_promise.isCanceled(); ++number) {
            QByteArray line = m_file.readLine(kMaxLine);
            if (line.isEmpty() && m_file.error() != QFile::NoError)
                fail(m_file.errorString());
            if (number == 1 && line.startsWith("\xef\xbb\xbf"))
                line.remove(0, 3);
            line = line.trimmed();
            if (!line.isEmpty())
                add(callFromLine(line, m_pricer), number, line.size());
        }
    }

    void readArchive()
    {
        HarEntries entries;
        while (!m_file.atEnd() && !m_promise.isCanceled()) {
            const QByteArray block = m_file.read(kBlock);
            if (block.isEmpty() && m_file.error() != QFile::NoError)
                fail(m_file.errorString());
            entries.feed(block, [this](const QByteArray &entry, qint64 line) {
                add(callFromHarEntry(entry, m_providers, m_pricer), line, entry.size());
            });
        }
        if (!entries.found())
            fail(Tr::tr("it has no entries"));
        if (!entries.whole() && !m_promise.isCanceled())
            refuse(0, Tr::tr("the file ends in the middle"));
    }

    void add(const Result<Call> &call, qint64 line, qint64 bytes)
    {
        if (!call) {
            refuse(line, call.error().message);
            return;
        }
        m_batch.append(*call);
        m_bytes += bytes;
        if (m_batch.size() >= kBatchCalls || m_bytes >= kBatchBytes)
            store();
    }

    void refuse(qint64 line, const QString &reason)
    {
        ++m_report.refused;
        if (m_report.refusedLines.size() < kMaxNamed)
            m_report.refusedLines.append({line, reason});
    }

    void store()
    {
        if (m_file.size() > 0)
            m_promise.setProgressValue(int(double(m_file.pos()) / double(m_file.size()) * kThousand));
        if (m_batch.isEmpty() || m_promise.isCanceled())
            return;
        auto future = m_history.import(m_batch);
        future.waitForFinished();
        if (future.resultCount() == 0)
            throw Failed{{ErrorKind::Storage, Tr::tr("The history was closed."), 0, {}}};
        const Result<QList<bool>> fresh = future.takeResult();
        if (!fresh) {
            throw Failed{{ErrorKind::Storage,
                Tr::tr("%1 Calls taken over before that: %2. They stay; the same import takes the rest.")
                    .arg(fresh.error().message)
                    .arg(m_report.imported),
                0, {}}};
        }
        for (const bool isNew : *fresh)
            ++(isNew ? m_report.imported : m_report.alreadyThere);
        m_batch.clear();
        m_bytes = 0;
    }

    [[noreturn]] void fail(const QString &reason)
    {
        throw Failed{{ErrorKind::Storage,
            Tr::tr("%1 could not be imported: %2.").arg(QDir::toNativeSeparators(m_file.fileName()), reason), 0, {}}};
    }

    History &m_history;
    QPromise<Result<ImportReport>> &m_promise;
    QFile m_file;
    const ProviderList &m_providers;
    const Pricer &m_pricer;
    ImportReport m_report;
    QList<Call> m_batch;
    qint64 m_bytes = 0;
};

}

QFuture<Result<ImportReport>> importCalls(
    History &history, const QString &path, const ProviderList &providers, const Pricer &pricer)
{
    auto promise = std::make_shared<QPromise<Result<ImportReport>>>();
    promise->start();
    QFuture<Result<ImportReport>> future = promise->future();
    QThread *thread = QThread::create([&history, promise, path, providers, pricer] {
        try {
            promise->addResult(Importer(history, *promise, path, providers, pricer).run());
        } catch (const Failed &failure) {
            promise->addResult(failure.error);
        }
        promise->finish();
    });
    thread->setObjectName(QStringLiteral("import"));
    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    thread->start(QThread::LowPriority);
    return future;
}

}
