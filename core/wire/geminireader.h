#pragma once

#include "core/base/json.h"
#include "core/domain/streamevent.h"
#include "core/wire/geminiarguments.h"

#include <map>
#include <optional>

namespace heliograph {

/// What the JSON objects of one Gemini answer say: of a stream many, of a whole answer one. They
/// have the same members.
class GeminiReader final
{
public:
    void read(const Json &json, StreamEvents &events);
    /// Nothing more will come; cut: and what came last is not whole. An End only where Gemini said
    /// why it ended. (Not at once: some models give a finishReason with each piece.)
    void finish(bool cut, StreamEvents &events);

private:
    /// A function call that comes in pieces.
    struct Call {
        int index = 0;
        QString name;
        QString wireId; ///< empty where Gemini gave none
        Json signature;
        GeminiArguments arguments;
    };

    void readObject(const Json &json);
    void readStart(const Json &json);
    void readCandidate(const Json &candidate);
    void readBeside(const std::string &key, const Json &value);
    void readPart(const Json &part);
    void readText(const Json &part, const std::string &text);
    void readMedia(const Json &part);
    void readServerTool(const Json &part);
    void readCall(const Json &part, const Json &call);
    void readWholeCall(const Json &part, const Json &call);
    void closeCall();
    void readUsage(const Json &usage);
    void readFeedback(const Json &feedback);
    void endText();
    void block(QByteArray json);
    void keep(const std::string &key, const Json &value);
    bool isNews(const std::string &key, const Json &value);
    template <typename Event> void say(Event event) { m_events->push_back(std::move(event)); }

    StreamEvents *m_events = nullptr; ///< where the object being read says what it says
    event::Started m_started;
    Usage m_usage;
    Usage::Count m_searches;
    QString m_tier;
    std::string m_text; ///< of the text part that goes on, for its block
    bool m_textIsThought = false;
    std::optional<Call> m_call;
    int m_calls = 0;
    int m_codeRuns = 0;
    QString m_codeId; ///< of the code that ran last
    QString m_finishReason;
    bool m_blocked = false;
    bool m_failed = false;
    std::map<std::string, QByteArray> m_kept; ///< what was said last of what each piece may repeat
};

}
