#include "ui/helicone/optiongroups.h"
#include "ui/helicone/periodedit.h"
#include "ui/playground/parametertext.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

namespace heliograph {

namespace {

enum By { Everyone, User, Property };

}

RateLimitGroup::RateLimitGroup(QWidget *parent) : OptionGroup(tr("Rate limit"), parent)
{
    setObjectName(QStringLiteral("rateLimitGroup"));
    m_on = new QCheckBox(tr("Refuse calls beyond a limit"));
    m_on->setObjectName(QStringLiteral("rateLimit"));
    m_on->setAccessibleName(m_on->text());
    addRow({}, m_on, {}, {Field::RateLimit}).write = {};
    connect(m_on, &QCheckBox::toggled, this, [this] {
        updateEnabled();
        edited();
    });
    buildRows();
    m_sentence = new QLabel(this);
    m_sentence->setObjectName(QStringLiteral("rateLimitSentence"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    setTextRole(m_sentence, TextRole::Secondary);
    body()->addWidget(m_sentence);
}

void RateLimitGroup::buildRows()
{
    auto *amount = new QWidget;
    auto *line = new QHBoxLayout(amount);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(spacing::kSmall);
    m_quota = new QLineEdit(amount);
    m_quota->setObjectName(QStringLiteral("rateLimitQuota"));
    m_quota->setAccessibleName(tr("At most"));
    m_unit = new QComboBox(amount);
    m_unit->setObjectName(QStringLiteral("rateLimitUnit"));
    m_unit->setAccessibleName(tr("What is counted"));
    m_unit->addItem(tr("requests"));
    m_unit->addItem(tr("US cents of cost"));
    line->addWidget(m_quota, 1);
    line->addWidget(m_unit);
    amount->setFocusProxy(m_quota);
    addRow(tr("At most"), amount, {}, {Field::RateLimitQuota}).write =
        [this](HeliconeOptions &options) {
            const Result<double> number = readNumber(m_quota->text(), -1e15, 1e15);
            if (!m_on->isChecked())
                return QString();
            options.rateLimit->quota = number ? *number : 0;
            options.rateLimit->unit = m_unit->currentIndex() == 1 ? RateLimitPolicy::Unit::Cents
                                                                  : RateLimitPolicy::Unit::Requests;
            return number ? QString() : tr("Write how much is allowed.");
        };
    m_window = new PeriodEdit(QStringLiteral("rateLimitWindow"));
    m_window->setNames(tr("In"));
    addRow(tr("In"), m_window, tr("From 60 seconds to 365 days."), {Field::RateLimitWindow}).write =
        [this](HeliconeOptions &options) {
            const auto seconds = m_window->seconds();
            if (!m_on->isChecked())
                return QString();
            options.rateLimit->windowS = seconds ? seconds->value_or(0) : 0;
            if (!seconds)
                return seconds.error().message;
            return *seconds ? QString() : tr("Write the time in which that much is allowed.");
        };
    auto *counted = new QWidget;
    auto *by = new QHBoxLayout(counted);
    by->setContentsMargins(0, 0, 0, 0);
    by->setSpacing(spacing::kSmall);
    m_by = new QComboBox(counted);
    m_by->setObjectName(QStringLiteral("rateLimitBy"));
    m_by->setAccessibleName(tr("Counted for"));
    m_by->addItem(tr("all calls together"));
    m_by->addItem(tr("each user"));
    m_by->addItem(tr("each value of the property"));
    m_property = new QLineEdit(counted);
    m_property->setObjectName(QStringLiteral("rateLimitProperty"));
    m_property->setAccessibleName(tr("Property"));
    m_property->setPlaceholderText(tr("property"));
    by->addWidget(m_by);
    by->addWidget(m_property, 1);
    by->addStretch(0);
    counted->setFocusProxy(m_by);
    addRow(tr("Counted for"), counted, {}, {Field::RateLimitSegment}).write =
        [this](HeliconeOptions &options) {
            if (!m_on->isChecked())
                return QString();
            const int kind = m_by->currentIndex();
            const QString property = m_property->text().trimmed();
            options.rateLimit->segment = kind == User ? QStringLiteral("user")
                : kind == Property                    ? property
                                                      : QString();
            return kind == Property && property.isEmpty() ? tr("Write the property's name.")
                                                          : QString();
        };
    connect(m_quota, &QLineEdit::textChanged, this, &OptionGroup::edited);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &OptionGroup::edited);
    connect(m_window, &PeriodEdit::changed, this, &OptionGroup::edited);
    connect(m_property, &QLineEdit::textChanged, this, &OptionGroup::edited);
    connect(m_by, &QComboBox::currentIndexChanged, this, [this] {
        updateEnabled();
        edited();
    });
}

void RateLimitGroup::updateEnabled()
{
    const bool on = m_on->isChecked();
    for (QWidget *field : {static_cast<QWidget *>(m_quota), static_cast<QWidget *>(m_unit),
             static_cast<QWidget *>(m_window), static_cast<QWidget *>(m_by)})
        field->setEnabled(on);
    m_property->setEnabled(on);
    m_property->setVisible(m_by->currentIndex() == Property);
}

void RateLimitGroup::show(const HeliconeOptions &options)
{
    const RateLimitPolicy policy = options.rateLimit.value_or(RateLimitPolicy());
    {
        const QSignalBlocker quiet(this);
        m_on->setChecked(options.rateLimit.has_value());
        m_quota->setText(writeNumber(policy.quota));
        m_unit->setCurrentIndex(policy.unit == RateLimitPolicy::Unit::Cents ? 1 : 0);
        m_window->setSeconds(policy.windowS);
        const bool user = policy.segment.compare(QLatin1String("user"), Qt::CaseInsensitive) == 0;
        m_by->setCurrentIndex(policy.segment.isEmpty() ? Everyone : user ? User : Property);
        m_property->setText(policy.segment.isEmpty() || user ? QString() : policy.segment);
    }
    updateEnabled();
    OptionGroup::show(options);
}

void RateLimitGroup::writeTo(HeliconeOptions &options)
{
    options.rateLimit.reset();
    if (m_on->isChecked())
        options.rateLimit = RateLimitPolicy();
    OptionGroup::writeTo(options);
    const bool readable = unreadable().isEmpty();
    m_sentence->setText(
        options.rateLimit && readable ? policySentence(*options.rateLimit) : QString());
    m_sentence->setVisible(!m_sentence->text().isEmpty());
}

}
