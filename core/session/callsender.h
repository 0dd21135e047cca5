#pragma once

#include "core/session/callengine.h"

namespace heliograph {

/// Sends calls for somebody who knows neither keys nor budgets. Any number at once.
class CallSender : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// spec.id is the call's; its credentials are found here. Exactly one finished() or unsent() follows, never before
    /// this returns. overBudget: it is sent though a budget that stops could be passed.
    virtual void send(const CallSpec &spec, bool overBudget) = 0;
    /// The end is told as usual. Unknown ids are ignored.
    virtual void stop(const QUuid &id) = 0;

Q_SIGNALS:
    void progressed(const heliograph::CallProgress &progress);
    void waiting(const heliograph::RetryWait &wait);
    void finished(const heliograph::Call &call);
    /// It will not be sent. Of kind Cancelled: it was stopped before. keyName: the key that is missing, where that is
    /// why.
    void unsent(const QUuid &id, const heliograph::Error &error, const QString &keyName);
};

}
