#include "core/diff/messageparts.h"

#include "core/diff/jsondiff.h"
#include "core/wire/rawjson.h"

#include <QCryptographicHash>

namespace heliograph {

namespace {

QString indented(const QString &json)
{
    return indentedJson(json.toUtf8()).value_or(json);
}

QString cacheText(CacheMark mark)
{
    switch (mark) {
    case CacheMark::None:
        break;
    case CacheMark::FiveMinutes:
        return QStringLiteral("\n[cache: 5 minutes]");
    case CacheMark::OneHour:
        return QStringLiteral("\n[cache: 1 hour]");
    }
    return {};
}

/// What a picture or file is; equal bytes, equal text.
QString mediaText(const ContentPart &part)
{
    QStringList words{part.mimeType, part.name, part.url, part.fileId};
    words.removeAll(QString());
    if (!part.data.isEmpty()) {
        const QByteArray hash = QCryptographicHash::hash(part.data, QCryptographicHash::Sha256).toHex().first(12);
        words.append(QStringLiteral("%1 bytes, SHA-256 %2…").arg(part.data.size()).arg(QLatin1String(hash)));
    }
    if (words.isEmpty() && !part.raw.isEmpty())
        return indented(QString::fromUtf8(part.raw));
    return words.join(QStringLiteral(", "));
}

PartKind partKind(ContentPart::Kind kind)
{
    switch (kind) {
    case ContentPart::Kind::Text:
        return PartKind::Text;
    case ContentPart::Kind::Refusal:
        return PartKind::Refusal;
    case ContentPart::Kind::Reasoning:
        return PartKind::Reasoning;
    case ContentPart::Kind::Image:
        return PartKind::Image;
    case ContentPart::Kind::Audio:
        return PartKind::Audio;
    case ContentPart::Kind::File:
        return PartKind::File;
    case ContentPart::Kind::Other:
        break;
    }
    return PartKind::Other;
}

}

std::vector<MessagePart> partsOf(const Message &message)
{
    std::vector<MessagePart> parts;
    for (const ContentPart &part : message.parts) {
        PartKind kind = partKind(part.kind);
        QString text = part.text;
        if (kind == PartKind::Image || kind == PartKind::Audio || kind == PartKind::File || kind == PartKind::Other)
            text = mediaText(part);
        else if (message.role == Role::Tool && kind == PartKind::Text)
            kind = PartKind::ToolResult;
        if (kind == PartKind::ToolResult)
            text = indented(text);
        parts.push_back({kind, text + cacheText(part.cache)});
    }
    for (const ToolCall &call : message.toolCalls) {
        const QString arguments = call.custom ? call.arguments : indented(call.arguments);
        parts.push_back({PartKind::ToolCall, QStringLiteral("%1 %2").arg(call.name, arguments)});
    }
    if (message.toolFailed)
        parts.push_back({PartKind::Other, QStringLiteral("failed")});
    if (!message.name.isEmpty() && message.role != Role::Tool)
        parts.push_back({PartKind::Other, QStringLiteral("name: %1").arg(message.name)});
    if (!message.extra.isEmpty())
        parts.push_back({PartKind::Other, indented(QString::fromUtf8(message.extra))});
    return parts;
}

QString textOfParts(const std::vector<MessagePart> &parts)
{
    QString text;
    for (const MessagePart &part : parts) {
        if (!text.isEmpty())
            text += u'\n';
        text += part.text;
    }
    return text;
}

QString toolText(const Tool &tool)
{
    if (!tool.raw.isEmpty())
        return indented(QString::fromUtf8(tool.raw));
    RawObject object;
    object.addString("name", tool.name);
    if (!tool.description.isEmpty())
        object.addString("description", tool.description);
    if (tool.strict)
        object.add("strict", *tool.strict ? "true" : "false");
    if (!tool.parameters.isEmpty() && parseJson(tool.parameters))
        object.add("parameters", tool.parameters);
    else if (!tool.parameters.isEmpty())
        object.addString("parameters", QString::fromUtf8(tool.parameters));
    return indented(QString::fromUtf8(object.text())) + cacheText(tool.cache);
}

QString textOfSide(const DiffSide &side)
{
    if (side.text)
        return *side.text;
    QString text;
    const auto add = [&text](const Message &message) {
        if (!text.isEmpty())
            text += QStringLiteral("\n\n");
        text += roleName(message.role) + QStringLiteral(":\n") + textOfParts(partsOf(message));
    };
    if (side.request) {
        for (const Message &message : side.request->messages)
            add(message);
    }
    if (side.call)
        add(side.call->answer.toMessage(side.call->format));
    return text;
}

}
