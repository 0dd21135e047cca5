#include "ui/playground/answerrun.h"

#include "core/base/whenready.h"
#include "core/budgets/budgetkeeper.h"
#include "core/domain/callid.h"

#include <QFutureWatcher>

namespace heliograph {

AnswerRun::AnswerRun(const Services &services, QObject *parent) :
    QObject(parent), m_services(services)
{
    CallService &calls = m_services.calls;
    connect(&calls, &CallService::progressed, this, [this](const CallProgress &progress) {
        if (m_sent && progress.id == m_spec.id)
            Q_EMIT progressed(progress);
    });
    connect(&calls, &CallService::waiting, this, [this](const RetryWait &wait) {
        if (m_sent && wait.id == m_spec.id)
            Q_EMIT waiting(wait);
    });
    connect(&calls, &CallService::finished, this, [this](const Call &call) {
        if (!m_sent || call.id != m_spec.id)
            return;
        m_running = false;
        m_sent = false;
        Q_EMIT finished(call);
    });
}

AnswerRun::~AnswerRun()
{
    if (m_sent)
        m_services.calls.stop(m_spec.id);
    else
        m_services.budgets.ended(m_spec.id); // should it have been let through meanwhile
}

void AnswerRun::start(CallSpec spec, bool overBudget)
{
    Q_ASSERT(!m_running);
    m_spec = std::move(spec);
    m_overBudget = overBudget;
    m_running = true;
    send();
}

void AnswerRun::send()
{
    m_sent = false;
    const int attempt = ++m_attempt;
    if (m_spec.provider.demo && m_spec.baseUrl.isEmpty()) {
        const Result<QString> url = m_services.demo.baseUrl();
        if (!url) {
            m_running = false;
            Q_EMIT failed(url.error(), {});
            return;
        }
        m_spec.baseUrl = *url;
    }
    auto *watcher = new QFutureWatcher<Result<Credentials>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, attempt] {
        watcher->deleteLater();
        if (!isPresent(attempt) || watcher->future().resultCount() == 0)
            return;
        const Result<Credentials> found = watcher->result();
        if (!found) {
            failWithMissingKey(found.error(), attempt);
            return;
        }
        askBudget(*found, attempt);
    });
    watcher->setFuture(credentialsFor(m_services.keys, m_spec.provider, m_spec.route, named()));
}

void AnswerRun::askBudget(const Credentials &credentials, int attempt)
{
    const QUuid id = m_spec.id;
    whenReady(m_services.budgets.admit(m_spec, m_overBudget), this,
        [this, credentials, attempt, id](const Status &admitted) {
            if (!isPresent(attempt) || m_spec.id != id)
                return;
            if (!admitted) {
                m_running = false;
                Q_EMIT failed(admitted.error(), {});
                return;
            }
            m_sent = true;
            CallSpec spec = m_spec;
            spec.credentials = credentials;
            m_services.calls.start(spec);
        });
}

/// The keys that Helicone's options name; on the direct route none is needed.
QList<NamedKey> AnswerRun::named() const
{
    if (!heliconeReads(m_spec.provider, m_spec.route))
        return {};
    return namedKeys(keysNeededBy(m_spec.helicone), m_services.providers());
}

void AnswerRun::failWithMissingKey(const Error &error, int attempt)
{
    if (m_spec.route == Route::Direct || m_spec.provider.gateway) {
        m_running = false;
        Q_EMIT failed(error, m_spec.provider.id);
        return;
    }
    // Several keys are needed on this route: the first that is missing is the one to ask for.
    QList<KeyName> needed{{QStringLiteral("helicone"), QStringLiteral("HELICONE_API_KEY")}};
    if (m_spec.provider.needsKey())
        needed.append({m_spec.provider.id, m_spec.provider.keyVariable, m_spec.provider.moreKeyVariables});
    const QList<NamedKey> more = named();
    for (const NamedKey &key : more)
        needed.append({key.name, key.variable});
    auto *watcher = new QFutureWatcher<QList<KeyInfo>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, error, attempt] {
        watcher->deleteLater();
        if (!isPresent(attempt))
            return;
        QString missing = m_spec.provider.id;
        const QList<KeyInfo> infos = watcher->future().resultCount() > 0 ? watcher->result() : QList<KeyInfo>();
        for (auto it = infos.rbegin(); it != infos.rend(); ++it) {
            if (it->origin == KeyOrigin::None)
                missing = it->name;
        }
        m_running = false;
        Q_EMIT failed(error, missing);
    });
    watcher->setFuture(m_services.keys.list(needed));
}

void AnswerRun::stop()
{
    if (!m_running)
        return;
    if (m_sent) {
        m_services.calls.stop(m_spec.id);
        return;
    }
    ++m_attempt;
    m_running = false;
    m_services.budgets.ended(m_spec.id);
    Q_EMIT stoppedUnsent();
}

void AnswerRun::retryNow()
{
    if (!m_running || !m_sent)
        return;
    m_services.calls.stop(m_spec.id);
    m_spec.id = newCallId();
    send();
}

}
