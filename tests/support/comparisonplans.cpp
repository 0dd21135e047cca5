#include "tests/support/comparisonplans.h"

namespace heliograph {

ComparisonColumn columnFor(const char *provider, const char *model)
{
    ComparisonColumn column;
    column.provider = QLatin1String(provider);
    column.model = QLatin1String(model);
    return column;
}

Comparison planOf(std::vector<ComparisonColumn> columns, int repeats, int atOnce)
{
    Comparison plan;
    plan.system = QStringLiteral("Be short.");
    setPrompt(plan.request, QStringLiteral("Where is my refund?"));
    plan.columns = std::move(columns);
    plan.repeats = repeats;
    plan.atOnce = atOnce;
    return plan;
}

}
