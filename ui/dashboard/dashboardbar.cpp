#include "ui/dashboard/dashboardbar.h"

#include "core/base/settings.h"
#include "core/history/filter.h"
#include "ui/calls/filtercompleter.h"
#include "ui/dashboard/rangebox.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

namespace heliograph {

namespace {
constexpr int kPauseMs = 400; // after the last key
}

DashboardBar::DashboardBar(Settings &settings, QWidget *parent)
    : QWidget(parent), m_settings(settings), m_range(new RangeBox(settings, QStringLiteral("dashboard"), RangeKind::Month)),
      m_bucket(new QComboBox), m_filter(new QLineEdit), m_compare(new QCheckBox(tr("Compare with the time before"))),
      m_error(new QLabel)
{
    m_bucket->setObjectName(QStringLiteral("dashboardBucket"));
    m_bucket->setAccessibleName(tr("One bar is"));
    m_bucket->setToolTip(tr("How much time one bar or point stands for"));
    m_bucket->addItem(tr("Automatic"), -1);
    m_bucket->addItem(tr("Hours"), int(Bucket::Hour));
    m_bucket->addItem(tr("Days"), int(Bucket::Day));
    m_bucket->addItem(tr("Weeks"), int(Bucket::Week));
    m_bucket->addItem(tr("Months"), int(Bucket::Month));
    m_filter->setObjectName(QStringLiteral("dashboardFilter"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setPlaceholderText(tr("Filter, such as: model ~ \"gpt\" and user = \"ann\""));
    m_filter->setToolTip(tr("Conditions joined by and, or, not (Ctrl+Shift+F)\nFields: %1, property.NAME")
                             .arg(filterFields().join(QStringLiteral(", "))));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(120);
    m_completer = new FilterCompleter(m_filter);
    m_compare->setObjectName(QStringLiteral("dashboardCompare"));
    m_compare->setToolTip(tr("Says what changed since the time of the same length before"));
    m_error->setObjectName(QStringLiteral("dashboardFilterError"));
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    setTextRole(m_error, TextRole::Bad);
    m_error->hide();

    auto *line = new QHBoxLayout;
    line->setSpacing(spacing::kSmall);
    line->addWidget(m_range);
    line->addWidget(m_bucket);
    line->addWidget(m_filter, 1);
    line->addWidget(m_compare);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::kMedium, spacing::kSmall, spacing::kMedium, spacing::kSmall);
    layout->setSpacing(spacing::kTiny);
    layout->addLayout(line);
    layout->addWidget(m_error);

    m_compare->setChecked(settings.get(QStringLiteral("dashboard.compare"), QStringLiteral("true")) == QLatin1String("true"));

    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &DashboardBar::changed);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_pause.start(); });
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        m_pause.stop();
        Q_EMIT changed();
    });
    connect(m_range, &RangeBox::changed, this, &DashboardBar::changed);
    connect(m_bucket, &QComboBox::currentIndexChanged, this, &DashboardBar::changed);
    connect(m_compare, &QCheckBox::toggled, this, &DashboardBar::keep);
}

void DashboardBar::keep()
{
    // What was chosen last is not worth a word when it cannot be kept.
    m_settings.set(QStringLiteral("dashboard.compare"), compares() ? QStringLiteral("true") : QStringLiteral("false"));
    Q_EMIT changed();
}

DashboardRange DashboardBar::range() const
{
    return m_range->range();
}

void DashboardBar::setRange(const DashboardRange &range)
{
    m_range->setRange(range);
}

void DashboardBar::setLastDay(const QDate &last)
{
    m_range->setLastDay(last);
}

std::optional<Bucket> DashboardBar::bucket() const
{
    const int chosen = m_bucket->currentData().toInt();
    return chosen < 0 ? std::nullopt : std::optional(Bucket(chosen));
}

bool DashboardBar::compares() const
{
    return m_compare->isChecked();
}

QString DashboardBar::where() const
{
    return m_filter->text().trimmed();
}

void DashboardBar::setKnown(const KnownTags &known)
{
    m_completer->setKnown(known);
}

void DashboardBar::setError(const QString &message)
{
    m_error->setText(message);
    m_error->setVisible(!message.isEmpty());
}

void DashboardBar::focusFilter()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

}
