#include "ui/dashboard/rangebox.h"

#include "core/base/settings.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDateEdit>

namespace heliograph {

namespace {
constexpr int kPauseMs = 400; // after the last key
}

QDateTime nowHere()
{
    return QDateTime::currentDateTime().toTimeZone(QTimeZone::systemTimeZone());
}

RangeBox::RangeBox(Settings &settings, const QString &page, RangeKind byDefault, QWidget *parent)
    : QWidget(parent), m_settings(settings), m_key(page + QStringLiteral(".range")), m_kind(new QComboBox),
      m_first(new QDateEdit), m_last(new QDateEdit)
{
    m_kind->setObjectName(page + QStringLiteral("Range"));
    m_kind->setAccessibleName(tr("Time range"));
    m_kind->setToolTip(tr("Which calls are counted"));
    for (const RangeKind kind : {RangeKind::Today, RangeKind::Week, RangeKind::Month, RangeKind::ThisMonth,
             RangeKind::Quarter, RangeKind::Year, RangeKind::All, RangeKind::Custom})
        m_kind->addItem(rangeName(kind), int(kind));
    for (QDateEdit *edit : {m_first, m_last}) {
        edit->setCalendarPopup(true);
        edit->setDate(QDate::currentDate());
        edit->hide();
        connect(edit, &QDateEdit::dateChanged, this, [this] { m_pause.start(); });
    }
    m_first->setObjectName(page + QStringLiteral("First"));
    m_first->setAccessibleName(tr("First day"));
    m_last->setObjectName(page + QStringLiteral("Last"));
    m_last->setAccessibleName(tr("Last day"));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(spacing::kSmall);
    line->addWidget(m_kind);
    line->addWidget(m_first);
    line->addWidget(m_last);

    const QString kept = settings.get(m_key);
    RangeKind kind = kept.isEmpty() ? byDefault : rangeFromKey(kept);
    if (kind == RangeKind::Custom)
        kind = byDefault;
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(int(kind))));
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &RangeBox::changed);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &RangeBox::keep);
}

void RangeBox::keep()
{
    const bool custom = range().kind == RangeKind::Custom;
    m_first->setVisible(custom);
    m_last->setVisible(custom);
    // What was chosen last is not worth a word when it cannot be kept.
    m_settings.set(m_key, rangeKey(range().kind));
    Q_EMIT changed();
}

DashboardRange RangeBox::range() const
{
    const auto kind = RangeKind(m_kind->currentData().toInt());
    if (kind != RangeKind::Custom)
        return {kind, {}, {}};
    return {kind, std::min(m_first->date(), m_last->date()), std::max(m_first->date(), m_last->date())};
}

void RangeBox::setRange(const DashboardRange &range)
{
    if (range.kind == RangeKind::Custom) {
        const QSignalBlocker first(m_first);
        const QSignalBlocker last(m_last);
        m_first->setDate(range.first);
        m_last->setDate(range.last);
    }
    const int index = m_kind->findData(int(range.kind));
    if (m_kind->currentIndex() == index)
        Q_EMIT changed();
    else
        m_kind->setCurrentIndex(index);
}

void RangeBox::setLastDay(const QDate &last)
{
    const QDateTime now = nowHere();
    const DashboardRange chosen = range();
    const qint64 days = std::max<qint64>(1, chosen.from(now).date().daysTo(chosen.to(now).date()));
    setRange({RangeKind::Custom, last.addDays(1 - days), last});
}

}
