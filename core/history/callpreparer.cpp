#include "core/history/callpreparer.h"

#include "core/history/calldetail.h"
#include "core/history/searchindex.h"
#include "core/history/searchtext.h"

#include <QThread>

namespace heliograph {

ReadyEnd readyEnd(const Call &call)
{
    return {pack(packDetail(call, false)), SearchIndex::wordsOf(textOfAnswer(call.answer))};
}

ReadyResponse readyResponse(const Call &call, const QByteArray &body, const std::vector<Chunk> &chunks)
{
    Answer read;
    if (const Codec *codec = codecFor(call.format); codec && !body.isEmpty())
        read = decodeAnswer(*codec, call.streamed, body);
    read.usage = call.answer.usage; // in columns
    return {read == call.answer, pack(body), packChunks(chunks)};
}

CallPreparer::CallPreparer()
{
    m_pool.setMaxThreadCount(std::max(1, QThread::idealThreadCount() - 1)); // the writing thread helps
}

CallPreparer::~CallPreparer()
{
    m_pool.clear();
    m_pool.waitForDone();
}

RequestAhead CallPreparer::request(const Call &call)
{
    return Ahead<BodyParts>::start(m_pool, [this, format = call.format, body = call.exchange.requestBody] {
        return cutBody(format, body, cutByCodec, &m_memory);
    });
}

EndAhead CallPreparer::end(const Call &call)
{
    return Ahead<ReadyEnd>::start(m_pool, [call] { return readyEnd(call); });
}

ResponseAhead CallPreparer::response(const Call &call, const QByteArray &body, const std::vector<Chunk> &chunks)
{
    return Ahead<ReadyResponse>::start(m_pool, [call, body, chunks] { return readyResponse(call, body, chunks); });
}

}
