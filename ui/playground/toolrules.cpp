#include "ui/playground/toolrules.h"

#include "core/schema/jsonplace.h"
#include "core/schema/schemachecks.h"
#include "core/wire/rawjson.h"
#include "core/wire/tooljson.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace heliograph {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ToolRules)
};

/// Where a tool's schema stands, by provider.
constexpr const char *kSchemaPlaces[]{"/function/parameters", "/input_schema", "/parameters",
    "/functionDeclarations/0/parameters", "/functionDeclarations/0/parametersJsonSchema",
    "/function_declarations/0/parameters"};

bool isName(const QString &name, bool gemini)
{
    // OpenAI's and Anthropic's rule; Gemini's also takes dots and colons, but no digit first.
    static const QRegularExpression common(QStringLiteral("^[A-Za-z0-9_-]{1,64}$"));
    static const QRegularExpression google(QStringLiteral("^[A-Za-z_][A-Za-z0-9_.:-]{0,63}$"));
    return (gemini ? google : common).match(name).hasMatch();
}

bool allStrings(const Json &list)
{
    return std::all_of(list.begin(), list.end(), [](const Json &one) { return one.is_string(); });
}

Json described(Json property, const ToolParameter &row, const ToolParameter &before)
{
    if (!property.is_object())
        property = Json::object();
    if (row.type != before.type && !row.type.isEmpty()) {
        property["type"] = toJson(row.type);
        property.erase("anyOf");
        if (row.type == QLatin1String("array") && !property.contains("items"))
            property["items"] = Json{{"type", "string"}};
    }
    if (row.description != before.description) {
        if (row.description.isEmpty())
            property.erase("description");
        else
            property["description"] = toJson(row.description);
    }
    if (row.choices != before.choices && !row.fixedChoices) {
        property.erase("enum");
        for (const QString &choice : row.choices)
            property["enum"].push_back(toJson(choice));
    }
    return property;
}

}

std::vector<ToolParameter> toolParameters(const Json &schema)
{
    std::vector<ToolParameter> rows;
    const Json &properties = member(schema, "properties");
    if (!properties.is_object())
        return rows;
    QSet<QString> required;
    for (const Json &name : member(schema, "required"))
        required.insert(toQString(name));
    for (const auto &item : properties.items()) {
        ToolParameter row;
        row.name = row.was = QString::fromStdString(item.key());
        row.type = stringMember(item.value(), "type");
        row.description = stringMember(item.value(), "description");
        row.required = required.contains(row.name);
        const Json &choices = member(item.value(), "enum");
        row.fixedChoices = choices.is_array() && !allStrings(choices);
        if (choices.is_array() && !row.fixedChoices) {
            for (const Json &choice : choices)
                row.choices << toQString(choice);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Json withToolParameters(const Json &schema, const std::vector<ToolParameter> &rows)
{
    Json made = schema.is_object() ? schema : Json::object();
    const Json before = member(made, "properties");
    const std::vector<ToolParameter> old = toolParameters(made);
    if (!made.contains("type"))
        made["type"] = "object";
    Json properties = Json::object();
    Json required = Json::array();
    for (const ToolParameter &row : rows) {
        const auto known = std::find_if(old.begin(), old.end(),
            [&row](const ToolParameter &one) { return !row.was.isEmpty() && one.name == row.was; });
        const bool isNew = known == old.end();
        properties[row.name.toStdString()] =
            described(isNew ? Json() : member(before, row.was.toStdString()), row,
                isNew ? ToolParameter() : *known);
        if (row.required)
            required.push_back(toJson(row.name));
    }
    made["properties"] = std::move(properties);
    if (required.empty() && !made.contains("required"))
        return made;
    made["required"] = std::move(required);
    return made;
}

QString toolNameProblem(const QString &name, WireFormat format)
{
    if (name.isEmpty())
        return Words::tr("A tool needs a name.");
    if (isName(name, format == WireFormat::Gemini))
        return {};
    if (name.size() > 64)
        return Words::tr("A name has at most 64 characters.");
    return Words::tr("A name has letters, digits, _ and - only.");
}

QString toolsProblem(
    const std::vector<ToolEntry> &tools, const std::optional<ToolChoice> &choice)
{
    QSet<QString> names;
    for (const ToolEntry &entry : tools) {
        if (!entry.enabled)
            continue;
        const Tool &tool = entry.tool;
        if (!entry.draft.isEmpty())
            return Words::tr("Tool %1: its JSON cannot be read.").arg(tool.name);
        if (tool.raw.isEmpty()) {
            // Other rules for names differ from provider to provider: the editor tells, the
            // provider decides.
            if (tool.name.isEmpty())
                return Words::tr("A tool needs a name.");
            if (names.contains(tool.name))
                return Words::tr("There are two tools with the name %1.").arg(tool.name);
        }
        names.insert(tool.name);
    }
    if (choice && choice->mode == ToolChoice::Mode::Named && !names.isEmpty()
        && !names.contains(choice->name))
        return Words::tr("The tool %1, which the model has to call, is not switched on.")
            .arg(choice->name);
    return {};
}

QString outputProblem(const std::optional<ResponseFormat> &output)
{
    if (!output || output->kind == ResponseFormat::Kind::JsonObject)
        return {};
    if (output->name.isEmpty())
        return Words::tr("Output: the schema needs a name.");
    const auto json = parseJson(output->schema);
    if (!json || !json->is_object())
        return Words::tr("Output: the schema is no JSON object.");
    return {};
}

Result<std::vector<Tool>> toolsFromText(const QByteArray &text, WireFormat format)
{
    if (const auto mistake = jsonMistake(text))
        return Error{ErrorKind::Usage,
            Words::tr("Line %1, column %2: %3")
                .arg(mistake->line)
                .arg(mistake->column)
                .arg(mistake->message),
            0, {}};
    QByteArray list = text.trimmed();
    if (list.startsWith('{')) {
        list = '[' + list + ']';
        for (const RawMember &member : rawMembers(text).value_or(std::vector<RawMember>())) {
            if (member.key == "tools" && member.value.startsWith('['))
                list = member.value.toByteArray();
        }
    }
    return toolsFromJson(list, format);
}

QString toolToText(const Tool &tool, WireFormat format)
{
    const QByteArray list = toolsToJson({tool}, format);
    const std::optional<Json> json = parseJson(list);
    if (json && json->is_array() && json->size() == 1)
        return QString::fromUtf8(dumpJsonPretty(json->front()));
    const std::optional<Json> raw = parseJson(tool.raw); // of another provider
    return raw ? QString::fromUtf8(dumpJsonPretty(*raw)) : QString();
}

SchemaProblems checkToolText(const QByteArray &text, WireFormat format)
{
    if (auto mistake = jsonMistake(text))
        return {*mistake};
    const Result<std::vector<Tool>> tools = toolsFromText('[' + text + ']', format);
    SchemaProblems problems;
    if (!tools || tools->size() != 1)
        return {{SchemaProblem::Kind::Wrong, {}, Words::tr("Here belongs one tool: a JSON object."),
            1, 1}};
    const Tool &tool = tools->front();
    if (const QString wrong = toolNameProblem(tool.name, format);
        !wrong.isEmpty() && tool.raw.isEmpty())
        problems.push_back({SchemaProblem::Kind::Wrong, {}, wrong, 1, 1});
    for (const char *place : kSchemaPlaces) {
        const QString at = QLatin1String(place);
        const auto found = placeOf(text, at);
        if (!found)
            continue;
        const Json schema =
            parseJson(QByteArrayView(text).sliced(found->offset, found->size)).value_or(Json());
        SchemaProblems inner = checkSchema(schema);
        if (tool.strict == true && !hasWrong(inner)) {
            const SchemaProblems strict = strictProblems(schema);
            inner.insert(inner.end(), strict.begin(), strict.end());
        }
        for (SchemaProblem &problem : inner)
            problem.pointer.prepend(at);
        locate(inner, text);
        problems.insert(problems.end(), inner.begin(), inner.end());
    }
    return problems;
}

SchemaProblems checkOutputText(const QByteArray &text, bool strict)
{
    SchemaProblems problems = checkSchemaText(text);
    if (!strict || hasWrong(problems))
        return problems;
    SchemaProblems refused = strictProblems(parseJson(text).value_or(Json()));
    locate(refused, text);
    problems.insert(problems.end(), refused.begin(), refused.end());
    return problems;
}

QString freeToolName(const QString &wanted, const std::vector<ToolEntry> &tools)
{
    const auto taken = [&tools](const QString &name) {
        return std::any_of(tools.begin(), tools.end(),
            [&name](const ToolEntry &entry) { return entry.tool.name == name; });
    };
    QString name = wanted;
    for (int i = 2; taken(name); ++i)
        name = QStringLiteral("%1_%2").arg(wanted).arg(i);
    return name;
}

}
