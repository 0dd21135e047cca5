#pragma once

#include "core/base/json.h"

#include <vector>

namespace heliograph {

/// Puts the message of an answer together again, from one piece or many, as the next request needs
/// it. What a provider wants back is in it (reasoning and its signatures, calls with their extra
/// content, files it has read); what it would refuse or not look at is left out (citations, the
/// traces of its own tools, null members).
class ChatTurn final
{
public:
    void addContent(const Json &content);
    /// Of one tool call: slot counts from 0.
    void addToolCall(size_t slot, const Json &call);
    /// Any other member.
    void add(const std::string &key, const Json &value);

    bool empty() const;
    /// The message as compact JSON.
    QByteArray json() const;

private:
    struct Call {
        std::string id;
        std::string name;
        std::string arguments;
        bool custom = false;
        Json more = Json::object(); ///< further members, such as Gemini's extra_content
    };

    std::string m_text;
    Json m_parts; ///< content that came as a list (Mistral)
    std::vector<Call> m_calls;
    Json m_more = Json::object();
};

/// Joins a piece to what came before: texts grow, lists get longer, entries of the same index are
/// one entry, other values are replaced.
void joinPieces(Json &known, const Json &piece);

}
