#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace heliograph {

enum class Role { System, Developer, User, Assistant, Tool };
QString roleName(Role role); ///< "system", "user", …

struct ContentPart {
    enum class Kind { Text, Refusal, Reasoning, Image, Audio, File, Other };
    Kind kind = Kind::Text;
    QString text; ///< Text, Refusal, Reasoning
    QString url; ///< Image, File by reference
    QByteArray data; ///< Image, Audio, File carried inside, decoded
    QString mimeType;
    QString name;
    QByteArray raw; ///< the part's JSON as it came, where it says more than the fields do; sent back as it is

    static ContentPart fromText(QString text);
    bool operator==(const ContentPart &) const = default;
};

struct ToolCall {
    QString id;
    QString name;
    QString arguments; ///< JSON text exactly as the model wrote it, valid or not
    bool operator==(const ToolCall &) const = default;
};

struct Message {
    Role role = Role::User;
    std::vector<ContentPart> parts;
    std::vector<ToolCall> toolCalls; ///< Assistant
    QString toolCallId; ///< Tool: which call this answers
    QString name;
    QByteArray extra; ///< JSON object of the members the codec does not know, sent back as they were

    static Message fromText(Role role, const QString &text);
    QString text() const; ///< all text parts joined by newlines
    bool operator==(const Message &) const = default;
};

}
