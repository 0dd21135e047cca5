#include "core/wire/answerreader.h"

#include "core/wire/sseparser.h"

#include <QCoreApplication>

namespace heliograph {

event::Failed brokenAnswer()
{
    return {{ErrorKind::Malformed,
        QCoreApplication::translate("AnswerDecoder",
            "The answer is not in the expected format: a part of it is no valid JSON."),
        0, {}}};
}

namespace {

class StreamDecoder final : public AnswerDecoder
{
public:
    explicit StreamDecoder(std::unique_ptr<AnswerReader> reader) :
        m_reader(std::move(reader)), m_endsAtEnd(!m_reader->mayGoOn())
    {
    }

    StreamEvents feed(QByteArrayView bytes) override
    {
        StreamEvents events;
        m_sse.feed(bytes, [&](SseEvent &&event) { read(event, events, false); });
        return events;
    }

    StreamEvents finish() override
    {
        StreamEvents events;
        m_sse.finish([&](SseEvent &&event) { read(event, events, true); });
        m_reader->finish(events);
        if (m_sse.droppedEvents() > 0)
            events.push_back(brokenAnswer());
        return events;
    }

private:
    void read(const SseEvent &sse, StreamEvents &events, bool last)
    {
        const QByteArrayView data = QByteArrayView(sse.data).trimmed();
        if (data.isEmpty() || m_ended)
            return;
        const size_t before = events.size();
        if (data[0] != '{' && m_reader->readMarker(data, events)) {
            // read
        } else if (const auto json = parseJson(data)) {
            m_reader->readEvent(sse.type, *json, data, events);
        } else if (last) {
            events.push_back(event::Unknown{data.toByteArray()}); // cut off in the middle: no error of the format
        } else {
            events.push_back(brokenAnswer());
        }
        for (size_t i = before; i < events.size(); ++i)
            m_ended = m_ended || (m_endsAtEnd && std::holds_alternative<event::End>(events[i]));
    }

    SseParser m_sse;
    std::unique_ptr<AnswerReader> m_reader;
    bool m_endsAtEnd;
    bool m_ended = false;
};

class WholeDecoder final : public AnswerDecoder
{
public:
    explicit WholeDecoder(std::unique_ptr<AnswerReader> reader) : m_reader(std::move(reader)) {}

    StreamEvents feed(QByteArrayView bytes) override
    {
        m_body.append(bytes);
        return {};
    }

    StreamEvents finish() override
    {
        const auto json = parseJson(m_body);
        if (!json)
            return {brokenAnswer()};
        StreamEvents events;
        m_reader->readWhole(*json, m_body, events);
        return events;
    }

private:
    QByteArray m_body;
    std::unique_ptr<AnswerReader> m_reader;
};

}

std::unique_ptr<AnswerDecoder> streamDecoder(std::unique_ptr<AnswerReader> reader)
{
    return std::make_unique<StreamDecoder>(std::move(reader));
}

std::unique_ptr<AnswerDecoder> wholeDecoder(std::unique_ptr<AnswerReader> reader)
{
    return std::make_unique<WholeDecoder>(std::move(reader));
}

}
