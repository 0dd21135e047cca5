#include "core/wire/geminibytes.h"

namespace heliograph {

namespace {

constexpr QByteArrayView kByteOrderMark("\xef\xbb\xbf");

bool opensJson(char c)
{
    return c == '{' || c == '[';
}

SseParser::Sink dataTo(const GeminiBytes::Sink &sink)
{
    return [&sink](SseEvent &&event) { sink(event.data); };
}

}

void GeminiBytes::feed(QByteArrayView bytes, const Sink &sink)
{
    if (m_form == Form::Json) {
        m_json.feed(bytes, sink);
    } else if (m_form == Form::Events) {
        feedEvents(bytes, sink);
    } else {
        m_head.append(bytes);
        QByteArrayView head(m_head);
        if (kByteOrderMark.startsWith(head))
            return;
        if (head.startsWith(kByteOrderMark))
            head = head.sliced(kByteOrderMark.size());
        const QByteArrayView text = head.trimmed();
        if (text.isEmpty())
            return;
        m_form = opensJson(text[0]) ? Form::Json : Form::Events;
        const QByteArray begun = std::exchange(m_head, {});
        head = QByteArrayView(begun);
        if (head.startsWith(kByteOrderMark))
            head = head.sliced(kByteOrderMark.size());
        feed(head, sink);
    }
}

/// No line of a stream of events begins with a bracket: from there on it is plain JSON.
void GeminiBytes::feedEvents(QByteArrayView bytes, const Sink &sink)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        if (m_lineStart && opensJson(bytes[at])) {
            m_sse.feed(bytes.first(at), dataTo(sink));
            m_sse.finish(dataTo(sink));
            m_form = Form::Json;
            m_json.feed(bytes.sliced(at), sink);
            return;
        }
        const qsizetype newline = bytes.indexOf('\n', at);
        m_lineStart = newline >= 0;
        at = newline < 0 ? bytes.size() : newline + 1;
    }
    m_sse.feed(bytes, dataTo(sink));
}

void GeminiBytes::finish(const Sink &lastSink)
{
    m_sse.finish(dataTo(lastSink));
}

}
