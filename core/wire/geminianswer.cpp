#include "core/base/json.h"
#include "core/wire/answerreader.h"
#include "core/wire/errortext.h"
#include "core/wire/gemini.h"
#include "core/wire/geminibytes.h"
#include "core/wire/geminireader.h"

namespace heliograph {

namespace {

class GeminiDecoder final : public AnswerDecoder
{
public:
    explicit GeminiDecoder(bool streamed) : m_streamed(streamed) { }

    StreamEvents feed(QByteArrayView bytes) override
    {
        StreamEvents events;
        m_bytes.feed(bytes, [&](QByteArrayView json) { read(json, events, false); });
        return events;
    }

    StreamEvents finish() override
    {
        StreamEvents events;
        m_bytes.finish([&](QByteArrayView json) { read(json, events, true); });
        for (const QByteArray &rest : {m_bytes.unfinished(), m_bytes.outside()}) {
            if (!rest.isEmpty() && (m_read || m_streamed))
                events.push_back(event::Unknown{rest});
        }
        m_cut = m_cut || !m_bytes.unfinished().isEmpty();
        // A stream without an event is empty; a whole answer in which there is no JSON is something
        // else.
        const bool noAnswer = !m_streamed && !m_read && !m_bytes.blank();
        if (noAnswer || m_bytes.droppedEvents() > 0)
            events.push_back(brokenAnswer());
        m_reader.finish(m_cut, events);
        return events;
    }

private:
    void read(QByteArrayView text, StreamEvents &events, bool last)
    {
        text = text.trimmed();
        if (text.isEmpty() || text == "[DONE]") // not Google's, but of some who imitate it
            return;
        m_read = true;
        if (const auto json = parseJson(text)) {
            m_reader.read(*json, events);
        } else if (last) {
            events.push_back(event::Unknown{text.toByteArray()});
            m_cut = true;
        } else {
            events.push_back(brokenAnswer());
        }
    }

    const bool m_streamed;
    bool m_read = false; ///< a piece of the answer came
    bool m_cut = false; ///< the last piece is not whole
    GeminiBytes m_bytes;
    GeminiReader m_reader;
};

}

std::unique_ptr<AnswerDecoder> GeminiCodec::decoder(bool streamed) const
{
    return std::make_unique<GeminiDecoder>(streamed);
}

QString GeminiCodec::errorMessage(QByteArrayView body) const
{
    const auto json = parseJson(body.trimmed());
    return json ? errorText(*json).trimmed() : QString();
}

}
