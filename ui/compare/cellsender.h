#pragma once

#include "core/session/callsender.h"
#include "ui/services.h"

#include <map>

namespace heliograph {

class AnswerRun;

/// Sends the calls of a comparison as the playground sends its own: keys first, then the budgets, then the call.
class CellSender final : public CallSender
{
    Q_OBJECT

public:
    explicit CellSender(const Services &services, QObject *parent = nullptr);
    ~CellSender() override; ///< stops what runs; it stays in the history

    void send(const CallSpec &spec, bool overBudget) override;
    void stop(const QUuid &id) override;

private:
    AnswerRun *take(const QUuid &id);

    Services m_services;
    std::map<QUuid, AnswerRun *> m_runs; ///< children
};

}
