#pragma once

#include "core/wire/answerreader.h"

#include <deque>
#include <map>
#include <set>
#include <tuple>

namespace heliograph {

/// One item of the answer while it comes.
struct ResponsesItemState {
    QString id; ///< the first one: some proxies give another one in every event
    int toolSlot = -1;
    bool arguments = false; ///< a piece of the tool's arguments came
    std::set<int> parts; ///< content parts of which text came
    std::set<int> summaries; ///< summary parts of which text came
    std::set<int> logProbParts;
    std::map<int, size_t> annotations; ///< by content part: how many came
    QByteArray partialImage; ///< base64
};

/// Place of the item, number of the part, and whether it is of the summary.
using ResponsesReasoningPart = std::tuple<qint64, int, bool>;

/// Reads the events of a stream, or a whole response. Items are told apart by their place in the
/// output: ids change from event to event behind some proxies.
class ResponsesReader final : public AnswerReader
{
public:
    void readEvent(const QByteArray &type, const Json &json, QByteArrayView raw,
        StreamEvents &events) override;
    void readWhole(const Json &json, QByteArrayView raw, StreamEvents &events) override;
    bool readMarker(QByteArrayView text, StreamEvents &) override { return text == "[DONE]"; }
    bool mayGoOn() const override { return true; }
    void finish(StreamEvents &events) override;

private:
    ResponsesItemState &itemOf(const Json &json);
    void textDelta(const Json &json, StreamEvents &events);
    void reasoningDelta(const Json &json, bool summary, StreamEvents &events);
    void argumentsDelta(const Json &json, const char *key, bool custom, StreamEvents &events);
    void annotation(const Json &json, StreamEvents &events);
    void itemAdded(const Json &json, StreamEvents &events);
    void itemDone(
        const Json &item, QByteArrayView raw, ResponsesItemState &state, StreamEvents &events);
    void message(const Json &item, ResponsesItemState &state, StreamEvents &events);
    void reasoning(const Json &item, ResponsesItemState &state, StreamEvents &events);
    void clientTool(const Json &item, ResponsesItemState &state, StreamEvents &events);
    void serverToolUse(const Json &item, ResponsesItemState &state, StreamEvents &events);
    void addReasoning(ResponsesReasoningPart part, const QString &text, StreamEvents &events);
    void image(const QByteArray &base64, const Json &item, StreamEvents &events);
    void started(const Json &response, StreamEvents &events);
    void outputOf(const Json &response, QByteArrayView raw, StreamEvents &events);
    void ended(const Json &response, StreamEvents &events);
    void report(const Json &response, StreamEvents &events);
    void fail(const Json &error, StreamEvents &events);

    std::map<qint64, ResponsesItemState> m_items; ///< by their place in the output
    std::set<qint64> m_done; ///< places of finished items
    event::Started m_started;
    std::deque<QString> m_toolSearches; ///< ids of searches that wait for their output
    std::optional<ResponsesReasoningPart> m_reasoningPart; ///< the one that came last
    qint64 m_webSearches = 0;
    int m_toolCalls = 0;
};

/// The item's place in the output. One past a million is no place.
std::optional<qint64> responsesPlace(const Json &json);
/// The value of a member as it stands in the text; empty where there is none.
QByteArrayView lastRawMember(QByteArrayView object, const char *key);

}
