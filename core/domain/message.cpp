#include "core/domain/message.h"

#include <QStringList>

namespace heliograph {

QString roleName(Role role)
{
    switch (role) {
    case Role::System:
        return QStringLiteral("system");
    case Role::Developer:
        return QStringLiteral("developer");
    case Role::User:
        return QStringLiteral("user");
    case Role::Assistant:
        return QStringLiteral("assistant");
    case Role::Tool:
        return QStringLiteral("tool");
    }
    return {};
}

ContentPart ContentPart::fromText(QString text)
{
    ContentPart part;
    part.text = std::move(text);
    return part;
}

Message Message::fromText(Role role, const QString &text)
{
    Message message;
    message.role = role;
    message.parts.push_back(ContentPart::fromText(text));
    return message;
}

QString Message::text() const
{
    QStringList texts;
    for (const ContentPart &part : parts) {
        if (part.kind == ContentPart::Kind::Text)
            texts.append(part.text);
    }
    return texts.join(QLatin1Char('\n'));
}

}
