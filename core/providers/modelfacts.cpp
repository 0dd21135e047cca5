#include "core/providers/modelfacts.h"

#include "core/base/json.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QRegularExpression>

#include <array>

namespace heliograph {

namespace {

constexpr std::array<std::pair<Parameter, const char *>, 14> kNames{{
    {Parameter::Temperature, "temperature"},
    {Parameter::TopP, "topP"},
    {Parameter::TopK, "topK"},
    {Parameter::FrequencyPenalty, "frequencyPenalty"},
    {Parameter::PresencePenalty, "presencePenalty"},
    {Parameter::MaxTokens, "maxTokens"},
    {Parameter::Seed, "seed"},
    {Parameter::Stop, "stop"},
    {Parameter::ReasoningEffort, "reasoningEffort"},
    {Parameter::ThinkingBudget, "thinkingBudget"},
    {Parameter::Verbosity, "verbosity"},
    {Parameter::TopLogProbs, "topLogProbs"},
    {Parameter::ServiceTier, "serviceTier"},
    {Parameter::ParallelToolCalls, "parallelToolCalls"},
}};

/// Gives the member itself to a function that takes any of them.
template <typename P, typename F> auto withMember(P &parameters, Parameter parameter, F &&use)
{
    switch (parameter) {
    case Parameter::Temperature:
        return use(parameters.temperature);
    case Parameter::TopP:
        return use(parameters.topP);
    case Parameter::TopK:
        return use(parameters.topK);
    case Parameter::FrequencyPenalty:
        return use(parameters.frequencyPenalty);
    case Parameter::PresencePenalty:
        return use(parameters.presencePenalty);
    case Parameter::MaxTokens:
        return use(parameters.maxTokens);
    case Parameter::Seed:
        return use(parameters.seed);
    case Parameter::Stop:
        return use(parameters.stop);
    case Parameter::ReasoningEffort:
        return use(parameters.reasoningEffort);
    case Parameter::ThinkingBudget:
        return use(parameters.thinkingBudget);
    case Parameter::Verbosity:
        return use(parameters.verbosity);
    case Parameter::TopLogProbs:
        return use(parameters.topLogProbs);
    case Parameter::ServiceTier:
        return use(parameters.serviceTier);
    case Parameter::ParallelToolCalls:
        break;
    }
    return use(parameters.parallelToolCalls);
}

struct Reason {
    const char *id; ///< in the rules
    const char *text; ///< %1: the model
};

/// The rules name a reason, so that it can be translated.
constexpr std::array<Reason, 8> kReasons{{
    {"format", QT_TRANSLATE_NOOP("ModelFacts", "Not part of this format.")},
    {"reasoning", QT_TRANSLATE_NOOP("ModelFacts", "Not taken by %1, a reasoning model.")},
    {"refused", QT_TRANSLATE_NOOP("ModelFacts", "Not taken by %1.")},
    {"provider", QT_TRANSLATE_NOOP("ModelFacts", "Not taken by this provider.")},
    {"ignored", QT_TRANSLATE_NOOP("ModelFacts", "Ignored by %1.")},
    {"not-reasoning", QT_TRANSLATE_NOOP("ModelFacts", "For reasoning; %1 does not reason.")},
    {"with-temperature",
        QT_TRANSLATE_NOOP("ModelFacts", "%1 takes temperature or top p, not both.")},
    {"reasoning-effort",
        QT_TRANSLATE_NOOP("ModelFacts", "Taken by %1 only with the reasoning effort “none”.")},
}};

const char *reasonText(const QString &id)
{
    for (const Reason &reason : kReasons) {
        if (id == QLatin1String(reason.id))
            return reason.text;
    }
    return nullptr;
}

QStringList stringsOf(const Json &value)
{
    QStringList result;
    if (value.is_string())
        result << toQString(value);
    for (const Json &item : value.is_array() ? value : Json::array())
        result << toQString(item);
    return result;
}

/// A gateway's or a router's name without what stands around the model's own: "openai/o3",
/// "gpt-5:online/openai".
QString bareModel(QString model)
{
    static const QRegularExpression authors(QStringLiteral(
        "\\A(?:~?(?:openai|anthropic|google|x-ai|deepseek|mistralai|moonshotai|perplexity)/|"
        "models/|publishers/[a-z-]+/models/)"));
    model = model.toLower();
    model.remove(authors);
    const qsizetype comma = model.indexOf(u',');
    if (comma >= 0)
        model.truncate(comma);
    return model.section(u':', 0, 0).section(u'/', 0, 0).trimmed();
}

}

struct ModelFacts::Rule {
    QStringList providers; ///< ids; empty: any
    QList<WireFormat> formats; ///< empty: any
    QRegularExpression model; ///< on the bare name in small letters; empty pattern: any
    QRegularExpression except; ///< empty pattern: none
    QList<Parameter> parameters;
    std::optional<Parameter> with; ///< only while this one is set
    bool unlessEffortNone = false; ///< not while the reasoning effort is "none"
    const char *reason = nullptr;

    bool applies(const Question &question, const QString &bare) const
    {
        return (providers.isEmpty() || providers.contains(question.provider))
            && (formats.isEmpty() || formats.contains(question.format))
            && (model.pattern().isEmpty() || model.match(bare).hasMatch())
            && (except.pattern().isEmpty() || !except.match(bare).hasMatch())
            && (!with || isSet(question.parameters, *with))
            && (!unlessEffortNone || question.parameters.reasoningEffort != QLatin1String("none"));
    }
};

struct ModelFacts::Data {
    std::vector<Rule> rules;
};

QString parameterName(Parameter parameter)
{
    for (const auto &[value, name] : kNames) {
        if (value == parameter)
            return QLatin1String(name);
    }
    return {};
}

std::optional<Parameter> parameterFromName(QStringView name)
{
    for (const auto &[value, known] : kNames) {
        if (name == QLatin1String(known))
            return value;
    }
    return std::nullopt;
}

const std::vector<Parameter> &allParameters()
{
    static const std::vector<Parameter> all = [] {
        std::vector<Parameter> list;
        for (const auto &[value, name] : kNames)
            list.push_back(value);
        return list;
    }();
    return all;
}

bool isSet(const Parameters &parameters, Parameter parameter)
{
    return withMember(parameters, parameter, [](const auto &member) { return member.has_value(); });
}

void unset(Parameters &parameters, Parameter parameter)
{
    withMember(parameters, parameter, [](auto &member) { member.reset(); });
}

ModelFacts::ModelFacts(std::unique_ptr<const Data> data) : m_data(std::move(data)) { }

ModelFacts::~ModelFacts() = default;

std::shared_ptr<const ModelFacts> ModelFacts::builtIn()
{
    static const std::shared_ptr<const ModelFacts> facts = [] {
        QFile file(QStringLiteral(":/modelfacts.json"));
        auto made = fromJson(file.open(QFile::ReadOnly) ? file.readAll() : QByteArray());
        if (!made)
            qFatal("%s", qPrintable(made.error().message));
        return *made;
    }();
    return facts;
}

Result<std::shared_ptr<const ModelFacts>> ModelFacts::fromJson(const QByteArray &rules)
{
    const auto json = parseJson(rules);
    if (!json || !member(*json, "rules").is_array())
        return Error{
            ErrorKind::Malformed, QStringLiteral("The facts about models are no JSON."), 0, {}};
    auto data = std::make_unique<Data>();
    for (const Json &row : member(*json, "rules")) {
        Rule rule;
        bool sound = row.is_object();
        rule.providers = stringsOf(member(row, "providers"));
        for (const QString &name : stringsOf(member(row, "formats"))) {
            const auto format = wireFormatFromName(name);
            sound = sound && format;
            rule.formats.append(format.value_or(WireFormat::Unknown));
        }
        rule.model = QRegularExpression(stringMember(row, "model"));
        rule.except = QRegularExpression(stringMember(row, "except"));
        for (const QString &name : stringsOf(member(row, "parameters"))) {
            const auto parameter = parameterFromName(name);
            sound = sound && parameter;
            if (parameter)
                rule.parameters.append(*parameter);
        }
        if (const QString with = stringMember(row, "with"); !with.isEmpty()) {
            rule.with = parameterFromName(with);
            sound = sound && rule.with;
        }
        const Json &effort = member(row, "unlessEffortNone");
        rule.unlessEffortNone = effort.is_boolean() && effort.get<bool>();
        rule.reason = reasonText(stringMember(row, "reason"));
        if (!sound || rule.parameters.isEmpty() || !rule.reason || !rule.model.isValid()
            || !rule.except.isValid())
            return Error{ErrorKind::Malformed,
                QStringLiteral("A rule about models cannot be read: %1")
                    .arg(QString::fromUtf8(dumpJson(row))),
                0, {}};
        data->rules.push_back(std::move(rule));
    }
    return std::shared_ptr<const ModelFacts>(new ModelFacts(std::move(data)));
}

std::optional<QString> ModelFacts::whyUnsupported(
    const Question &question, Parameter parameter) const
{
    const QString bare = bareModel(question.model);
    for (const Rule &rule : m_data->rules) {
        if (!rule.parameters.contains(parameter) || !rule.applies(question, bare))
            continue;
        const QString text = QCoreApplication::translate("ModelFacts", rule.reason);
        return text.contains(QLatin1String("%1")) ? text.arg(question.model) : text;
    }
    return std::nullopt;
}

Parameters ModelFacts::supported(const Question &question, std::vector<Parameter> *dropped) const
{
    Question rest = question;
    for (const Parameter parameter : allParameters()) {
        if (!isSet(rest.parameters, parameter) || !whyUnsupported(rest, parameter))
            continue;
        unset(rest.parameters, parameter);
        if (dropped)
            dropped->push_back(parameter);
    }
    return rest.parameters;
}

}
