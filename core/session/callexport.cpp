#include "core/session/callexport.h"

#include "core/base/redact.h"
#include "core/session/callcsv.h"
#include "core/session/callline.h"
#include "core/session/finetuneline.h"
#include "core/session/harexport.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QPromise>
#include <QSaveFile>
#include <QThread>

#include <deque>

namespace heliograph {

namespace {

constexpr qsizetype kPage = 500;
/// How many whole calls are asked for ahead of the one that is written.
constexpr size_t kAhead = 16;

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(CallExport)
};

struct FormatName {
    ExportFormat format;
    const char *name;
};
constexpr FormatName kNames[] = {{ExportFormat::Jsonl, "jsonl"}, {ExportFormat::Csv, "csv"},
    {ExportFormat::Har, "har"}, {ExportFormat::OpenAiJsonl, "openai-jsonl"}};

struct Failed {
    Error error;
    bool unwritten = false; ///< the target failed, not a call
};

template <typename T> T take(QFuture<Result<T>> future)
{
    future.waitForFinished();
    if (future.resultCount() == 0)
        throw Failed{{ErrorKind::Storage, Tr::tr("The history was closed."), 0, {}}};
    Result<T> result = future.takeResult();
    if (!result)
        throw Failed{result.error()};
    return std::move(result).value();
}

/// A file under another name until it is whole; or standard output, or a device, which has no other name.
class Target final
{
public:
    explicit Target(const QString &path) : m_path(path), m_save(path), m_plain(path)
    {
        const QFileInfo info(path);
        m_direct = path == QLatin1String("-") || (info.exists() && !info.isFile() && !info.isDir());
        const bool opened = path == QLatin1String("-") ? m_plain.open(stdout, QIODevice::WriteOnly)
            : m_direct                                 ? m_plain.open(QIODevice::WriteOnly)
                                                       : m_save.open(QIODevice::WriteOnly);
        if (!opened)
            fail();
        if (!m_direct) // prompts and answers are nobody else's business
            m_save.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }

    void write(const QByteArray &bytes)
    {
        if (device().write(bytes) != bytes.size())
            fail();
    }

    void commit()
    {
        if (m_direct ? !m_plain.flush() : !m_save.commit())
            fail();
    }

private:
    QFileDevice &device() { return m_direct ? static_cast<QFileDevice &>(m_plain) : m_save; }
    [[noreturn]] void fail()
    {
        throw Failed{{ErrorKind::Storage,
            Tr::tr("The export could not be written to %1: %2. Nothing was left there that looks whole.")
                .arg(QDir::toNativeSeparators(m_path), device().errorString()),
            0, {}}, true};
    }

    QString m_path;
    QSaveFile m_save; ///< goes away without a trace unless it is committed
    QFile m_plain;
    bool m_direct = false;
};

class Exporter final
{
public:
    Exporter(History &history, QPromise<Result<ExportReport>> &promise, ExportFormat format, const QString &path)
        : m_history(history), m_promise(promise), m_format(format), m_target(path)
    {
    }

    std::optional<ExportReport> run(CallQuery query)
    {
        query.ascending = true; // an import gives them their rows in this order again
        return write(take(m_history.find(query)));
    }

    std::optional<ExportReport> run(QList<qint64> rows)
    {
        std::sort(rows.begin(), rows.end());
        return write(rows);
    }

private:
    std::optional<ExportReport> write(const QList<qint64> &rows)
    {
        m_promise.setProgressRange(0, int(rows.size()));
        m_target.write(head());
        for (qsizetype from = 0; from < rows.size(); from += kPage) {
            const QList<CallSummary> page = take(m_history.summaries(rows.mid(from, kPage), {false, true}));
            for (const CallSummary &call : page) {
                if (m_promise.isCanceled())
                    return std::nullopt;
                if (call.status == CallStatus::Running)
                    ++m_report.running;
                else
                    add(call);
            }
            if (m_asked.empty())
                m_promise.setProgressValue(int(std::min(from + kPage, rows.size())));
        }
        while (!m_asked.empty())
            writeFirst();
        if (m_promise.isCanceled())
            return std::nullopt;
        m_target.write(m_format == ExportFormat::Har ? QByteArray("\n]}}\n") : QByteArray());
        m_target.commit();
        return m_report;
    }

    QByteArray head() const
    {
        if (m_format == ExportFormat::Csv)
            return csvHeader().toUtf8();
        if (m_format != ExportFormat::Har)
            return {};
        QByteArray whole = dumpJson(harDocument({}));
        whole.chop(int(qstrlen("]}}")));
        return whole;
    }

    void add(const CallSummary &call)
    {
        if (m_format == ExportFormat::Csv) {
            m_target.write(csvRow(call).toUtf8());
            ++m_report.calls;
            return;
        }
        m_asked.push_back(m_history.call(call.id));
        if (m_asked.size() > kAhead)
            writeFirst();
    }

    void writeFirst()
    {
        QFuture<Result<Call>> future = std::move(m_asked.front());
        m_asked.pop_front();
        QByteArray text;
        try {
            text = textOf(take(std::move(future)));
        } catch (const Failed &failure) {
            if (m_promise.isCanceled() || failure.error.kind == ErrorKind::Usage || failure.unwritten)
                throw;
            if (failure.error.kind != ErrorKind::NotFound) // else deleted meanwhile
                ++m_report.unreadable;
            return;
        }
        if (text.isEmpty()) {
            ++m_report.unfit;
            return;
        }
        m_target.write(text);
        ++m_report.calls;
        m_promise.setProgressValue(int(m_report.calls + m_report.running + m_report.unfit));
    }

    QByteArray textOf(const Call &call) const
    {
        if (m_format == ExportFormat::Jsonl)
            return callToLine(call) + '\n';
        if (m_format == ExportFormat::Har)
            return (m_report.calls > 0 ? ",\n" : "\n") + redactBytes(dumpJson(harEntry(call)));
        const QByteArray line = fineTuningLine(call);
        return line.isEmpty() ? line : line + '\n';
    }

    History &m_history;
    QPromise<Result<ExportReport>> &m_promise;
    ExportFormat m_format;
    Target m_target;
    ExportReport m_report;
    std::deque<QFuture<Result<Call>>> m_asked;
};

}

QString exportFormatName(ExportFormat format)
{
    for (const FormatName &known : kNames) {
        if (known.format == format)
            return QLatin1String(known.name);
    }
    return {};
}

std::optional<ExportFormat> exportFormatFromName(QStringView name)
{
    for (const FormatName &known : kNames) {
        if (name == QLatin1String(known.name))
            return known.format;
    }
    return std::nullopt;
}

namespace {

template <typename Which>
QFuture<Result<ExportReport>> startExport(History &history, const Which &which, ExportFormat format, const QString &path)
{
    auto promise = std::make_shared<QPromise<Result<ExportReport>>>();
    promise->start();
    QFuture<Result<ExportReport>> future = promise->future();
    QThread *thread = QThread::create([&history, promise, which, format, path] {
        try {
            if (auto report = Exporter(history, *promise, format, path).run(which))
                promise->addResult(*report);
        } catch (const Failed &failure) {
            promise->addResult(failure.error);
        }
        promise->finish();
    });
    thread->setObjectName(QStringLiteral("export"));
    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    thread->start(QThread::LowPriority);
    return future;
}

}

QFuture<Result<ExportReport>> exportCalls(
    History &history, const CallQuery &query, ExportFormat format, const QString &path)
{
    return startExport(history, query, format, path);
}

QFuture<Result<ExportReport>> exportRows(
    History &history, const QList<qint64> &rows, ExportFormat format, const QString &path)
{
    return startExport(history, rows, format, path);
}

}
