#pragma once

#include "core/domain/callid.h"
#include "core/domain/chatrequest.h"
#include "core/domain/streamevent.h"
#include "core/helicone/route.h"
#include "core/net/retrypolicy.h"
#include "core/pricing/pricebook.h"

#include <QObject>

#include <map>
#include <memory>

class QNetworkAccessManager;

namespace heliograph {

class Clock;
class History;
class RunningCall;

/// Everything one call needs; a value that crosses threads.
struct CallSpec {
    QUuid id = newCallId();
    Source source = Source::Playground;
    Provider provider;
    Route route = Route::Direct;
    QString baseUrl; ///< empty: the provider's
    WireFormat format = WireFormat::OpenAiChat;
    ChatRequest request;
    QByteArray rawBody; ///< not empty: exactly these bytes are sent, and request is what they mean
    Tags tags;
    std::optional<PromptRef> prompt; ///< what of the library it is made from
    HeaderList extraHeaders;
    HeliconeOptions helicone; ///< reach Helicone only
    Credentials credentials;
    RetryPolicy retry;
    int timeoutMs = 300'000; ///< without a byte
};

/// What is new since the last progress of this call. Sent at most 30 times a second.
struct CallProgress {
    QUuid id;
    QString text; ///< to append
    QString reasoning; ///< to append
    QString refusal; ///< to append
    /// What the answer asks of tools and the provider's own tools did, all so far; set where it changed.
    std::optional<std::vector<ToolCall>> toolCalls;
    std::optional<std::vector<ServerTool>> serverTools;
    Timing timing; ///< so far; endUs is now
    qint64 outputTokens = 0; ///< as reported, else estimated from the text
    bool tokensEstimated = true;
    std::optional<Money> cost; ///< so far; unset: unpriced
};

/// A wait before asking again.
struct RetryWait {
    QUuid id;
    Error error;
    int attempt = 1; ///< the one that failed
    int maxRetries = 0;
    qint64 waitMs = 0;
};

/// Sends calls, decodes and prices their answers and hands them to the history while they come. Any number at once.
/// May live in a thread of its own (the slots are then called through queued connections).
class CallEngine final : public QObject
{
    Q_OBJECT

public:
    /// All of these outlive the engine. history may be null: nothing is kept.
    CallEngine(History *history, std::shared_ptr<const PriceBook> prices, const Clock &clock, QObject *parent = nullptr);
    ~CallEngine() override;

    /// For calls that start from now on.
    void setPrices(std::shared_ptr<const PriceBook> prices);

public Q_SLOTS:
    void start(const heliograph::CallSpec &spec);
    /// Stops at once and keeps what came; also ends a wait. finished() follows. Unknown ids are ignored.
    void stop(const QUuid &id);
    void stopAll();

Q_SIGNALS:
    void started(const heliograph::Call &call);
    void progressed(const heliograph::CallProgress &progress);
    void waiting(const heliograph::RetryWait &wait);
    /// Exactly once for every start(); the call is complete but for its exchange's bodies.
    void finished(const heliograph::Call &call);

private:
    void remove(const QUuid &id);

    History *m_history;
    std::shared_ptr<const PriceBook> m_prices;
    const Clock &m_clock;
    QNetworkAccessManager *m_network = nullptr; ///< made in the thread that sends
    std::map<QUuid, RunningCall *> m_running; ///< children of this object
};

}
