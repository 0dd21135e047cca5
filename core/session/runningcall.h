#pragma once

#include "core/base/secretfilter.h"
#include "core/net/callerror.h"
#include "core/net/httpstream.h"
#include "core/session/callengine.h"
#include "core/wire/codec.h"

#include <QTimer>

namespace heliograph {

/// What one running call needs of its surroundings; all outlive it.
struct CallEnvironment {
    QNetworkAccessManager &network;
    History *history; ///< null: nothing is kept
    std::shared_ptr<const PriceBook> prices; ///< null: everything is unpriced
    const Clock &clock;
};

/// One call from the first byte sent to its final state: attempts, waits between them, decoding, price, history.
class RunningCall final : public QObject
{
    Q_OBJECT

public:
    RunningCall(const CallEnvironment &environment, CallSpec spec, QObject *parent);
    ~RunningCall() override;

    void start();
    void stop();

Q_SIGNALS:
    void started(const heliograph::Call &call);
    void progressed(const heliograph::CallProgress &progress);
    void waiting(const heliograph::RetryWait &wait);
    void finished(const heliograph::Call &call);

private:
    Result<Destination> prepare();
    void send();
    void takeHeaders();
    void takeBytes(const QByteArray &bytes, const Chunk &chunk);
    void keep(const QByteArray &bytes, const QList<Chunk> &chunks);
    void decode(QByteArrayView bytes);
    void take(const StreamEvents &events);
    void streamEnded();
    void conclude();
    std::optional<Error> errorOfAnswer() const;
    Failure failure() const;
    void retryOrFail(const Error &error);
    void sendProgress();
    void finish(CallStatus status, const std::optional<Error> &error);
    std::optional<Receipt> price();

    CallEnvironment m_environment;
    CallSpec m_spec;
    Call m_call;
    Destination m_destination;
    QByteArray m_body;
    const Codec *m_codec = nullptr;
    HttpStream *m_stream = nullptr;
    std::unique_ptr<AnswerDecoder> m_decoder;
    SecretFilter m_filter;
    QByteArray m_head; ///< the first bytes, until they tell what the answer is; of a refusal: all of it
    QList<Chunk> m_heldChunks; ///< of a refusal, until it is known to be the last
    bool m_stopped = false;
    bool m_done = false;
    CallProgress m_progress; ///< what is new
    bool m_toolsChanged = false; ///< since the last progress
    qint64 m_answerBytes = 0; ///< text and reasoning so far, for the estimate
    std::optional<qint64> m_inputTokens; ///< of the request, estimated where the answer does not say
    QTimer m_progressTimer;
    QTimer m_retryTimer;
    std::optional<Error> m_lastError; ///< while a wait is on
};

}
