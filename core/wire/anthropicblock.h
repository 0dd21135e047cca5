#pragma once

#include "core/base/json.h"

#include <string>
#include <string_view>

namespace heliograph {

/// One content block of an answer while it is put together from its deltas.
class AnthropicBlock final
{
public:
    explicit AnthropicBlock(const Json &start);

    std::string_view type() const;
    const Json &json() const { return m_json; }
    QString id() const { return stringMember(m_json, "id"); }
    QString name() const { return stringMember(m_json, "name"); }

    void append(const char *key, const std::string &text); ///< to a string member
    void set(const char *key, const Json &value);
    void addCitation(const Json &citation);
    void addInput(const std::string &partialJson);
    bool hasInputDeltas() const { return !m_input.empty(); }
    /// A tool's arguments: as the model wrote them piece by piece, otherwise those the block began
    /// with, "{}" for none.
    QString input() const;

    /// As the next request takes it. Broken arguments (an answer cut by its token limit) become an
    /// object that holds them as text. Empty for a text block without text, which a request must
    /// not have.
    QByteArray toRequest() const;

    int toolCall = -1; ///< which of the answer's tool calls this is

private:
    Json m_json;
    std::string m_input;
};

/// The arguments of a call as the JSON object that a tool_use block must have: themselves where
/// they are one, {} where there are none, otherwise {"input": "the text"}.
QByteArray anthropicToolInput(const QByteArray &arguments);

}
