#include "core/capture/captureservice.h"

#include "core/base/clock.h"
#include "core/base/settings.h"
#include "core/base/whenready.h"
#include "core/capture/capturebacklog.h"
#include "core/capture/capturerecorder.h"
#include "core/capture/captureserver.h"
#include "core/history/history.h"
#include "core/pricing/pricebook.h"
#include "core/secrets/keyring.h"
#include "core/session/credentials.h"

namespace heliograph {

namespace {

constexpr int kStateMs = 100;
constexpr int kKeysMs = 10'000; ///< that requests wait for a keychain which asks its user
constexpr int kDrainMs = 60'000;

}

CaptureService::CaptureService(History &history, Settings &settings, KeyRing &keys,
    std::shared_ptr<const PriceBook> prices, const Clock &clock, QObject *parent) :
    QObject(parent),
    m_history(history),
    m_file(settings),
    m_keys(keys),
    m_clock(clock),
    m_backlog(std::make_unique<CaptureBacklog>()),
    m_recorder(new CaptureRecorder(*m_backlog, history, std::move(prices), clock)),
    m_settings(CaptureSettings::load(settings)),
    m_stateTimer(this),
    m_publishTimer(this)
{
    qRegisterMetaType<CaptureState>();
    qRegisterMetaType<CaptureProgress>();
    qRegisterMetaType<CaptureRefusal>();
    qRegisterMetaType<CaptureTraffic>();
    qRegisterMetaType<Call>();
    m_thread.setObjectName(QStringLiteral("capture"));
    m_recordThread.setObjectName(QStringLiteral("capture-record"));
    m_recorder->moveToThread(&m_recordThread);
    connect(&m_recordThread, &QThread::started, m_recorder, &CaptureRecorder::start);
    connect(&m_recordThread, &QThread::finished, m_recorder, &QObject::deleteLater);
    connect(m_recorder, &CaptureRecorder::callStarted, this, &CaptureService::callStarted);
    connect(m_recorder, &CaptureRecorder::callProgressed, this, &CaptureService::callProgressed);
    connect(m_recorder, &CaptureRecorder::callFinished, this, &CaptureService::callFinished);
    connect(m_recorder, &CaptureRecorder::problemChanged, this, [this](const QString &problem) {
        m_historyProblem = problem;
        lookAtState();
    });
    // Calls that are in the history's own hands wait there.
    connect(&m_history, &History::writeFailed, this, [this](const Error &error) {
        if (m_state.running && m_historyProblem.isEmpty())
            m_historyProblem = error.message;
        lookAtState();
    });
    m_stateTimer.setInterval(kStateMs);
    connect(&m_stateTimer, &QTimer::timeout, this, &CaptureService::lookAtState);
    m_publishTimer.setSingleShot(true);
    connect(&m_publishTimer, &QTimer::timeout, this, &CaptureService::lookUpKeys);
    connect(&m_file, &Settings::changed, this, [this](const QString &key) {
        if (m_server && (key.startsWith(QLatin1String("provider.")) || key.startsWith(QLatin1String("helicone."))))
            m_publishTimer.start(0);
    });
    connect(&m_keys, &KeyRing::changed, this, [this] {
        if (m_server)
            m_publishTimer.start(0);
    });
}

CaptureService::~CaptureService()
{
    m_stateTimer.stop();
    stopServer();
    if (m_recordThread.isRunning()) {
        QMetaObject::invokeMethod(m_recorder, [this] { m_recorder->drain(kDrainMs); }, Qt::BlockingQueuedConnection);
        m_recordThread.quit();
        m_recordThread.wait();
    } else {
        delete m_recorder;
    }
}

void CaptureService::keepToken()
{
    const QString key = QStringLiteral("capture.token");
    if (m_file.get(key).isEmpty())
        m_file.set(key, m_settings.token);
}

Status CaptureService::start()
{
    if (m_server)
        return Done{};
    keepToken();
    if (!m_recordThread.isRunning())
        m_recordThread.start();
    m_thread.start();
    m_server = new CaptureServer(*m_backlog, m_clock);
    m_server->moveToThread(&m_thread);
    connect(m_server, &CaptureServer::traffic, this, [this](const CaptureTraffic &traffic) {
        m_state.inFlight = traffic.inFlight;
        m_state.served = traffic.served;
        m_stateDue = true;
        lookAtState();
    });
    connect(m_server, &CaptureServer::refused, this, &CaptureService::refused);
    m_backlog->recorded = 0;
    m_backlog->lost = 0;
    m_keysKnown = false;
    publish(); // before the first request can come
    Status status = Done{};
    quint16 port = 0;
    QMetaObject::invokeMethod(
        m_server,
        [&] {
            status = m_server->listen(m_settings.port);
            port = m_server->port();
        },
        Qt::BlockingQueuedConnection);
    if (!status) {
        stopServer();
        m_state = {};
        m_state.problem = status.error().message;
        Q_EMIT stateChanged(m_state);
        return status;
    }
    m_state = {};
    m_state.running = true;
    m_state.port = port;
    m_historyProblem.clear();
    m_keyProblem.clear();
    m_stateTimer.start();
    lookUpKeys();
    Q_EMIT stateChanged(m_state);
    return status;
}

void CaptureService::stopServer()
{
    if (!m_server)
        return;
    ++m_keyRound;
    QMetaObject::invokeMethod(m_server, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
    m_server = nullptr;
    m_thread.quit();
    m_thread.wait();
}

void CaptureService::stop()
{
    if (!m_server)
        return;
    stopServer();
    m_state.running = false;
    m_state.port = 0;
    m_state.inFlight = 0;
    Q_EMIT stateChanged(m_state); // what is still being recorded is counted on
}

Status CaptureService::apply(const CaptureSettings &settings)
{
    if (const Status saved = settings.save(m_file); !saved)
        return saved;
    const bool elsewhere = settings.port != m_settings.port;
    m_settings = settings;
    if (!m_server)
        return Done{};
    if (!elsewhere) {
        m_keysKnown = m_keysKnown && captureKeysNeeded(m_file, m_settings.route).size() <= m_found.size();
        lookUpKeys();
        return Done{};
    }
    stop();
    return start();
}

void CaptureService::setPrices(std::shared_ptr<const PriceBook> prices)
{
    if (m_recordThread.isRunning())
        QMetaObject::invokeMethod(
            m_recorder, [recorder = m_recorder, prices = std::move(prices)] { recorder->setPrices(prices); });
    else
        m_recorder->setPrices(std::move(prices));
}

void CaptureService::setDemoUrl(const QString &url)
{
    m_demoUrl = url;
    if (m_server)
        publish();
}

QString CaptureService::baseUrl(const QString &providerId) const
{
    if (!m_state.running)
        return {};
    const auto route
        = captureRoutes(m_file, m_settings.route, m_found, m_demoUrl).value(providerId.toUtf8());
    if (!route || route->origin.host.isEmpty())
        return {};
    return QStringLiteral("http://127.0.0.1:%1/%2/%3%4")
        .arg(QString::number(m_state.port), m_settings.token, providerId, QString::fromUtf8(route->clientPath));
}

QStringList CaptureService::providers() const
{
    QStringList ids;
    const CaptureRouteTable routes = captureRoutes(m_file, m_settings.route, m_found, m_demoUrl);
    for (const Provider &provider : ProviderList::load(m_file).all()) {
        const auto route = routes.value(provider.id.toUtf8());
        if (route && !route->origin.host.isEmpty())
            ids.append(provider.id);
    }
    return ids;
}

/// Requests that come meanwhile wait, so that none goes to Helicone without its key.
void CaptureService::lookUpKeys()
{
    const int round = ++m_keyRound;
    const QStringList variables = captureKeysNeeded(m_file, m_settings.route);
    m_keyProblem.clear();
    if (!m_keysKnown && !variables.isEmpty()) {
        publish();
        QTimer::singleShot(kKeysMs, this, [this, round] {
            if (round != m_keyRound || m_keysKnown || !m_server)
                return;
            m_keysKnown = true;
            publish();
        });
    }
    lookUpNextKey(round, variables, {});
}

void CaptureService::lookUpNextKey(int round, QStringList variables, NamedKeys found)
{
    if (round != m_keyRound || !m_server)
        return;
    if (variables.isEmpty()) {
        m_found = found;
        m_keysKnown = true;
        publish();
        lookAtState();
        return;
    }
    const NamedKey key = namedKeys({variables.takeFirst()}, ProviderList::load(m_file)).first();
    whenReady(m_keys.find(key.name, key.variable), this,
        [this, round, variables, found, key](const Result<Key> &result) {
            NamedKeys more = found;
            if (result && !result->empty())
                more.insert(key.variable, result->value);
            else if (round == m_keyRound)
                m_keyProblem = !result ? result.error().message
                                       : tr("There is no key for %1, so calls go to Helicone without it. Add it under "
                                            "Settings > Keys, or take the direct route.")
                                             .arg(key.name == QLatin1String("helicone") ? QStringLiteral("Helicone") : key.name);
            lookUpNextKey(round, variables, more);
        });
}

/// Hands the server what holds from the next request on.
void CaptureService::publish()
{
    CaptureContext context;
    context.rules.token = m_settings.token.toUtf8();
    for (const QString &origin : std::as_const(m_settings.allowedOrigins))
        context.rules.allowedOrigins.append(origin.toUtf8());
    context.routes = captureRoutes(m_file, m_settings.route, m_found, m_demoUrl);
    context.askForUsage = m_settings.askForUsage;
    context.recording = m_settings.recording;
    context.hold = !m_keysKnown && !captureKeysNeeded(m_file, m_settings.route).isEmpty();
    QMetaObject::invokeMethod(m_server, [server = m_server, context] { server->setContext(context); });
}

void CaptureService::lookAtState()
{
    CaptureState state = m_state;
    state.recorded = m_backlog->recorded.load(std::memory_order_relaxed);
    state.lost = m_backlog->lost.load(std::memory_order_relaxed);
    if (state.running)
        state.problem = m_historyProblem.isEmpty() ? m_keyProblem : m_historyProblem;
    if (state.inFlight == m_state.inFlight && state.served == m_state.served && state.recorded == m_state.recorded
        && state.lost == m_state.lost && state.problem == m_state.problem && !m_stateDue)
        return;
    m_stateDue = false;
    m_state = state;
    Q_EMIT stateChanged(m_state);
}

}
