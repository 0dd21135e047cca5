#include "ui/settings/callssettings.h"

#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/formrow.h"

#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace heliograph {

namespace {

constexpr int kDefaultTimeoutS = 300;
constexpr int kDefaultRetries = 2;

QWidget *explained(QRadioButton *button, const QString &text)
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, spacing::kTiny);
    column->setSpacing(2);
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setContentsMargins(spacing::kLarge, 0, 0, 0);
    setTextRole(label, TextRole::Secondary);
    button->setAccessibleDescription(text);
    column->addWidget(button);
    column->addWidget(label);
    return box;
}

}

CallsSettings::CallsSettings(const Services &services, QWidget *parent)
    : SettingsPanel(tr("Route and calls"),
        tr("What new calls start with. Each playground tab can choose for itself."), parent),
      m_services(services)
{
    setObjectName(QStringLiteral("callsSettings"));
    addRow(makeRoute());
    addRow(makeLimits());
    load();
    connect(&m_services.settings, &Settings::changed, this, [this](const QString &key) {
        if (key == QLatin1String("route") || key.startsWith(QLatin1String("call.")))
            load();
    });
}

QWidget *CallsSettings::makeRoute()
{
    auto *card = new Card(tr("Route"));
    m_throughHelicone = new QRadioButton(tr("Through Helicone"));
    m_throughHelicone->setObjectName(QStringLiteral("routeHelicone"));
    m_direct = new QRadioButton(tr("Direct"));
    m_direct->setObjectName(QStringLiteral("routeDirect"));
    // Each stands in a box of its own, so they do not exclude each other by themselves: load()
    // keeps them apart.
    m_throughHelicone->setAutoExclusive(false);
    m_direct->setAutoExclusive(false);
    card->body()->addWidget(explained(m_throughHelicone,
        tr("The call goes to Helicone's proxy, which passes it on and logs it in your Helicone "
           "account too. It needs "
           "a Helicone key beside the provider's, or a Helicone that you run yourself. Helicone's "
           "hosted service "
           "takes no new sign-ups; existing keys go on working.")));
    card->body()->addWidget(explained(m_direct,
        tr("The call goes straight to the provider and is kept on this computer only, with its "
           "tokens, cost and "
           "latency all the same.")));

    const auto choose = [this](Route route) {
        m_services.settings.set(QStringLiteral("route"), routeName(route));
        load();
    };
    connect(m_throughHelicone, &QRadioButton::clicked, this, [choose] { choose(Route::Helicone); });
    connect(m_direct, &QRadioButton::clicked, this, [choose] { choose(Route::Direct); });
    return card;
}

QWidget *CallsSettings::makeLimits()
{
    auto *card = new Card(tr("Waiting and trying again"));
    m_timeout = new QSpinBox;
    m_timeout->setObjectName(QStringLiteral("callTimeout"));
    m_timeout->setRange(5, 3600);
    m_timeout->setSingleStep(10);
    m_timeout->setSuffix(tr(" s"));
    m_timeout->setMaximumWidth(120);
    m_timeoutRow = new FormRow(tr("Give up after"), m_timeout,
        tr("Without a single byte from the server. Reasoning models may think for minutes."));
    m_retries = new QSpinBox;
    m_retries->setObjectName(QStringLiteral("callRetries"));
    m_retries->setRange(0, 10);
    m_retries->setMaximumWidth(120);
    m_retriesRow = new FormRow(tr("Try again"), m_retries,
        tr("Times, after a rate limit or a server error, with the wait the server asks for. 0: "
           "never."));
    for (QSpinBox *box : {m_timeout, m_retries})
        box->setKeyboardTracking(false);
    card->body()->addWidget(m_timeoutRow);
    card->body()->addWidget(m_retriesRow);
    connect(m_timeout, &QSpinBox::valueChanged, this, [this](int seconds) {
        set(QStringLiteral("call.timeout-s"), QString::number(seconds), m_timeoutRow);
    });
    connect(m_retries, &QSpinBox::valueChanged, this, [this](int times) {
        set(QStringLiteral("call.retries"), QString::number(times), m_retriesRow);
    });
    return card;
}

void CallsSettings::load()
{
    const Settings &settings = m_services.settings;
    m_throughHelicone->setChecked(m_services.route() == Route::Helicone);
    m_direct->setChecked(m_services.route() == Route::Direct);
    const auto number = [&settings](const QString &key, int fallback) {
        bool ok = false;
        const int value = settings.get(key).toInt(&ok);
        return ok ? value : fallback;
    };
    const QSignalBlocker timeoutBlocker(m_timeout);
    const QSignalBlocker retriesBlocker(m_retries);
    m_timeout->setValue(number(QStringLiteral("call.timeout-s"), kDefaultTimeoutS));
    m_retries->setValue(number(QStringLiteral("call.retries"), kDefaultRetries));
}

void CallsSettings::set(const QString &key, const QString &value, FormRow *row)
{
    const Status status = m_services.settings.set(key, value);
    row->setError(status ? QString() : status.error().message);
}

}
