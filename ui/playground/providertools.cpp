#include "ui/playground/providertools.h"

#include "core/wire/tooljson.h"

#include <QCoreApplication>

namespace heliograph {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ProviderTools)
};

struct Known {
    WireFormat format;
    const char *label;
    const char *note;
    const char *json;
};

// Sources: the API references of OpenAI (Responses, tools; chat, custom tools), Anthropic (server
// and client tools), Google (Gemini tools), Groq (built-in tools of gpt-oss) and Moonshot
// ($web_search), as of late 2025.
constexpr Known kKnown[]{
    {WireFormat::OpenAiChat, QT_TRANSLATE_NOOP("ProviderTools", "Custom tool with free text"),
        QT_TRANSLATE_NOOP(
            "ProviderTools", "OpenAI: the model writes plain text instead of JSON arguments"),
        R"({"type":"custom","custom":{"name":"run_code","description":"Runs Python code."}})"},
    {WireFormat::OpenAiChat, QT_TRANSLATE_NOOP("ProviderTools", "Browser search"),
        QT_TRANSLATE_NOOP("ProviderTools", "Groq, with its gpt-oss models"),
        R"({"type":"browser_search"})"},
    {WireFormat::OpenAiChat, QT_TRANSLATE_NOOP("ProviderTools", "Code interpreter"),
        QT_TRANSLATE_NOOP("ProviderTools", "Groq, with its gpt-oss models"),
        R"({"type":"code_interpreter"})"},
    {WireFormat::OpenAiChat, QT_TRANSLATE_NOOP("ProviderTools", "Web search of Moonshot"),
        QT_TRANSLATE_NOOP("ProviderTools", "Answer its calls with their own arguments"),
        R"({"type":"builtin_function","function":{"name":"$web_search"}})"},
    {WireFormat::OpenAiResponses, QT_TRANSLATE_NOOP("ProviderTools", "Web search"), "",
        R"({"type":"web_search"})"},
    {WireFormat::OpenAiResponses, QT_TRANSLATE_NOOP("ProviderTools", "File search"),
        QT_TRANSLATE_NOOP("ProviderTools", "Needs the id of a vector store"),
        R"({"type":"file_search","vector_store_ids":["vs_"]})"},
    {WireFormat::OpenAiResponses, QT_TRANSLATE_NOOP("ProviderTools", "Code interpreter"), "",
        R"({"type":"code_interpreter","container":{"type":"auto"}})"},
    {WireFormat::OpenAiResponses, QT_TRANSLATE_NOOP("ProviderTools", "Image generation"), "",
        R"({"type":"image_generation"})"},
    {WireFormat::OpenAiResponses, QT_TRANSLATE_NOOP("ProviderTools", "Remote MCP server"),
        QT_TRANSLATE_NOOP("ProviderTools", "Needs the server's address"),
        R"({"type":"mcp","server_label":"docs","server_url":"https://","require_approval":"never"})"},
    {WireFormat::OpenAiResponses, QT_TRANSLATE_NOOP("ProviderTools", "Custom tool with free text"),
        "", R"({"type":"custom","name":"run_code","description":"Runs Python code."})"},
    {WireFormat::Anthropic, QT_TRANSLATE_NOOP("ProviderTools", "Web search"), "",
        R"({"type":"web_search_20250305","name":"web_search","max_uses":5})"},
    {WireFormat::Anthropic, QT_TRANSLATE_NOOP("ProviderTools", "Web fetch"),
        QT_TRANSLATE_NOOP("ProviderTools", "Needs the header anthropic-beta: web-fetch-2025-09-10"),
        R"({"type":"web_fetch_20250910","name":"web_fetch","max_uses":5})"},
    {WireFormat::Anthropic, QT_TRANSLATE_NOOP("ProviderTools", "Code execution"),
        QT_TRANSLATE_NOOP(
            "ProviderTools", "Needs the header anthropic-beta: code-execution-2025-08-25"),
        R"({"type":"code_execution_20250825","name":"code_execution"})"},
    {WireFormat::Anthropic, QT_TRANSLATE_NOOP("ProviderTools", "Shell (you answer its calls)"), "",
        R"({"type":"bash_20250124","name":"bash"})"},
    {WireFormat::Anthropic,
        QT_TRANSLATE_NOOP("ProviderTools", "Text editor (you answer its calls)"), "",
        R"({"type":"text_editor_20250728","name":"str_replace_based_edit_tool"})"},
    {WireFormat::Gemini, QT_TRANSLATE_NOOP("ProviderTools", "Google search"), "",
        R"({"googleSearch":{}})"},
    {WireFormat::Gemini, QT_TRANSLATE_NOOP("ProviderTools", "Reading web addresses"), "",
        R"({"urlContext":{}})"},
    {WireFormat::Gemini, QT_TRANSLATE_NOOP("ProviderTools", "Code execution"), "",
        R"({"codeExecution":{}})"},
    {WireFormat::Gemini, QT_TRANSLATE_NOOP("ProviderTools", "Google Maps"), "",
        R"({"googleMaps":{}})"},
};

}

std::vector<ProviderTool> providerTools(WireFormat format)
{
    std::vector<ProviderTool> tools;
    for (const Known &known : kKnown) {
        if (known.format != format)
            continue;
        const auto read = toolsFromJson('[' + QByteArray(known.json) + ']', format);
        if (read && read->size() == 1)
            tools.push_back({Words::tr(known.label),
                *known.note ? Words::tr(known.note) : QString(), read->front()});
    }
    return tools;
}

}
