#include "ui/compare/cellsender.h"

#include "ui/playground/answerrun.h"

#include <QTimer>

namespace heliograph {

CellSender::CellSender(const Services &services, QObject *parent) : CallSender(parent), m_services(services) { }

CellSender::~CellSender() = default;

void CellSender::send(const CallSpec &spec, bool overBudget)
{
    const QUuid id = spec.id;
    auto *run = new AnswerRun(m_services, this);
    m_runs.emplace(id, run);
    connect(run, &AnswerRun::progressed, this, &CellSender::progressed);
    connect(run, &AnswerRun::waiting, this, &CellSender::waiting);
    connect(run, &AnswerRun::finished, this, [this, id](const Call &call) {
        if (take(id))
            Q_EMIT finished(call);
    });
    connect(run, &AnswerRun::failed, this, [this, id](const Error &error, const QString &keyName) {
        if (take(id))
            Q_EMIT unsent(id, error, keyName);
    });
    connect(run, &AnswerRun::stoppedUnsent, this, [this, id] {
        if (take(id))
            Q_EMIT unsent(id, {ErrorKind::Cancelled, tr("Stopped"), 0, {}}, {});
    });
    if (spec.provider.id.isEmpty()) {
        QTimer::singleShot(0, run, [this, id] {
            if (take(id))
                Q_EMIT unsent(
                    id, {ErrorKind::Usage, tr("This provider is not set up here. Choose another model."), 0, {}}, {});
        });
        return;
    }
    // Later, because it may fail at once, and nobody is told before send() returns.
    QTimer::singleShot(0, run, [run, spec, overBudget] { run->start(spec, overBudget); });
}

/// The run that is over now; null where that was told already.
AnswerRun *CellSender::take(const QUuid &id)
{
    const auto found = m_runs.find(id);
    if (found == m_runs.end())
        return nullptr;
    AnswerRun *run = found->second;
    m_runs.erase(found);
    run->deleteLater();
    return run;
}

void CellSender::stop(const QUuid &id)
{
    const auto found = m_runs.find(id);
    if (found == m_runs.end())
        return;
    if (found->second->running()) {
        found->second->stop();
        return;
    }
    delete found->second; // it has not begun yet
    m_runs.erase(found);
    Q_EMIT unsent(id, {ErrorKind::Cancelled, tr("Stopped"), 0, {}}, {});
}

}
