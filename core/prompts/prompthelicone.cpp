#include "core/prompts/prompthelicone.h"

namespace heliograph {

HeliconeOptions withPrompt(HeliconeOptions options, const OpenedPrompt &used, bool gateway, const PromptValues &values)
{
    if (options.promptId.trimmed().isEmpty() && !used.prompt.heliconeId.isEmpty()) {
        options.promptId = used.prompt.heliconeId;
        if (options.promptVersion.trimmed().isEmpty())
            options.promptVersion = QString::number(used.version.number);
    }
    if (gatewayFillsIn(options, used, gateway)) {
        options.gatewayPromptId = used.prompt.gatewayId;
        const auto variables = variablesOf(used.version.content);
        const bool asked = options.promptInputs.isEmpty();
        for (const PromptVariable &variable : variables) {
            if (const QString value = values.value(variable.name); asked && !value.isEmpty())
                options.promptInputs.append({variable.name, value});
        }
    }
    return options;
}

bool gatewayFillsIn(const HeliconeOptions &options, const OpenedPrompt &used, bool gateway)
{
    return gateway && !used.prompt.gatewayId.isEmpty() && options.gatewayPromptId.trimmed().isEmpty();
}

}
