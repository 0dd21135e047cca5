#include "ui/compare/comparisonspec.h"

#include "core/helicone/address.h"
#include "core/helicone/heliconedefaults.h"
#include "core/providers/modelfacts.h"
#include "core/session/callsettings.h"

namespace heliograph {

Route routeOf(const Services &services, const ComparisonColumn &column)
{
    const Route wanted = column.route.value_or(services.route());
    const Route other = wanted == Route::Direct ? Route::Helicone : Route::Direct;
    const ProviderList providers = services.providers();
    const Provider *provider = providers.find(column.provider);
    const bool possible =
        !provider || whyNoRoute(*provider, wanted).isEmpty() || !whyNoRoute(*provider, other).isEmpty();
    return possible ? wanted : other;
}

CallSpec comparisonSpec(const Services &services, const Comparison &plan, int column)
{
    const ComparisonColumn &own = plan.columns.at(size_t(column));
    CallSpec spec;
    const ProviderList providers = services.providers();
    if (const Provider *provider = providers.find(own.provider))
        spec.provider = *provider;
    spec.route = routeOf(services, own);
    spec.format = spec.provider.format;
    spec.request = requestOf(plan, column);
    spec.request.parameters =
        ModelFacts::builtIn()->supported({spec.provider.id, spec.format, spec.request.model, spec.request.parameters});
    spec.request.streamUsage = spec.provider.streamUsage;
    spec.helicone = heliconeDefaults(services.settings);
    takeCallSettings(services.settings, spec);
    return spec;
}

}
