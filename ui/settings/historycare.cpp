#include "ui/settings/historycare.h"

#include "core/base/whenready.h"
#include "core/history/backup.h"
#include "core/history/historykeeper.h"
#include "ui/format.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPromise>
#include <QProgressBar>
#include <QPushButton>
#include <QThread>
#include <QVBoxLayout>

#include <algorithm>

namespace heliograph {

namespace {

QString bytesText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

/// Copies and checks a whole file, so not in the window's thread.
QFuture<Result<BackupReport>> prepareInBackground(const QString &file, const QString &historyPath)
{
    const auto promise = std::make_shared<QPromise<Result<BackupReport>>>();
    promise->start();
    QThread *thread = QThread::create([promise, file, historyPath] {
        promise->addResult(prepareRestore(file, historyPath));
        promise->finish();
    });
    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    thread->start();
    return promise->future();
}

}

HistoryCare::HistoryCare(const Services &services, QWidget *parent)
    : Card(tr("The file"), parent), m_services(services), m_space(new QLabel), m_result(new QLabel),
      m_busy(new QProgressBar)
{
    setObjectName(QStringLiteral("historyCare"));
    m_space->setObjectName(QStringLiteral("historySpace"));
    m_result->setObjectName(QStringLiteral("historyResult"));
    for (QLabel *label : {m_space, m_result}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_space->setText(QDir::toNativeSeparators(m_services.profile.historyPath()));
    m_busy->setRange(0, 0);
    m_busy->setAccessibleName(tr("Working"));
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::kSmall);
    row->addWidget(m_busy, 1);
    row->addStretch(0);
    const auto button = [&](const char *name, const QString &text, const QString &tip, auto clicked) {
        auto *made = new QPushButton(text);
        made->setObjectName(QLatin1String(name));
        made->setToolTip(tip);
        connect(made, &QPushButton::clicked, this, clicked);
        row->addWidget(made);
        m_buttons.append(made);
    };
    button("historyMeasure", tr("What uses the space"), tr("Add up what requests, answers and search take"),
        [this] { measure(); });
    button("historyCheck", tr("Check"), tr("Read every page of the file and say whether it is sound"), [this] { check(); });
    button("historyBackUp", tr("Back up…"), tr("Copy the history to a file while it is in use, and check the copy"), [this] {
        auto *dialog = new QFileDialog(this, tr("Back up the history"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setOption(QFileDialog::DontConfirmOverwrite); // an existing file is never written over
        dialog->selectFile(QStringLiteral("heliograph-%1.db").arg(QDate::currentDate().toString(Qt::ISODate)));
        connect(dialog, &QFileDialog::fileSelected, this, &HistoryCare::backUp);
        dialog->open();
    });
    button("historyRestore", tr("Restore…"), tr("Put a backup in the place of this history; the present one is kept beside it"),
        [this] {
            auto *dialog = new QFileDialog(this, tr("Restore a backup"));
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->setFileMode(QFileDialog::ExistingFile);
            connect(dialog, &QFileDialog::fileSelected, this, &HistoryCare::restore);
            dialog->open();
        });
    body()->addWidget(m_space);
    body()->addWidget(m_result);
    body()->addLayout(row);
    m_result->hide();
    m_busy->hide();
}

void HistoryCare::begin()
{
    for (QPushButton *button : std::as_const(m_buttons))
        button->setEnabled(false);
    m_result->hide();
    m_busy->show();
}

void HistoryCare::end(const QString &text)
{
    for (QPushButton *button : std::as_const(m_buttons))
        button->setEnabled(true);
    m_busy->hide();
    m_result->setText(text);
    m_result->setVisible(!text.isEmpty());
}

void HistoryCare::measure()
{
    begin();
    whenReady(m_services.keeper->space(), this, [this](const Result<SpaceReport> &report) {
        if (report)
            m_space->setText(spaceText(*report));
        end(report ? QString() : report.error().message);
    });
}

void HistoryCare::check()
{
    begin();
    whenReady(m_services.keeper->check(), this, [this](const Result<CheckReport> &report) {
        if (!report)
            end(report.error().message);
        else if (report->problems.isEmpty())
            end(tr("The history is sound. Calls: %1.").arg(countText(report->calls)));
        else
            end(tr("The history is damaged: %1. Calls that can be read still can. Restore a backup to get the rest.")
                    .arg(report->problems.constFirst()));
    });
}

void HistoryCare::backUp(const QString &file)
{
    begin();
    whenReady(m_services.keeper->backUp(file), this, [this, file](const Result<BackupReport> &report) {
        end(!report ? report.error().message
                    : tr("Calls copied to %1: %2 (%3). The copy was checked.")
                          .arg(QDir::toNativeSeparators(file), countText(report->calls), bytesText(report->bytes)));
    });
}

void HistoryCare::restore(const QString &file)
{
    begin();
    whenReady(prepareInBackground(file, m_services.profile.historyPath()), this, [this](const Result<BackupReport> &report) {
        if (!report) {
            end(report.error().message);
            return;
        }
        end(tr("The backup is sound. Calls in it: %1. It takes the history's place when Heliograph is started next; the "
               "present history is kept beside it.")
                .arg(countText(report->calls)));
    });
}

QString spaceText(const SpaceReport &report)
{
    struct Part {
        QString name;
        qint64 bytes;
    };
    QList<Part> parts{{HistoryCare::tr("requests"), report.requests}, {HistoryCare::tr("answers"), report.answers},
        {HistoryCare::tr("search"), report.search}, {HistoryCare::tr("calls and details"), report.calls},
        {HistoryCare::tr("indexes"), report.indexes}, {HistoryCare::tr("free for new calls"), report.free},
        {HistoryCare::tr("log"), report.log}, {HistoryCare::tr("other"), report.other}};
    std::stable_sort(parts.begin(), parts.end(), [](const Part &a, const Part &b) { return a.bytes > b.bytes; });
    QStringList texts;
    for (const Part &part : std::as_const(parts)) {
        if (part.bytes > 0)
            texts.append(QStringLiteral("%1 %2").arg(part.name, bytesText(part.bytes)));
    }
    return HistoryCare::tr("%1 together: %2.").arg(bytesText(report.total()), texts.join(QStringLiteral(", ")));
}

}
