#include "core/helicone/gatewaymodel.h"

#include <QCoreApplication>

#include <algorithm>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(GatewayModel)
};

constexpr QLatin1String kOnline(":online");

/// A piece of the text that knows where it stands.
struct Piece {
    QStringView text;
    qsizetype at = 0;
};

Piece trimmed(Piece piece)
{
    while (!piece.text.isEmpty() && piece.text.front().isSpace()) {
        piece.text = piece.text.sliced(1);
        ++piece.at;
    }
    while (!piece.text.isEmpty() && piece.text.back().isSpace())
        piece.text.chop(1);
    return piece;
}

QList<Piece> split(Piece whole, QChar border)
{
    QList<Piece> pieces;
    qsizetype from = 0;
    for (qsizetype i = 0; i <= whole.text.size(); ++i) {
        if (i < whole.text.size() && whole.text[i] != border)
            continue;
        pieces.append({whole.text.sliced(from, i - from), whole.at + from});
        from = i + 1;
    }
    return pieces;
}

GatewayModelProblem problem(const Piece &piece, const QString &message)
{
    return {piece.at, piece.text.size(), message};
}

std::optional<GatewayModelProblem> unsound(const Piece &piece)
{
    for (qsizetype i = 0; i < piece.text.size(); ++i) {
        const QChar c = piece.text[i];
        if (c.isSpace())
            return GatewayModelProblem{piece.at + i, 1,
                Tr::tr("A name has no space in it. Put a comma between two models.")};
        if (c.unicode() < 32 || c.unicode() == 127)
            return GatewayModelProblem{
                piece.at + i, 1, Tr::tr("A name has no control character in it.")};
    }
    return std::nullopt;
}

std::optional<GatewayModelProblem> unknownProvider(const Piece &piece)
{
    if (gatewayProviders().contains(piece.text))
        return std::nullopt;
    return problem(piece,
        Tr::tr("The gateway knows no provider “%1”. It knows: %2.")
            .arg(piece.text, gatewayProviders().join(QStringLiteral(", "))));
}

std::variant<GatewayModel, GatewayModelProblem> parseOne(const Piece &entry)
{
    const QList<Piece> parts = split(entry, u'/');
    if (parts.size() > 3)
        return problem({entry.text.sliced(parts[3].at - 1 - entry.at), parts[3].at - 1},
            Tr::tr(
                "A model has at most three parts: model/provider/key. The gateway ignores more."));
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (parts[i].text.isEmpty())
            return problem(parts[i],
                i == 0       ? Tr::tr("A model's name is missing here.")
                    : i == 1 ? Tr::tr("A provider's name is missing after the slash.")
                             : Tr::tr("The name of one of your keys is missing after the slash."));
        if (const auto wrong = unsound(parts[i]))
            return *wrong;
    }
    GatewayModel result;
    Piece name = parts[0];
    if (name.text.startsWith(u'!'))
        return problem({name.text.first(1), name.at},
            Tr::tr("An exclusion names a provider alone, such as !openai."));
    if (name.text.endsWith(kOnline)) {
        result.online = true;
        name.text.chop(kOnline.size());
        if (name.text.isEmpty())
            return problem({name.text, name.at}, Tr::tr("A model's name is missing here."));
    }
    result.model = name.text.toString();
    if (parts.size() > 1) {
        if (parts[1].text.endsWith(kOnline))
            return problem({parts[1].text.last(kOnline.size()),
                               parts[1].at + parts[1].text.size() - kOnline.size()},
                Tr::tr("“:online” belongs right behind the model's name."));
        if (const auto wrong = unknownProvider(parts[1]))
            return *wrong;
        result.provider = parts[1].text.toString();
    }
    if (parts.size() > 2)
        result.customUid = parts[2].text.toString();
    return result;
}

}

QStringList gatewayProviders()
{
    // packages/cost/models/providers of Helicone's source, July 2026.
    static const QStringList names{QStringLiteral("anthropic"), QStringLiteral("azure"),
        QStringLiteral("baseten"), QStringLiteral("bedrock"), QStringLiteral("canopywave"),
        QStringLiteral("cerebras"), QStringLiteral("chutes"), QStringLiteral("deepinfra"),
        QStringLiteral("deepseek"), QStringLiteral("fireworks"), QStringLiteral("google-ai-studio"),
        QStringLiteral("groq"), QStringLiteral("helicone"), QStringLiteral("mistral"),
        QStringLiteral("nebius"), QStringLiteral("novita"), QStringLiteral("openai"),
        QStringLiteral("openrouter"), QStringLiteral("perplexity"), QStringLiteral("vertex"),
        QStringLiteral("xai")};
    return names;
}

std::variant<GatewayModels, GatewayModelProblem> parseGatewayModels(QStringView text)
{
    GatewayModels result;
    if (trimmed({text, 0}).text.isEmpty())
        return GatewayModelProblem{0, 0, Tr::tr("A model's name is missing here.")};
    std::vector<Piece> providers; // of the models, where one is named
    for (const Piece &raw : split({text, 0}, u',')) {
        const Piece entry = trimmed(raw);
        if (entry.text.isEmpty())
            return GatewayModelProblem{
                raw.at, raw.text.size(), Tr::tr("Between two commas stands a model.")};
        if (entry.text.startsWith(u'!') && !entry.text.contains(u'/')) {
            const Piece name{entry.text.sliced(1), entry.at + 1};
            if (name.text.isEmpty())
                return problem(name, Tr::tr("Which provider? An example: !openai"));
            if (const auto wrong = unsound(name))
                return *wrong;
            if (const auto wrong = unknownProvider(name))
                return *wrong;
            result.excluded.append(name.text.toString());
            continue;
        }
        auto one = parseOne(entry);
        if (const auto *wrong = std::get_if<GatewayModelProblem>(&one))
            return *wrong;
        result.models.push_back(std::get<GatewayModel>(std::move(one)));
        providers.push_back(
            result.models.back().provider.isEmpty() ? Piece{} : split(entry, u'/')[1]);
    }
    if (result.models.empty())
        return GatewayModelProblem{
            text.size(), 0, Tr::tr("Only exclusions stand here: add the model that is wanted.")};
    for (const Piece &provider : providers) {
        if (!provider.text.isEmpty() && result.excluded.contains(provider.text))
            return problem(provider,
                Tr::tr("“%1” is asked for here and excluded as well.").arg(provider.text));
    }
    return result;
}

std::optional<Error> gatewayModelError(QStringView text)
{
    const auto parsed = parseGatewayModels(text);
    const auto *wrong = std::get_if<GatewayModelProblem>(&parsed);
    if (!wrong)
        return std::nullopt;
    return Error{ErrorKind::Usage,
        Tr::tr("The model “%1” cannot be asked for, see character %2: %3")
            .arg(text)
            .arg(wrong->position + 1)
            .arg(wrong->message),
        0, {}};
}

}
