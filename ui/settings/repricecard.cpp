#include "ui/settings/repricecard.h"

#include "core/session/repricer.h"
#include "ui/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/formrow.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace heliograph {

RepriceCard::RepriceCard(const Services &services, QWidget *parent)
    : Card(tr("Recorded calls"), parent), m_services(services), m_where(new QLineEdit),
      m_result(new QLabel), m_progress(new QProgressBar),
      m_preview(new QPushButton(tr("See what would change"))),
      m_apply(new QPushButton(tr("Price again"))), m_stop(new QPushButton(tr("Stop")))
{
    setObjectName(QStringLiteral("repriceCard"));
    m_where->setObjectName(QStringLiteral("repriceWhere"));
    m_where->setPlaceholderText(
        tr("All calls, or a filter: model ~ \"gpt\" and created >= 2026-11-01"));
    m_where->setClearButtonEnabled(true);
    for (QAbstractButton *button : m_where->findChildren<QAbstractButton *>())
        button->setAccessibleName(tr("Clear the filter"));
    m_whereRow = new FormRow(tr("Calls"), m_where,
        tr("Costs are kept as they were when a call was made. Here they are worked out again with "
           "the prices of now; the old "
           "receipts are kept. Declared costs stay, and so do those of calls whose tokens nobody "
           "counted."));
    m_result->setObjectName(QStringLiteral("repriceResult"));
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setObjectName(QStringLiteral("repriceProgress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_preview->setObjectName(QStringLiteral("repricePreview"));
    m_preview->setToolTip(
        tr("Count the calls whose cost is another now, and change nothing (Enter)"));
    m_apply->setObjectName(QStringLiteral("repriceApply"));
    m_apply->setToolTip(tr("Give these calls their new receipts"));
    m_stop->setObjectName(QStringLiteral("repriceStop"));
    m_stop->setToolTip(tr("Stop; what was priced until then stays"));

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(spacing::kSmall);
    buttons->addWidget(m_progress, 1);
    buttons->addStretch(0);
    buttons->addWidget(m_stop);
    buttons->addWidget(m_preview);
    buttons->addWidget(m_apply);
    buttons->setAlignment(Qt::AlignRight);
    body()->addWidget(m_whereRow);
    body()->addWidget(m_result);
    body()->addLayout(buttons);
    m_result->hide();
    setRunning(false);
    m_apply->setEnabled(false);

    connect(m_preview, &QPushButton::clicked, this, &RepriceCard::preview);
    connect(m_where, &QLineEdit::returnPressed, this, &RepriceCard::preview);
    connect(m_where, &QLineEdit::textEdited, this, [this] { m_apply->setEnabled(false); });
    connect(m_apply, &QPushButton::clicked, this, [this] { start(false); });
    connect(m_stop, &QPushButton::clicked, &m_watcher, [this] { m_watcher.cancel(); });
    connect(
        &m_watcher, &QFutureWatcherBase::progressRangeChanged, m_progress, &QProgressBar::setRange);
    connect(
        &m_watcher, &QFutureWatcherBase::progressValueChanged, m_progress, &QProgressBar::setValue);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &RepriceCard::ended);
    if (m_services.userPrices) {
        connect(m_services.userPrices, &UserPrices::changed, this, [this] {
            m_apply->setEnabled(false); // the preview was of other prices
            m_result->hide();
        });
    }
}

RepriceCard::~RepriceCard()
{
    m_watcher.cancel();
}

void RepriceCard::preview()
{
    start(true);
}

void RepriceCard::start(bool dryRun)
{
    if (m_watcher.isRunning())
        return;
    m_dryRun = dryRun;
    m_whereRow->setError({});
    CallQuery query;
    query.where = m_where->text();
    m_progress->setRange(0, 0);
    setRunning(true);
    m_watcher.setFuture(m_services.history.reprice(
        query, pricerOf(m_services.book(), m_services.providers()), dryRun));
}

void RepriceCard::ended()
{
    setRunning(false);
    if (m_watcher.isCanceled() || m_watcher.future().resultCount() == 0) {
        m_result->setText(m_dryRun
                ? tr("Stopped.")
                : tr("Stopped. The calls that were priced until then keep their new costs."));
        m_result->show();
        m_apply->setEnabled(false);
        return;
    }
    const Result<RepriceReport> report = m_watcher.result();
    if (report)
        showReport(*report);
    else {
        m_whereRow->setError(report.error().message);
        m_apply->setEnabled(false);
    }
}

void RepriceCard::showReport(const RepriceReport &report)
{
    m_result->setText(repriceText(report, m_dryRun));
    m_result->show();
    m_apply->setEnabled(m_dryRun && report.changed > 0);
    setPrimary(m_apply, m_dryRun && report.changed > 0);
}

void RepriceCard::setRunning(bool running)
{
    m_progress->setVisible(running);
    m_stop->setVisible(running);
    m_preview->setEnabled(!running);
    m_where->setEnabled(!running);
    if (running)
        m_apply->setEnabled(false);
}

QString repriceText(const RepriceReport &report, bool dryRun)
{
    const auto number = [](qint64 count) { return countText(count); };
    QStringList lines;
    if (report.calls == 0)
        return RepriceCard::tr("No recorded call fits.");
    if (report.changed == 0) {
        lines.append(RepriceCard::tr("Nothing changes: the costs of all calls are what the prices "
                                     "of now say. Calls looked at: %1.")
                         .arg(number(report.calls)));
    } else {
        const QString counts = dryRun ? RepriceCard::tr("Calls that would change: %1 of %2.")
                                      : RepriceCard::tr("Calls that changed: %1 of %2.");
        lines.append(counts.arg(number(report.changed), number(report.calls)));
        if (report.newlyPriced > 0)
            lines.append(RepriceCard::tr("Of these, without a price before: %1.")
                             .arg(number(report.newlyPriced)));
        // Rounded for reading, unless that would hide the difference.
        const bool alike = report.before.toDisplay() == report.after.toDisplay();
        const auto shown = [alike](Money sum) {
            return alike ? QLatin1Char('$') + sum.toDecimal() : sum.toDisplay();
        };
        lines.append(RepriceCard::tr("Sum before: %1. Sum after: %2.")
                         .arg(shown(report.before), shown(report.after)));
    }
    QStringList left;
    if (report.declared > 0)
        left.append(RepriceCard::tr("declared %1").arg(number(report.declared)));
    if (report.estimated > 0)
        left.append(RepriceCard::tr("estimated %1").arg(number(report.estimated)));
    if (report.withoutPrice > 0)
        left.append(RepriceCard::tr("no price known %1").arg(number(report.withoutPrice)));
    if (!left.isEmpty())
        lines.append(RepriceCard::tr("Left alone: %1.").arg(left.join(QStringLiteral(", "))));
    return lines.join(QLatin1Char('\n'));
}

}
