#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace heliograph {

/// One model the AI gateway is asked for: "model", "model/provider" or "model/provider/uid",
/// ":online" after the model.
struct GatewayModel {
    QString model; ///< Helicone's name of it, without ":online"
    QString provider; ///< empty: the gateway chooses, cheapest first
    QString customUid; ///< one of the user's own provider keys at Helicone
    bool online = false; ///< with the web search plug-in
    bool operator==(const GatewayModel &) const = default;
};

/// What stands in the model field of a request to Helicone's AI gateway.
struct GatewayModels {
    std::vector<GatewayModel> models; ///< tried in this order
    QStringList excluded; ///< providers that are never asked ("!provider")
    bool operator==(const GatewayModels &) const = default;
};

/// A mistake and where it stands.
struct GatewayModelProblem {
    qsizetype position = 0; ///< characters before it
    qsizetype length = 0; ///< of what is wrong; 0: something is missing there
    QString message; ///< one sentence, without the position
};

/// Reads a comma list of models. Facts: SimpleAIGateway.parseAndPrepareRequest and parseModelString
/// of Helicone's source. What its parser takes and then ignores (a fourth part, an exclusion of the
/// very provider asked for) is a mistake here.
std::variant<GatewayModels, GatewayModelProblem> parseGatewayModels(QStringView text);

/// The same as an Error (Usage) for people, with the column; nothing where the text is fine.
std::optional<Error> gatewayModelError(QStringView text);

/// The providers that may stand behind a model's slash.
QStringList gatewayProviders();

}
