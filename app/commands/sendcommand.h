#pragma once

#include "app/commands/sendoptions.h"
#include "core/session/callengine.h"
#include "ui/services.h"

#include <QObject>
#include <QTextStream>

namespace heliograph {

/// heliograph send: one call. The answer goes to out while it streams (or, with --json, the finished call as one line),
/// everything else to err.
class SendCommand final : public QObject
{
    Q_OBJECT

public:
    /// The services and the clock outlive the command.
    SendCommand(SendOptions options, const Services &services, const Clock &clock, QObject *parent = nullptr);
    ~SendCommand() override;

    void start();
    /// Ctrl+C: what came is kept.
    void interrupt();

Q_SIGNALS:
    void finished(int exitStatus); ///< 0 done, 1 the call failed, 2 wrong usage

private:
    std::optional<Error> prepare();
    std::optional<Error> chooseProvider();
    std::optional<Error> chooseRequest();
    std::optional<Error> chooseHeaders();
    void takeTags(const Tags &tags);
    Result<QString> readPrompt();
    void checkId();
    void findKeys();
    void askBudget();
    void showProgress(const CallProgress &progress);
    void showWait(const RetryWait &wait);
    void showEnd(const Call &call);
    void fail(const Error &error);

    SendOptions m_options;
    Services m_services;
    CallEngine m_engine;
    CallSpec m_spec;
    QTextStream m_out;
    QTextStream m_err;
    bool m_endsInNewline = true;
    bool m_ownId = false; ///< the call's id was given as Helicone-Request-Id
};

}
