#include "core/prompts/prompt.h"

#include "core/domain/marks.h"

#include <QCoreApplication>

namespace heliograph {

namespace {

constexpr qsizetype kLongestName = 120;

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Prompts)
};

/// Without what only the provider that sent a message understands: it comes and goes with the provider that is chosen.
bool sayTheSame(const Message &a, const Message &b)
{
    return a.role == b.role && a.parts == b.parts && a.toolCalls == b.toolCalls && a.toolCallId == b.toolCallId
        && a.name == b.name;
}

}

Prompt tidied(const Prompt &prompt)
{
    Prompt tidy = prompt;
    tidy.name = prompt.name.simplified().left(kLongestName).trimmed();
    Marks marks;
    marks.labels = prompt.tags;
    tidy.tags = tidied(marks).labels;
    tidy.heliconeId = prompt.heliconeId.simplified().left(kLongestName);
    tidy.gatewayId = prompt.gatewayId.simplified().left(kLongestName);
    return tidy;
}

QString heliconeIdFor(const QString &name, const QUuid &id)
{
    QString made;
    for (const QChar c : name.toLower()) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (plain)
            made += c;
        else if (!made.isEmpty() && !made.endsWith(u'-'))
            made += u'-';
    }
    if (made.endsWith(u'-'))
        made.chop(1);
    return made.isEmpty() ? QStringLiteral("prompt-") + id.toString(QUuid::WithoutBraces).left(8) : made;
}

QString versionTitle(const QString &name, int version)
{
    return Tr::tr("%1, version %2").arg(name, QString::number(version));
}

QString promptFilter(const QString &name, int version)
{
    QString quoted = name;
    quoted.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
    const QString filter = QStringLiteral("prompt_name = \"%1\"").arg(quoted);
    return version > 0 ? filter + QStringLiteral(" and prompt_version = %1").arg(version) : filter;
}

QList<PromptVariable> variablesOf(const ChatRequest &content)
{
    QList<PromptVariable> variables;
    for (const Message &message : content.messages) {
        for (const ContentPart &part : message.parts) {
            if (part.kind == ContentPart::Kind::Text)
                collectVariables(part.text, variables);
        }
    }
    return variables;
}

bool sayTheSame(const ChatRequest &a, const ChatRequest &b)
{
    return a.messages.size() == b.messages.size() && a.tools == b.tools && a.toolChoice == b.toolChoice
        && a.responseFormat == b.responseFormat
        && std::equal(a.messages.begin(), a.messages.end(), b.messages.begin(),
            [](const Message &one, const Message &other) { return sayTheSame(one, other); });
}

}
