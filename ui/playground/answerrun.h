#pragma once

#include "core/session/credentials.h"
#include "ui/services.h"

#include <QObject>

namespace heliograph {

/// Asks for one answer at a time: fetches the keys, starts the call and passes on what concerns it.
/// Every start() ends with exactly one finished() or failed(), unless it is replaced by retryNow() or abandoned.
class AnswerRun final : public QObject
{
    Q_OBJECT

public:
    explicit AnswerRun(const Services &services, QObject *parent = nullptr);
    ~AnswerRun() override; ///< stops what runs; it stays in the history

    /// The spec without credentials; its id is the first call's. The demo provider's address is filled in. Only while nothing runs.
    /// overBudget: it is sent though a budget that stops could be passed.
    void start(CallSpec spec, bool overBudget = false);
    void stop();
    void retryNow(); ///< gives up the present attempt or wait and asks again at once
    bool running() const { return m_running; }

Q_SIGNALS:
    void progressed(const heliograph::CallProgress &progress);
    void waiting(const heliograph::RetryWait &wait);
    void finished(const heliograph::Call &call);
    /// Nothing was sent: a key is missing, say. keyName: which one, where that is why; else empty.
    void failed(const heliograph::Error &error, const QString &keyName);
    void stoppedUnsent();

private:
    void send();
    void askBudget(const Credentials &credentials, int attempt);
    QList<NamedKey> named() const;
    void failWithMissingKey(const Error &error, int attempt);
    bool isPresent(int attempt) const { return m_running && m_attempt == attempt; }

    Services m_services;
    CallSpec m_spec;
    int m_attempt = 0; ///< tells a late answer of the key ring from the present one
    bool m_running = false;
    bool m_sent = false;
    bool m_overBudget = false;
};

}
