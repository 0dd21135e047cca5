#include "ui/settings/removecard.h"

#include "ui/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/formrow.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace heliograph {

namespace {

QString dayText(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

}

RemoveCard::RemoveCard(HistoryKeeper &keeper, QWidget *parent)
    : Card(tr("Delete calls"), parent), m_keeper(keeper), m_where(new QLineEdit), m_result(new QLabel),
      m_progress(new QProgressBar), m_look(new QPushButton(tr("See what would go"))),
      m_remove(new QPushButton(tr("Delete for good"))), m_stop(new QPushButton(tr("Stop")))
{
    setObjectName(QStringLiteral("removeCard"));
    m_where->setObjectName(QStringLiteral("removeWhere"));
    m_where->setPlaceholderText(tr("created < 2026-01-01, or user = \"ada\""));
    m_whereRow = new FormRow(tr("Calls that fit"), m_where,
        tr("What was said in them goes out of the file, its search and its log, and cannot be brought back, except out of a "
           "backup. Calls that have not ended stay."));
    m_result->setObjectName(QStringLiteral("removeResult"));
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_progress->setAccessibleName(tr("Progress"));
    m_look->setObjectName(QStringLiteral("removeLook"));
    m_look->setToolTip(tr("Count the calls, and change nothing (Enter)"));
    m_remove->setObjectName(QStringLiteral("removeApply"));
    m_remove->setToolTip(tr("Delete these calls"));
    m_stop->setObjectName(QStringLiteral("removeStop"));
    m_stop->setToolTip(tr("Stop; what was deleted until then is gone"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(spacing::kSmall);
    buttons->addWidget(m_progress, 1);
    buttons->addStretch(0);
    for (QPushButton *button : {m_stop, m_look, m_remove})
        buttons->addWidget(button);
    body()->addWidget(m_whereRow);
    body()->addWidget(m_result);
    body()->addLayout(buttons);
    m_result->hide();
    setRunning(false);

    connect(m_look, &QPushButton::clicked, this, &RemoveCard::look);
    connect(m_where, &QLineEdit::returnPressed, this, &RemoveCard::look);
    connect(m_where, &QLineEdit::textEdited, this, [this] { m_remove->setEnabled(false); });
    connect(m_remove, &QPushButton::clicked, this, &RemoveCard::remove);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_plan.cancel();
        m_removal.cancel();
    });
    connect(&m_removal, &QFutureWatcherBase::progressRangeChanged, m_progress, &QProgressBar::setRange);
    connect(&m_removal, &QFutureWatcherBase::progressValueChanged, m_progress, &QProgressBar::setValue);
    connect(&m_plan, &QFutureWatcherBase::finished, this, [this] {
        setRunning(false);
        if (m_plan.isCanceled() || m_plan.future().resultCount() == 0)
            return;
        const Result<RemovalPlan> plan = m_plan.result();
        m_whereRow->setError(plan ? QString() : plan.error().message);
        if (!plan)
            return;
        m_remove->setEnabled(plan->calls > 0);
        say(plan->calls == 0 ? tr("No call fits.")
                             : tr("Calls that would go: %1, from %2 to %3.")
                                   .arg(countText(plan->calls), dayText(plan->oldest), dayText(plan->newest)));
    });
    connect(&m_removal, &QFutureWatcherBase::finished, this, [this] {
        setRunning(false);
        if (m_removal.isCanceled() || m_removal.future().resultCount() == 0) {
            say(tr("Stopped. What was deleted until then is gone; the next start clears up after it."));
            return;
        }
        const Result<RemovalReport> report = m_removal.result();
        if (!report) {
            say(report.error().message);
            return;
        }
        QString text = tr("Calls deleted: %1. The file became smaller by %2.")
                           .arg(countText(report->calls),
                               QLocale().formattedDataSize(report->bytesFreed, 1, QLocale::DataSizeSIFormat));
        if (report->logRemains)
            text += u' ' + tr("Another program is reading the history: traces stay in its log until that ends.");
        say(text);
    });
}

RemoveCard::~RemoveCard()
{
    m_plan.cancel();
    m_removal.cancel();
}

void RemoveCard::look()
{
    if (m_plan.isRunning() || m_removal.isRunning())
        return;
    if (m_where->text().trimmed().isEmpty()) {
        m_whereRow->setError(tr("Say which calls. created > 1970-01-01 is all of them."));
        return;
    }
    CallQuery query;
    query.where = m_where->text();
    setRunning(true);
    m_plan.setFuture(m_keeper.plan(query));
}

void RemoveCard::remove()
{
    CallQuery query;
    query.where = m_where->text();
    m_progress->setRange(0, 0);
    setRunning(true);
    m_removal.setFuture(m_keeper.remove(query));
}

void RemoveCard::setRunning(bool running)
{
    m_progress->setVisible(running);
    m_stop->setVisible(running);
    m_look->setEnabled(!running);
    m_where->setEnabled(!running);
    m_remove->setEnabled(false);
}

void RemoveCard::say(const QString &text)
{
    m_result->setText(text);
    m_result->show();
}

}
