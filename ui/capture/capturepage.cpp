#include "ui/capture/capturepage.h"

#include "core/base/whenready.h"
#include "ui/capture/advicelist.h"
#include "ui/capture/capturecontrols.h"
#include "ui/capture/captureoptionscard.h"
#include "ui/capture/clientcards.h"
#include "ui/capture/livecallsmodel.h"
#include "ui/capture/livecallsview.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/pageheader.h"

#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

namespace heliograph {

namespace {

constexpr qsizetype kMostSeen = 60; ///< refusals and outcomes that advice is made of
constexpr int kLeastList = 150; ///< height

QString onKey()
{
    return QStringLiteral("capture.enabled");
}

QString providerKey()
{
    return QStringLiteral("window.capture.provider");
}

template <typename T> void keep(QList<T> &list, const T &one)
{
    list.append(one);
    if (list.size() > kMostSeen)
        list.removeFirst();
}

}

CapturePage::CapturePage(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_capture(services.capture), m_model(new LiveCallsModel(this)),
      m_table(new LiveCallsView(m_model)), m_controls(new CaptureControls), m_options(new CaptureOptionsCard), m_advice(new AdviceList),
      m_clients(new ClientCards(services.settings)), m_list(new QStackedWidget), m_waitTitle(new QLabel), m_waitText(new QLabel),
      m_listTitle(new QLabel)
{
    setObjectName(QStringLiteral("capturePage"));
    setAccessibleName(tr("Capture"));
    makeActions();
    makeLayout();
    takeProviders();
    connectParts();
    updateState();
}

void CapturePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_capture.keepToken(); // it can be copied now, before capture is on
}

void CapturePage::makeActions()
{
    const auto add = [this](const char *name, const QString &text, const QString &toolTip, const char *keys) {
        auto *action = new QAction(text, this);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(QKeySequence(QString::fromLatin1(keys)));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setToolTip(QStringLiteral("%1 (%2)").arg(toolTip, action->shortcut().toString(QKeySequence::NativeText)));
        addAction(action);
        m_actions.append(action);
        return action;
    };
    m_toggle = add("captureToggle", tr("Capture calls"), tr("Turn capture on or off"), "Ctrl+Return");
    m_toggle->setCheckable(true);
    m_toggle->setIcon(makeIcon(Icon::Capture, QApplication::palette()));
    connect(m_toggle, &QAction::triggered, this, &CapturePage::switchTo);
    m_pause = add("capturePauseRecording", tr("Pause recording"), tr("Let calls go through without keeping them"), "Ctrl+P");
    m_pause->setCheckable(true);
    connect(m_pause, &QAction::triggered, this, [this](bool paused) {
        CaptureSettings settings = m_capture.captureSettings();
        settings.recording = !paused;
        apply(settings);
    });
    connect(add("captureCopyTheAddress", tr("Copy the address"), tr("Copy the address for programs"), "Ctrl+Shift+C"), &QAction::triggered,
        m_controls, &CaptureControls::copyAddress);
    connect(add("captureCopyTheSnippet", tr("Copy what to paste"), tr("Copy what to paste for the chosen client"), "Ctrl+Shift+S"),
        &QAction::triggered, m_clients, &ClientCards::copySnippet);
    connect(add("captureShowCalls", tr("Show all captured calls"), tr("Show all captured calls on the Calls page"), "Ctrl+Shift+L"),
        &QAction::triggered, this, [this] { Q_EMIT callsRequested(QStringLiteral("source = capture")); });
}

void CapturePage::makeLayout()
{
    auto *header = new PageHeader(tr("Capture"));
    header->setSubtitle(tr("Give any program this computer's address instead of its provider's, and each of its calls is in your history, with "
                           "tokens, cost and latency. The program notices nothing."));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(spacing::kMedium, spacing::kMedium, spacing::kMedium, spacing::kSmall);
    column->setSpacing(spacing::kSmall + spacing::kTiny);
    column->addWidget(header);
    column->addWidget(m_controls);
    column->addWidget(m_options);
    column->addWidget(m_advice);
    column->addWidget(m_clients);
    column->addWidget(makeList(), 1);
    m_options->hide();
    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("captureScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
}

QWidget *CapturePage::makeList()
{
    auto *all = new QPushButton(tr("All captured calls"));
    all->setObjectName(QStringLiteral("captureAll"));
    all->setAccessibleName(all->text());
    all->setFlat(true);
    all->setToolTip(m_actions.constLast()->toolTip());
    connect(all, &QPushButton::clicked, m_actions.constLast(), &QAction::trigger);
    m_listTitle->setText(tr("Calls since the window was opened"));
    setTextRole(m_listTitle, TextRole::Heading);
    auto *line = new QHBoxLayout;
    line->addWidget(m_listTitle);
    line->addStretch(1);
    line->addWidget(all);

    auto *wait = new QWidget;
    wait->setObjectName(QStringLiteral("captureWaiting"));
    m_waitTitle->setObjectName(QStringLiteral("captureWaitTitle"));
    m_waitText->setObjectName(QStringLiteral("captureWaitText"));
    setTextRole(m_waitTitle, TextRole::Body);
    setTextRole(m_waitText, TextRole::Secondary);
    m_waitText->setTextFormat(Qt::RichText);
    m_waitText->setWordWrap(true);
    auto *words = new QVBoxLayout(wait);
    words->setContentsMargins(0, spacing::kTiny, 0, 0);
    words->addWidget(m_waitTitle);
    words->addWidget(m_waitText);
    words->addStretch(1);
    m_list->addWidget(wait);
    m_list->addWidget(m_table);
    m_list->setMinimumHeight(kLeastList);

    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kTiny);
    column->addLayout(line);
    column->addWidget(m_list, 1);
    return box;
}

void CapturePage::connectParts()
{
    connect(m_controls, &CaptureControls::switched, this, &CapturePage::switchTo);
    connect(m_controls, &CaptureControls::changed, this, &CapturePage::apply);
    connect(m_controls, &CaptureControls::optionsToggled, m_options, &QWidget::setVisible);
    connect(m_controls, &CaptureControls::providerChosen, this, &CapturePage::takeProvider);
    connect(m_clients, &ClientCards::providerWanted, m_controls, &CaptureControls::chooseProvider);
    connect(m_options, &CaptureOptionsCard::changed, this, &CapturePage::apply);
    connect(m_advice, &AdviceList::chosen, this, &CapturePage::follow);
    connect(m_advice, &AdviceList::dismissed, this, &CapturePage::forget);
    connect(m_table, &LiveCallsView::openRequested, this, &CapturePage::callRequested);

    connect(&m_capture, &CaptureService::stateChanged, this, &CapturePage::updateState);
    connect(&m_capture, &CaptureService::callStarted, m_model, &LiveCallsModel::start);
    connect(&m_capture, &CaptureService::callProgressed, m_model, &LiveCallsModel::grow);
    connect(&m_capture, &CaptureService::callFinished, this, [this](const Call &call) {
        m_model->finish(call);
        keep(m_seen.outcomes, CaptureOutcome::of(call));
        updateAdvice();
    });
    connect(&m_capture, &CaptureService::refused, this, [this](const CaptureRefusal &refusal) {
        keep(m_seen.refusals, refusal);
        updateAdvice();
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &CapturePage::updateList);
    connect(&m_services.keys, &KeyRing::changed, this, &CapturePage::lookForHeliconeKey);
    connect(&m_services.settings, &Settings::changed, this, [this](const QString &key) {
        if (key.startsWith(QLatin1String("provider.")) || key.startsWith(QLatin1String("helicone.")))
            takeProviders();
    });
}

void CapturePage::startAsBefore()
{
    if (m_services.settings.get(onKey()) == QLatin1String("true") && !m_capture.isRunning())
        (void)m_capture.start(); // why it could not is in its state, and stands on the page
}

void CapturePage::switchTo(bool on)
{
    if (const Status status = m_services.settings.set(onKey(), on ? QStringLiteral("true") : QString()); !status)
        Q_EMIT failed(status.error().message);
    if (!on) {
        m_capture.stop();
    } else if (!m_capture.isRunning()) {
        forget();
        (void)m_capture.start();
    }
    updateState();
}

void CapturePage::apply(const CaptureSettings &settings)
{
    const bool portBefore = m_capture.captureSettings().port == settings.port;
    const Status status = m_capture.apply(settings);
    m_options->setPortError(status || portBefore ? QString() : status.error().message);
    if (!status && portBefore)
        Q_EMIT failed(status.error().message);
    if (!m_capture.isRunning() && !portBefore && m_services.settings.get(onKey()) == QLatin1String("true"))
        (void)m_capture.start(); // the port was what held it back
    updateState();
}

void CapturePage::takeProviders()
{
    m_providers = m_services.providers();
    QList<Provider> reachable;
    for (const Provider &provider : m_providers.all()) {
        if (!provider.directUrl.isEmpty() || provider.demo)
            reachable.append(provider);
    }
    const QString chosen = m_controls->providerId();
    m_controls->setProviders(reachable, chosen.isEmpty() ? m_services.settings.get(providerKey(), QStringLiteral("openai")) : chosen);
    updateAddress();
}

void CapturePage::takeProvider(const QString &id)
{
    (void)m_services.settings.set(providerKey(), id);
    if (const Provider *provider = m_providers.find(id); provider && provider->demo) {
        // Started now, not with every window.
        if (const auto url = m_services.demo.baseUrl())
            m_capture.setDemoUrl(*url);
        else
            Q_EMIT failed(url.error().message);
    }
    updateAddress();
}

QString CapturePage::addressOf(const Provider &provider) const
{
    if (m_capture.isRunning())
        return m_capture.baseUrl(provider.id);
    const CaptureSettings &settings = m_capture.captureSettings();
    if (settings.port == 0 || provider.urlForm != UrlForm::Plain)
        return {}; // known once it runs
    QString path = provider.demo ? QStringLiteral("/v1") : QUrl(provider.directUrl).path();
    if (provider.format == WireFormat::Anthropic || provider.format == WireFormat::Gemini)
        path = captureRoot(path);
    return QStringLiteral("http://127.0.0.1:%1/%2/%3%4").arg(settings.port).arg(settings.token, provider.id, path);
}

void CapturePage::updateAddress()
{
    const Provider *provider = m_providers.find(m_controls->providerId());
    if (!provider)
        return;
    const QString address = addressOf(*provider);
    m_controls->setAddress(address, m_capture.isRunning());
    m_clients->setQuestion(*provider, address, m_capture.captureSettings().route);
}

void CapturePage::updateState()
{
    const CaptureState &state = m_capture.state();
    const CaptureSettings &settings = m_capture.captureSettings();
    const bool addressChanged = state.running != m_seen.state.running || state.port != m_seen.state.port
        || settings.token != m_seen.settings.token || settings.port != m_seen.settings.port || settings.route != m_seen.settings.route;
    m_seen.state = state;
    m_seen.settings = settings;
    m_controls->setState(state, settings);
    m_options->setSettings(settings);
    m_toggle->setChecked(state.running);
    m_pause->setChecked(!settings.recording);
    if (addressChanged) {
        updateAddress();
        lookForHeliconeKey();
    }
    updateAdvice();
    updateList();
}

void CapturePage::updateAdvice()
{
    m_advice->setAdvice(captureAdvice(m_seen, m_providers));
}

void CapturePage::updateList()
{
    const bool any = m_model->rowCount() > 0;
    m_list->setCurrentIndex(any ? 1 : 0);
    if (any)
        return;
    m_waitTitle->setText(m_seen.state.running ? tr("Waiting for the first call…") : tr("Turn capture on, and calls appear here as they run."));
    QString list;
    if (m_seen.state.running) {
        const QStringList hints = waitingHints(m_seen.state, m_seen.settings);
        for (const QString &hint : hints)
            list += QStringLiteral("<p style=\"margin: 0 0 4px 0\">•&nbsp; %1</p>").arg(hint.toHtmlEscaped());
    }
    m_waitText->setText(list);
}

void CapturePage::follow(const CaptureAdvice &advice)
{
    switch (advice.action) {
    case AdviceAction::None:
        break;
    case AdviceAction::ChangePort:
        m_controls->setOptionsShown(true);
        m_options->focusPort();
        break;
    case AdviceAction::AllowOrigin: {
        CaptureSettings settings = m_capture.captureSettings();
        if (advice.subject.isEmpty()) {
            m_controls->setOptionsShown(true);
            m_options->offerOrigin({});
            break;
        }
        settings.allowedOrigins.append(advice.subject);
        forget();
        apply(settings);
        break;
    }
    case AdviceAction::CopyAddress:
        m_controls->copyAddress();
        break;
    case AdviceAction::Resume: {
        CaptureSettings settings = m_capture.captureSettings();
        settings.recording = true;
        apply(settings);
        break;
    }
    case AdviceAction::OpenKeys:
        Q_EMIT keyRequested(advice.subject);
        break;
    case AdviceAction::OpenProviders:
        Q_EMIT providerRequested(advice.subject);
        break;
    }
}

void CapturePage::forget()
{
    m_seen.refusals.clear();
    m_seen.outcomes.clear();
    updateAdvice();
}

void CapturePage::lookForHeliconeKey()
{
    if (!m_seen.state.running || m_seen.settings.route != Route::Helicone)
        return; // the keychain may ask its user: only where the answer matters
    whenReady(m_services.keys.info(QStringLiteral("helicone"), QStringLiteral("HELICONE_API_KEY")), this,
        [this](const Result<KeyInfo> &info) {
            // Nor where the keychain is locked: then none can be added.
            m_seen.heliconeKey = info && info->origin != KeyOrigin::None;
            updateAdvice();
        });
}

}
