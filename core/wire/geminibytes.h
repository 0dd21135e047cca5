#pragma once

#include "core/wire/jsonsplitter.h"
#include "core/wire/sseparser.h"

namespace heliograph {

/// The JSON texts of a Gemini answer, whichever way they come: as server-sent events, as a growing
/// array, as one object; an error inside a stream of events may come as plain JSON. At whatever
/// borders the bytes come.
class GeminiBytes final
{
public:
    using Sink = std::function<void(QByteArrayView json)>;

    void feed(QByteArrayView bytes, const Sink &sink);
    /// Gives the last event, which may lack its blank line: sink takes it with last set.
    void finish(const Sink &lastSink);
    QByteArray unfinished() const { return m_json.unfinished(); }
    QByteArray outside() const { return m_json.outside(); }
    int droppedEvents() const { return m_sse.droppedEvents(); }
    bool blank() const { return m_form == Form::Unknown; } ///< nothing but whitespace came

private:
    enum class Form { Unknown, Events, Json };
    void feedEvents(QByteArrayView bytes, const Sink &sink);

    Form m_form = Form::Unknown;
    QByteArray m_head; ///< what came before the form was known
    bool m_lineStart = true;
    SseParser m_sse;
    JsonSplitter m_json;
};

}
