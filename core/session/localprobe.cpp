#include "core/session/localprobe.h"

#include "core/base/json.h"

#include <algorithm>

namespace heliograph {

namespace {

bool every(const Json &rows, bool (*fits)(const Json &))
{
    return rows.is_array() && std::all_of(rows.begin(), rows.end(), fits);
}

bool ownedBy(const Json &rows, const char *owner)
{
    return rows.is_array() && !rows.empty()
        && std::all_of(rows.begin(), rows.end(), [owner](const Json &row) {
               return stringMember(row, "owned_by") == QLatin1String(owner);
           });
}

bool isOllama(const Json &root)
{
    // llama.cpp answers this path as well, and adds a list in OpenAI's shape.
    return !member(root, "data").is_array() && every(member(root, "models"), [](const Json &row) {
        return row.is_object() && member(row, "name").is_string()
            && member(row, "digest").is_string();
    });
}

bool isLmStudio(const Json &root)
{
    return every(member(root, "data"), [](const Json &row) {
        return row.is_object() && member(row, "id").is_string() && member(row, "type").is_string()
            && member(row, "state").is_string();
    });
}

bool saysLlamaCpp(const HeaderList &headers)
{
    return std::any_of(headers.begin(), headers.end(), [](const Header &header) {
        return header.first.compare("Server", Qt::CaseInsensitive) == 0
            && header.second.toLower().contains("llama.cpp");
    });
}

bool isIt(const QString &probe, const Json &root, const HeaderList &headers)
{
    if (probe == QLatin1String("ollama"))
        return isOllama(root);
    if (probe == QLatin1String("lmstudio"))
        return isLmStudio(root);
    const Json &rows = member(root, "data");
    if (probe == QLatin1String("llamacpp"))
        return ownedBy(rows, "llamacpp") || (rows.is_array() && saysLlamaCpp(headers));
    return probe == QLatin1String("vllm") && ownedBy(rows, "vllm");
}

}

QString probePath(const QString &probe)
{
    if (probe == QLatin1String("ollama"))
        return QStringLiteral("//api/tags");
    if (probe == QLatin1String("lmstudio"))
        return QStringLiteral("//api/v0/models");
    return QStringLiteral("/models");
}

QString probeFallbackPath(const QString &probe)
{
    // Neither asks for a key there.
    if (probe == QLatin1String("vllm"))
        return QStringLiteral("//version");
    return probe == QLatin1String("llamacpp") ? QStringLiteral("//health") : QString();
}

ProbeVerdict readProbe(const QString &probe, const ProbeAnswer &answer)
{
    if (answer.status == 0)
        return {ProbeState::Absent, {}};
    const auto root = parseJson(answer.body);
    if (answer.status == 401 || answer.status == 403)
        return {ProbeState::Locked, {}};
    if (answer.status == 503 && probe == QLatin1String("llamacpp") && root
        && stringMember(member(*root, "error"), "message").contains(QLatin1String("oading model")))
        return {ProbeState::Loading, {}};
    if (answer.status < 200 || answer.status >= 300 || !root || !isIt(probe, *root, answer.headers))
        return {ProbeState::Other, {}};
    const auto models = parseModelList(
        probe == QLatin1String("ollama") ? ModelListShape::Ollama : ModelListShape::OpenAi,
        answer.body);
    return {ProbeState::Running, models ? *models : QList<FetchedModel>()};
}

ProbeVerdict readProbeFallback(const QString &probe, const ProbeAnswer &answer)
{
    const auto root = parseJson(answer.body);
    const bool good = answer.status == 200 && root && root->is_object();
    const bool vllm = probe == QLatin1String("vllm") && good && root->size() == 1
        && member(*root, "version").is_string();
    const bool llamaCpp = probe == QLatin1String("llamacpp")
        && ((good && stringMember(*root, "status") == QLatin1String("ok"))
            || saysLlamaCpp(answer.headers));
    return {vllm || llamaCpp ? ProbeState::Locked : ProbeState::Other, {}};
}

}
