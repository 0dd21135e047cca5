#pragma once

#include "core/base/secretfilter.h"
#include "core/capture/capturerecord.h"
#include "core/capture/contentdecoder.h"
#include "core/domain/chatrequest.h"
#include "core/net/callerror.h"
#include "core/wire/codec.h"

#include <optional>

namespace heliograph {

class PriceBook;

/// Turns what went over the wire into a call: meaning, tags, price; as the playground's calls are. Every credential the
/// request carried is struck out before anything leaves this class.
class CapturedCall final
{
public:
    /// What is new of an answer, as it may be kept.
    struct News {
        QByteArray bytes; ///< decompressed
        QList<Chunk> chunks;
        QString text; ///< to append to what is shown
    };

    explicit CapturedCall(const CaptureRecord &first);

    /// The next part; the first record is a part too.
    News take(const CaptureRecord &record);
    /// What is left once the last part was taken: the call is complete then. prices null: unpriced.
    News end(const CaptureRecord &last, const PriceBook *prices, const QDateTime &now);

    const Call &call() const { return m_call; }
    Call &call() { return m_call; }
    qint64 bytes() const { return m_bytes; } ///< of the answer, as it came

private:
    void readRequest(const CaptureRecord &first);
    void readTags(const HeaderList &headers);
    void takeHead(const CaptureRecord &record);
    void decode(QByteArrayView bytes, qint64 atUs, News &news);
    void takeEvents(const StreamEvents &events, qint64 atUs, News &news);
    void say(const QByteArray &note);
    Failure failure(const CaptureRecord &last, const QDateTime &now) const;
    void conclude(const CaptureRecord &last, const QDateTime &now);
    std::optional<Error> problem(const CaptureRecord &last, const QDateTime &now) const;

    std::shared_ptr<const CaptureRoute> m_route;
    Call m_call;
    QList<QByteArray> m_secrets;
    SecretFilter m_filter;
    const Codec *m_codec = nullptr;
    std::optional<ChatRequest> m_request;
    std::unique_ptr<ContentDecoder> m_content;
    std::unique_ptr<AnswerDecoder> m_decoder;
    QByteArray m_head; ///< the first bytes of the answer
    HeaderList m_rawHeaders; ///< of the answer, as they came
    qint64 m_answerBytes = 0;
    qint64 m_bytes = 0;
    bool m_cut = false;
};

}
