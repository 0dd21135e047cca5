#include "ui/capture/capturecontrols.h"

#include "ui/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/toggleswitch.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace heliograph {

CaptureControls::CaptureControls(QWidget *parent)
    : Card({}, parent), m_switch(new ToggleSwitch(tr("Capture"))), m_title(new QLabel), m_text(new QLabel),
      m_pause(new QPushButton), m_options(new QPushButton(tr("Options"))), m_provider(new QComboBox), m_route(new QComboBox),
      m_address(new QLineEdit), m_copy(new CopyButton(tr("Copy the address"), [this] { return m_address->text(); }))
{
    setObjectName(QStringLiteral("captureControls"));
    m_switch->setObjectName(QStringLiteral("captureSwitch"));
    m_title->setObjectName(QStringLiteral("captureTitle"));
    m_text->setObjectName(QStringLiteral("captureText"));
    m_pause->setObjectName(QStringLiteral("capturePause"));
    m_options->setObjectName(QStringLiteral("captureOptionsButton"));
    m_options->setCheckable(true);
    m_options->setAccessibleName(tr("Options of capture"));
    m_options->setToolTip(tr("Port, secret part of the address, web pages, streams"));
    m_provider->setObjectName(QStringLiteral("captureProvider"));
    m_provider->setAccessibleName(tr("Provider"));
    m_provider->setToolTip(tr("Each provider has an address of its own"));
    m_route->setObjectName(QStringLiteral("captureRoute"));
    m_route->setAccessibleName(tr("Route of captured calls"));
    m_route->addItem(tr("Direct"), int(Route::Direct));
    m_route->addItem(tr("Through Helicone"), int(Route::Helicone));
    m_route->setItemData(0, tr("Calls go on straight to the provider and are kept on this computer only"), Qt::ToolTipRole);
    m_route->setItemData(1, tr("Calls go on through Helicone, which logs them too; your Helicone key is added"), Qt::ToolTipRole);
    m_address->setObjectName(QStringLiteral("captureAddress"));
    m_address->setAccessibleName(tr("Address for programs"));
    m_address->setReadOnly(true);
    m_address->setFont(codeFont());
    m_copy->setObjectName(QStringLiteral("captureCopyAddress"));
    setTextRole(m_title, TextRole::Heading);
    setTextRole(m_text, TextRole::Secondary);
    m_text->setWordWrap(true);
    makeLayout();
    setState({}, {});

    connect(m_switch, &ToggleSwitch::clicked, this, &CaptureControls::switched);
    connect(m_provider, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT providerChosen(providerId()); });
    connect(m_options, &QPushButton::toggled, this, &CaptureControls::optionsToggled);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        m_settings.recording = !m_settings.recording;
        Q_EMIT changed(m_settings);
    });
    connect(m_route, &QComboBox::activated, this, [this] {
        const auto route = Route(m_route->currentData().toInt());
        if (route == m_settings.route)
            return;
        m_settings.route = route;
        Q_EMIT changed(m_settings);
    });
}

void CaptureControls::makeLayout()
{
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_text);
    auto *top = new QHBoxLayout;
    top->setSpacing(spacing::kSmall + spacing::kTiny);
    top->addWidget(m_switch, 0, Qt::AlignVCenter);
    top->addLayout(words, 1);
    top->addWidget(m_pause, 0, Qt::AlignVCenter);
    top->addWidget(m_options, 0, Qt::AlignVCenter);
    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(spacing::kSmall);
    bottom->addWidget(m_provider);
    bottom->addWidget(m_address, 1);
    bottom->addWidget(m_copy);
    bottom->addSpacing(spacing::kSmall);
    bottom->addWidget(m_route);
    body()->addLayout(top);
    body()->addLayout(bottom);
}

void CaptureControls::setProviders(const QList<Provider> &providers, const QString &chosen)
{
    const QSignalBlocker blocker(m_provider);
    m_provider->clear();
    for (const Provider &provider : providers)
        m_provider->addItem(provider.name, provider.id);
    m_provider->setCurrentIndex(std::max(0, m_provider->findData(chosen)));
}

QString CaptureControls::providerId() const
{
    return m_provider->currentData().toString();
}

void CaptureControls::chooseProvider(const QString &id)
{
    if (const int index = m_provider->findData(id); index >= 0)
        m_provider->setCurrentIndex(index);
}

void CaptureControls::setState(const CaptureState &state, const CaptureSettings &settings)
{
    m_settings = settings;
    const QSignalBlocker route(m_route);
    m_switch->setChecked(state.running);
    m_switch->setToolTip(state.running ? tr("Turn capture off") : tr("Turn capture on"));
    m_route->setCurrentIndex(m_route->findData(int(settings.route)));
    m_title->setText(!state.running ? tr("Capture is off") : settings.recording ? tr("Capture is on") : tr("Capture is on, recording is paused"));
    if (!state.running) {
        m_text->setText(tr("While it is on, programs on this computer call the address below instead of their provider's."));
    } else {
        QStringList parts{tr("Port %1").arg(state.port), tr("%1 in flight").arg(countText(state.inFlight)),
            tr("%1 served").arg(countText(state.served)), tr("%1 recorded").arg(countText(state.recorded))};
        m_text->setText(parts.join(QStringLiteral(" · ")));
    }
    m_pause->setVisible(state.running);
    m_pause->setText(settings.recording ? tr("Pause recording") : tr("Record again"));
    m_pause->setAccessibleName(m_pause->text());
    m_pause->setIcon(makeIcon(settings.recording ? Icon::Pause : Icon::Play, palette()));
    m_pause->setToolTip(settings.recording ? tr("Calls go through and are not kept") : tr("Keep the calls that go through"));
}

void CaptureControls::setAddress(const QString &address, bool live)
{
    if (m_address->text() != address) {
        m_address->setText(address);
        m_address->setCursorPosition(0);
    }
    m_address->setEnabled(live);
    m_address->setToolTip(live ? tr("What programs are given as the base URL") : tr("Nothing answers there while capture is off"));
    m_copy->setEnabled(!address.isEmpty());
}

void CaptureControls::setOptionsShown(bool shown)
{
    m_options->setChecked(shown);
}

void CaptureControls::copyAddress()
{
    m_copy->click();
}

}
