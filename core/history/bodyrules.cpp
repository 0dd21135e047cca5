#include "core/history/bodyrules.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace heliograph {

Result<BodyRules> BodyRules::parse(const QString &text)
{
    BodyRules rules;
    static const QRegularExpression between(QStringLiteral("[,;\\n]"));
    const QStringList parts = text.split(between, Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString rule = part.trimmed();
        const QString key = rule.section(u'=', 0, 0).trimmed();
        const QString value = rule.section(u'=', 1).trimmed();
        if (rule.isEmpty())
            continue;
        if (rule == QLatin1String("all"))
            rules.m_rules.append({Rule::What::All, {}, {}});
        else if (key == QLatin1String("provider") && !value.isEmpty())
            rules.m_rules.append({Rule::What::Provider, {}, value});
        else if (key == QLatin1String("source") && sourceFromName(value))
            rules.m_rules.append({Rule::What::Source, {}, value});
        else if (key.startsWith(QLatin1String("property.")) && key.size() > 9)
            rules.m_rules.append({Rule::What::Property, key.sliced(9), value});
        else
            return Error{ErrorKind::Usage,
                QCoreApplication::translate("BodyRules",
                    "“%1” is not understood. Write all, provider=openai, source=capture, property.app or "
                    "property.app=bot, with commas between.")
                    .arg(rule.left(80)),
                0, {}};
    }
    return rules;
}

bool BodyRules::withholds(const Call &call) const
{
    return std::any_of(m_rules.begin(), m_rules.end(), [&call](const Rule &rule) {
        switch (rule.what) {
        case Rule::What::All:
            return true;
        case Rule::What::Provider:
            return call.provider == rule.value;
        case Rule::What::Source:
            return sourceName(call.source) == rule.value;
        case Rule::What::Property:
            break;
        }
        return std::any_of(call.tags.properties.begin(), call.tags.properties.end(), [&rule](const auto &property) {
            return property.first.compare(rule.name, Qt::CaseInsensitive) == 0
                && (rule.value.isEmpty() || property.second == rule.value);
        });
    });
}

Call withoutBodies(Call call)
{
    call.promptPreview.clear();
    call.exchange.requestBody.clear();
    call.exchange.responseBody.clear();
    Answer answer;
    answer.id = call.answer.id;
    answer.model = call.answer.model;
    answer.finishReason = call.answer.finishReason;
    answer.serviceTier = call.answer.serviceTier;
    answer.declaredCost = call.answer.declaredCost;
    answer.usage = call.answer.usage;
    answer.complete = call.answer.complete;
    call.answer = answer;
    // A provider's refusal quotes what it refuses; our own words about a connection do not.
    if (call.error && (call.error->httpStatus > 0 || call.httpStatus > 0))
        call.error->message = QCoreApplication::translate("BodyRules", "Status %1. The provider's words were not kept.")
                                  .arg(std::max(call.error->httpStatus, call.httpStatus));
    return call;
}

}
