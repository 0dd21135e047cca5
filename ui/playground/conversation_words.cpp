#include "ui/playground/conversation.h"

#include "core/helicone/address.h"
#include "ui/format.h"

#include <QCoreApplication>

// What a conversation's pieces are called, and what is said of them, for people.

namespace heliograph {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Conversation)
};

}

QString roleLabel(Role role)
{
    switch (role) {
    case Role::System:
        return Words::tr("System");
    case Role::Developer:
        return Words::tr("Developer");
    case Role::User:
        return Words::tr("User");
    case Role::Assistant:
        return Words::tr("Assistant");
    case Role::Tool:
        return Words::tr("Tool result");
    }
    return {};
}

QString partLabel(const ContentPart &part)
{
    QString kind;
    switch (part.kind) {
    case ContentPart::Kind::Text:
        return {};
    case ContentPart::Kind::Refusal:
        kind = Words::tr("Refusal");
        break;
    case ContentPart::Kind::Reasoning:
        kind = Words::tr("Reasoning");
        break;
    case ContentPart::Kind::Image:
        kind = Words::tr("Image");
        break;
    case ContentPart::Kind::Audio:
        kind = Words::tr("Audio");
        break;
    case ContentPart::Kind::File:
        kind = Words::tr("File");
        break;
    case ContentPart::Kind::Other:
        kind = Words::tr("Other part");
        break;
    }
    if (!part.name.isEmpty())
        return kind + QLatin1Char(' ') + part.name;
    return part.mimeType.isEmpty() ? kind : kind + QLatin1Char(' ') + part.mimeType;
}

Remedy remedyFor(const Error &error, bool sent, bool directRouteHelps)
{
    switch (error.kind) {
    case ErrorKind::Auth:
        return sent ? Remedy::ChangeKey : Remedy::AddKey;
    case ErrorKind::Secret:
        return Remedy::AddKey;
    case ErrorKind::NotFound:
        return Remedy::ChooseModel;
    case ErrorKind::Network:
    case ErrorKind::Tls:
    case ErrorKind::Proxy:
        return directRouteHelps ? Remedy::DirectRoute : Remedy::Retry;
    case ErrorKind::Budget:
        return Remedy::SendAnyway;
    case ErrorKind::Request:
    case ErrorKind::Cancelled:
        return Remedy::None;
    case ErrorKind::Timeout:
    case ErrorKind::Interrupted:
    case ErrorKind::RateLimit:
    case ErrorKind::Server:
    case ErrorKind::Malformed:
    case ErrorKind::Storage:
    case ErrorKind::Usage:
        return Remedy::Retry;
    }
    return Remedy::Retry;
}

QString routeProblem(const Provider &provider, Route route)
{
    return whyNoRoute(provider, route);
}

QString answerLine(const AnswerInfo &info)
{
    QStringList parts;
    const Timing &timing = info.timing;
    if (timing.firstTokenUs >= 0)
        parts << Words::tr("%1 to first token").arg(durationText(timing.firstTokenUs));
    const qint64 writingUs = timing.endUs - timing.firstTokenUs;
    // A rate over less than a twentieth of a second says nothing: a whole answer comes in one piece.
    if (timing.firstTokenUs >= 0 && writingUs >= 50'000 && info.tokens > 1)
        parts << rateText(double(info.tokens) * 1e6 / double(writingUs));
    if (info.tokens > 0) {
        const QString tokens = info.tokens == 1
            ? Words::tr("1 token")
            : Words::tr("%1 tokens").arg(countText(info.tokens));
        parts << (info.tokensEstimated ? Words::tr("about %1").arg(tokens) : tokens);
    }
    if (timing.endUs >= 0 && !info.busy())
        parts << Words::tr("%1 in all").arg(durationText(timing.endUs));
    if (info.tokens > 0 || info.cost)
        parts << costText(info.cost);
    if (info.edited)
        parts << Words::tr("edited");
    return parts.join(QStringLiteral(" · "));
}

}
