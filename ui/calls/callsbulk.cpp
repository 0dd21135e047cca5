#include "ui/calls/callsbulk.h"

#include "core/history/historykeeper.h"
#include "ui/calls/selectionbar.h"
#include "ui/format.h"

#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace heliograph {

namespace {

struct FormatChoice {
    ExportFormat format;
    const char *name;
    const char *suffix;
};
constexpr FormatChoice kFormats[] = {
    {ExportFormat::Jsonl, QT_TRANSLATE_NOOP("CallsBulk", "Whole calls, to be imported again (*.jsonl)"), "jsonl"},
    {ExportFormat::Csv, QT_TRANSLATE_NOOP("CallsBulk", "A table for spreadsheets (*.csv)"), "csv"},
    {ExportFormat::Har, QT_TRANSLATE_NOOP("CallsBulk", "HTTP archive (*.har)"), "har"},
    {ExportFormat::OpenAiJsonl, QT_TRANSLATE_NOOP("CallsBulk", "Lines for fine-tuning (*.jsonl)"), "jsonl"},
};

QString formatName(const FormatChoice &choice)
{
    return QCoreApplication::translate("CallsBulk", choice.name);
}

QString counted(QString text, qint64 number)
{
    return text.replace(QString::number(number), countText(number));
}

}

CallsBulk::CallsBulk(History &history, HistoryKeeper *keeper, SelectionBar &bar, QObject *parent)
    : QObject(parent), m_history(history), m_keeper(keeper), m_bar(bar)
{
    connect(&bar, &SelectionBar::deleteConfirmed, this, &CallsBulk::remove);
    connect(&bar, &SelectionBar::deleteRefused, this, &CallsBulk::settled);
    connect(&bar, &SelectionBar::stopRequested, this, &CallsBulk::stop);
    connect(&m_removal, &QFutureWatcherBase::progressValueChanged, &bar,
        [this](int done) { m_bar.setProgress(done, m_removal.progressMaximum()); });
    connect(&m_export, &QFutureWatcherBase::progressValueChanged, &bar,
        [this](int done) { m_bar.setProgress(done, m_export.progressMaximum()); });
    connect(&m_removal, &QFutureWatcherBase::finished, this, &CallsBulk::removed);
    connect(&m_export, &QFutureWatcherBase::finished, this, &CallsBulk::exported);
}

CallsBulk::~CallsBulk()
{
    // A file that is half written goes away; what is being deleted goes on being deleted.
    if (m_export.isRunning()) {
        m_export.disconnect();
        m_export.cancel();
        m_export.waitForFinished(); // it asks the history, which may end after this
    }
}

bool CallsBulk::isBusy() const
{
    return m_bar.state() == SelectionBar::State::Asking || m_bar.state() == SelectionBar::State::Working;
}

void CallsBulk::askToDelete(const QList<qint64> &rows)
{
    if (isBusy() || rows.isEmpty() || !m_keeper)
        return;
    m_rows = rows;
    m_bar.ask(rows.size());
}

void CallsBulk::remove()
{
    m_bar.showWork(counted(tr("Deleting %n call(s)…", nullptr, int(m_rows.size())), m_rows.size()));
    m_removal.setFuture(m_keeper->removeRows(m_rows));
}

void CallsBulk::stop()
{
    m_removal.cancel();
    m_export.cancel();
}

void CallsBulk::removed()
{
    const QFuture<Result<RemovalReport>> future = m_removal.future();
    if (future.isCanceled() || future.resultCount() == 0) {
        m_bar.showResult(
            tr("Stopped. Calls that were deleted until then are gone, the others are still there."), false);
    } else if (const auto report = future.result(); !report) {
        m_bar.showResult(report.error().message, true);
    } else {
        QString text = counted(tr("%n call(s) deleted.", nullptr, int(report->calls)), report->calls);
        const qint64 left = m_rows.size() - report->calls;
        if (left > 0 && !report->stopped)
            text += u' ' + counted(tr("%n still run(s) or had gone already.", nullptr, int(left)), left);
        if (report->logRemains)
            text += u' ' + tr("Their words leave the disk when other programs close this history.");
        m_bar.showResult(text, false);
    }
    m_rows.clear();
    Q_EMIT deleted();
    Q_EMIT settled();
}

void CallsBulk::askToExport(const QList<qint64> &rows, QWidget *window)
{
    if (isBusy() || rows.isEmpty())
        return;
    auto *dialog = new QFileDialog(window, tr("Export calls"));
    dialog->setObjectName(QStringLiteral("callsExportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    QStringList filters;
    for (const FormatChoice &choice : kFormats)
        filters.append(formatName(choice));
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(QLatin1String(kFormats[0].suffix));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(QStringLiteral("calls-%1").arg(QDate::currentDate().toString(Qt::ISODate)));
    const auto chosen = [dialog]() -> const FormatChoice & {
        const auto found = std::find_if(std::begin(kFormats), std::end(kFormats),
            [dialog](const FormatChoice &choice) { return formatName(choice) == dialog->selectedNameFilter(); });
        return found == std::end(kFormats) ? kFormats[0] : *found;
    };
    connect(dialog, &QFileDialog::filterSelected, dialog,
        [dialog, chosen] { dialog->setDefaultSuffix(QLatin1String(chosen().suffix)); });
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, rows, chosen](const QString &path) { exportTo(rows, chosen().format, path); });
    dialog->open();
}

void CallsBulk::exportTo(const QList<qint64> &rows, ExportFormat format, const QString &path)
{
    if (isBusy() || path.isEmpty())
        return;
    m_path = path;
    m_bar.showWork(counted(tr("Exporting %n call(s)…", nullptr, int(rows.size())), rows.size()));
    m_export.setFuture(exportRows(m_history, rows, format, path));
}

void CallsBulk::exported()
{
    const QFuture<Result<ExportReport>> future = m_export.future();
    if (future.isCanceled() || future.resultCount() == 0) {
        m_bar.showResult(tr("Stopped. No file was written."), false);
    } else if (const auto report = future.result(); !report) {
        m_bar.showResult(report.error().message, true);
    } else {
        QStringList parts{counted(tr("%n call(s) written to %1.", nullptr, int(report->calls)), report->calls)
                              .arg(QFileInfo(m_path).fileName())};
        if (report->running > 0)
            parts.append(tr("%n still run(s) and were left out.", nullptr, int(report->running)));
        if (report->unfit > 0)
            parts.append(tr("%n had no whole answer and were left out.", nullptr, int(report->unfit)));
        if (report->unreadable > 0)
            parts.append(tr("%n could not be read: the history is damaged there.", nullptr, int(report->unreadable)));
        m_bar.showResult(parts.join(u' '), report->unreadable > 0);
    }
    Q_EMIT settled();
}

}
