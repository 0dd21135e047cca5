#include "ui/settings/historysettings.h"

#include "core/base/whenready.h"
#include "core/history/historykeeper.h"
#include "ui/format.h"
#include "ui/settings/historycare.h"
#include "ui/settings/removecard.h"
#include "ui/widgets/card.h"
#include "ui/widgets/formrow.h"

#include <QLineEdit>
#include <QMessageBox>
#include <QSpinBox>
#include <QVBoxLayout>

namespace heliograph {

HistorySettings::HistorySettings(const Services &services, QWidget *parent)
    : SettingsPanel(tr("Privacy and retention"),
        tr("The history is one file on this computer. Nobody else gets it, and you say what stays in it."), parent),
      m_services(services)
{
    setObjectName(QStringLiteral("historySettings"));
    addRow(makePrivacy());
    addRow(makeLimits());
    if (m_services.keeper) {
        addRow(new HistoryCare(m_services));
        addRow(new RemoveCard(*m_services.keeper));
    }
    load();
    connect(&m_services.settings, &Settings::changed, this, [this](const QString &key) {
        if (key.startsWith(QLatin1String("history.")))
            load();
    });
}

QWidget *HistorySettings::makePrivacy()
{
    auto *card = new Card(tr("Numbers only"));
    m_metadataOnly = new QLineEdit;
    m_metadataOnly->setObjectName(QStringLiteral("historyMetadataOnly"));
    m_metadataOnly->setPlaceholderText(tr("None: everything is kept"));
    m_metadataRow = new FormRow(tr("Calls of which nothing that was said is kept"), m_metadataOnly,
        tr("Prompts and answers of these calls never reach the disk; tokens, cost, times and names do. Write all, or "
           "provider=openai, source=capture, property.app or property.app=bot, with commas between. It holds for new calls."));
    card->body()->addWidget(m_metadataRow);
    connect(m_metadataOnly, &QLineEdit::editingFinished, this, [this] {
        const QString text = m_metadataOnly->text().trimmed();
        const auto rules = BodyRules::parse(text);
        if (!rules)
            m_metadataRow->setError(rules.error().message);
        else
            set(QStringLiteral("history.metadata-only"), text, m_metadataRow);
    });
    return card;
}

QWidget *HistorySettings::makeLimits()
{
    auto *card = new Card(tr("How long calls stay"));
    m_days = new QSpinBox;
    m_days->setObjectName(QStringLiteral("historyKeepDays"));
    m_days->setRange(0, 36'500);
    m_days->setSuffix(tr(" days"));
    m_daysRow = new FormRow(tr("Delete calls older than"), m_days,
        tr("Looked after at each start and every hour. What is deleted cannot be brought back, except out of a backup."));
    m_megabytes = new QSpinBox;
    m_megabytes->setObjectName(QStringLiteral("historyKeepMb"));
    m_megabytes->setRange(0, 100'000'000);
    m_megabytes->setSingleStep(100);
    m_megabytes->setSuffix(tr(" MB"));
    m_megabytesRow = new FormRow(tr("Delete the oldest calls above"), m_megabytes,
        tr("The size of the history file. At least 10 MB."));
    for (QSpinBox *box : {m_days, m_megabytes}) {
        box->setSpecialValueText(tr("No limit"));
        box->setKeyboardTracking(false);
        box->setMaximumWidth(160);
    }
    card->body()->addWidget(m_daysRow);
    card->body()->addWidget(m_megabytesRow);
    connect(m_days, &QSpinBox::editingFinished, this, [this] { setDays(m_days->value()); });
    connect(m_megabytes, &QSpinBox::editingFinished, this, [this] {
        set(QStringLiteral("history.keep-mb"), m_megabytes->value() == 0 ? QString() : QString::number(m_megabytes->value()),
            m_megabytesRow);
    });
    return card;
}

void HistorySettings::setDays(int days)
{
    const QString key = QStringLiteral("history.keep-days");
    const QString value = days == 0 ? QString() : QString::number(days);
    if (value == m_services.settings.get(key))
        return;
    if (days == 0 || !m_services.keeper) {
        set(key, value, m_daysRow);
        return;
    }
    CallQuery old;
    const QDate first = QDate::currentDate().addDays(-days);
    old.where = QStringLiteral("created < ") + first.toString(Qt::ISODate);
    whenReady(m_services.keeper->plan(old), this, [this, key, value, days](const Result<RemovalPlan> &plan) {
        if (!plan || plan->calls == 0) {
            set(key, value, m_daysRow);
            return;
        }
        auto *box = new QMessageBox(QMessageBox::Warning, tr("Delete old calls"),
            tr("Calls older than %1 days: %2. They will be deleted now, and cannot be brought back.")
                .arg(days).arg(countText(plan->calls)),
            QMessageBox::Cancel, this);
        box->setObjectName(QStringLiteral("historyConfirmDays"));
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->addButton(tr("Delete"), QMessageBox::AcceptRole);
        connect(box, &QMessageBox::buttonClicked, this, [this, box, key, value](QAbstractButton *button) {
            if (box->buttonRole(button) == QMessageBox::AcceptRole)
                set(key, value, m_daysRow);
            else
                load();
        });
        connect(box, &QMessageBox::rejected, this, &HistorySettings::load);
        box->open();
    });
}

void HistorySettings::load()
{
    const Settings &settings = m_services.settings;
    const QSignalBlocker days(m_days);
    const QSignalBlocker megabytes(m_megabytes);
    m_days->setValue(settings.get(QStringLiteral("history.keep-days")).toInt());
    m_megabytes->setValue(settings.get(QStringLiteral("history.keep-mb")).toInt());
    if (!m_metadataOnly->hasFocus())
        m_metadataOnly->setText(settings.get(QStringLiteral("history.metadata-only")));
}

void HistorySettings::set(const QString &key, const QString &value, FormRow *row)
{
    const Status status = m_services.settings.set(key, value);
    row->setError(status ? QString() : status.error().message);
}

}
