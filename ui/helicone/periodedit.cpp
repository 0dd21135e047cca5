#include "ui/helicone/periodedit.h"

#include "ui/playground/parametertext.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>

namespace heliograph {

PeriodEdit::PeriodEdit(const QString &objectName, QWidget *parent)
    : QWidget(parent), m_number(new QLineEdit(this)), m_unit(new QComboBox(this))
{
    setObjectName(objectName);
    m_number->setObjectName(objectName + QStringLiteral("Number"));
    m_unit->setObjectName(objectName + QStringLiteral("Unit"));
    m_unit->addItem(tr("seconds"), 1);
    m_unit->addItem(tr("minutes"), 60);
    m_unit->addItem(tr("hours"), 3'600);
    m_unit->addItem(tr("days"), 86'400);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::kSmall);
    row->addWidget(m_number, 1);
    row->addWidget(m_unit);
    setFocusProxy(m_number);
    connect(m_number, &QLineEdit::textChanged, this, &PeriodEdit::changed);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &PeriodEdit::changed);
}

void PeriodEdit::setSeconds(std::optional<qint64> seconds)
{
    const QSignalBlocker quiet(this);
    if (!seconds) {
        m_number->clear();
        m_unit->setCurrentIndex(2);
        return;
    }
    int unit = 0;
    for (int i = 0; i < m_unit->count(); ++i) {
        const qint64 length = m_unit->itemData(i).toLongLong();
        if (*seconds >= length && *seconds % length == 0)
            unit = i;
    }
    m_unit->setCurrentIndex(unit);
    m_number->setText(QString::number(*seconds / m_unit->itemData(unit).toLongLong()));
}

Result<std::optional<qint64>> PeriodEdit::seconds() const
{
    const QString text = m_number->text().trimmed();
    if (text.isEmpty())
        return std::optional<qint64>();
    const Result<qint64> number = readWhole(text, 0, 1'000'000'000);
    if (!number)
        return number.error();
    return std::optional<qint64>(*number * m_unit->currentData().toLongLong());
}

void PeriodEdit::setPlaceholder(const QString &text)
{
    m_number->setPlaceholderText(text);
}

void PeriodEdit::setNames(const QString &accessibleName)
{
    setAccessibleName(accessibleName);
    m_number->setAccessibleName(accessibleName);
    m_unit->setAccessibleName(tr("%1: unit").arg(accessibleName));
}

}
