#include "ui/answer/finishtext.h"

#include <QCoreApplication>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(FinishText)
};

}

FinishText finishText(const Answer &answer)
{
    const QString word = answer.finishReason.toLower();
    switch (finishKind(answer)) {
    case FinishKind::Stop:
        if (word == QLatin1String("stop_sequence"))
            return {Tr::tr("Stopped at a stop sequence."), {}, false, false};
        if (word == QLatin1String("pause_turn"))
            return {Tr::tr("The provider paused a long turn."),
                Tr::tr("Send again to let it go on."), false, false};
        break;
    case FinishKind::Length:
        if (word == QLatin1String("model_context_window_exceeded"))
            return {Tr::tr("The model's context is full."), Tr::tr("Shorten the conversation."),
                false, true};
        return {Tr::tr("Stopped at the token limit."), Tr::tr("Raise max tokens to get the rest."),
            true, true};
    case FinishKind::ToolCalls:
        return {Tr::tr("Stopped to call tools."), {}, false, false};
    case FinishKind::ContentFilter:
        // The Responses API ends a refusal like any other answer.
        if (word == QLatin1String("refusal") || word == QLatin1String("completed"))
            return {Tr::tr("The model refused to answer."), {}, false, true};
        if (word == QLatin1String("recitation"))
            return {Tr::tr("Stopped because it repeated a protected text."), {}, false, true};
        return {Tr::tr("Stopped by the provider's content filter."), {}, false, true};
    case FinishKind::Error:
        return {
            Tr::tr("The provider could not finish the answer."), Tr::tr("Ask again."), false, true};
    case FinishKind::Unknown:
        if (!answer.finishReason.isEmpty())
            return {Tr::tr("Ended with “%1”, a word of the provider's.")
                        .arg(answer.finishReason.left(60)),
                {}, false, false};
        break;
    }
    if (!answer.refusal.isEmpty())
        return {Tr::tr("The model refused to answer."), {}, false, true};
    return {};
}

}
