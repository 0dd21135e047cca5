#pragma once

#include "core/domain/chatrequest.h"
#include "core/domain/wireformat.h"
#include "core/providers/provider.h"

#include <memory>
#include <vector>

namespace heliograph {

/// The parameters of a request, one by one; the members of Parameters.
enum class Parameter {
    Temperature,
    TopP,
    TopK,
    FrequencyPenalty,
    PresencePenalty,
    MaxTokens,
    Seed,
    Stop,
    ReasoningEffort,
    ThinkingBudget,
    Verbosity,
    TopLogProbs,
    ServiceTier,
    ParallelToolCalls,
};
/// The name of the member of Parameters: "temperature", "topP", … Widgets and rules use it.
QString parameterName(Parameter parameter);
std::optional<Parameter> parameterFromName(QStringView name);
const std::vector<Parameter> &allParameters();
bool isSet(const Parameters &parameters, Parameter parameter);
void unset(Parameters &parameters, Parameter parameter);

/// Which parameters models refuse. Rules are data, resources/modelfacts.json. Pure and immutable;
/// shared between threads. How much models take is in the price book.
class ModelFacts final
{
public:
    /// The built-in facts, read at the first call.
    static std::shared_ptr<const ModelFacts> builtIn();
    /// Error names the rule that cannot be read.
    static Result<std::shared_ptr<const ModelFacts>> fromJson(const QByteArray &rules);
    ~ModelFacts();

    struct Question {
        QString provider; ///< id
        WireFormat format = WireFormat::OpenAiChat;
        QString model;
        Parameters parameters; ///< what else is set: some exclude each other
    };
    /// Why the model does not take the parameter, as one sentence for people; nothing: it does, or
    /// nothing is known. A model that nobody knows is given the benefit of the doubt.
    std::optional<QString> whyUnsupported(const Question &question, Parameter parameter) const;
    /// parameters without those that are not supported; what was left out is appended to dropped.
    Parameters supported(const Question &question, std::vector<Parameter> *dropped = nullptr) const;

private:
    struct Rule;
    struct Data;
    explicit ModelFacts(std::unique_ptr<const Data> data);

    std::unique_ptr<const Data> m_data;
};

}
