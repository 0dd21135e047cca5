#include "app/commands/keyscommand.h"

#include "core/base/json.h"
#include "core/helicone/heliconeoptions.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

namespace heliograph {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("KeysCommand", text);
}

QFuture<int> done(int status)
{
    return QtFuture::makeReadyFuture(status);
}

QFuture<int> wrong(const KeysContext &context, const QString &message)
{
    context.err << message << Qt::endl;
    return done(2);
}

/// Who has a key under this name, and the variable that stands in. Helicone's own key has no
/// provider.
struct Owner {
    QString name; ///< for people
    QStringList variables;
};

std::optional<Owner> ownerOf(const QString &name, const ProviderList &providers)
{
    if (name == QLatin1String("helicone"))
        return Owner{QStringLiteral("Helicone"), {QStringLiteral("HELICONE_API_KEY")}};
    // Where Helicone may pass calls on to: its headers carry these keys.
    if (name == QLatin1String("posthog"))
        return Owner{QStringLiteral("PostHog"), {QLatin1String(kPosthogVariable)}};
    if (name == QLatin1String("lytix"))
        return Owner{QStringLiteral("Lytix"), {QLatin1String(kLytixVariable)}};
    const Provider *provider = providers.find(name);
    if (!provider || !provider->takesKey())
        return std::nullopt;
    return Owner{provider->name, provider->keyVariables()};
}

QList<KeyName> allNames(const ProviderList &providers)
{
    QList<KeyName> names{{QStringLiteral("helicone"), QStringLiteral("HELICONE_API_KEY")}};
    for (const Provider &provider : providers.all()) {
        if (provider.takesKey() && provider.id != names.first().name)
            names.append({provider.id, provider.keyVariable, provider.moreKeyVariables});
    }
    names.append({QStringLiteral("posthog"), QLatin1String(kPosthogVariable)});
    names.append({QStringLiteral("lytix"), QLatin1String(kLytixVariable)});
    return names;
}

QString unknown(const QString &name, const ProviderList &providers)
{
    if (const Provider *provider = providers.find(name))
        return say(QT_TRANSLATE_NOOP("KeysCommand", "%1 takes no key.")).arg(provider->name);
    QStringList names;
    for (const KeyName &known : allNames(providers))
        names.append(known.name);
    // The name is not repeated: it may be a key, typed in the wrong place.
    return say(QT_TRANSLATE_NOOP(
                   "KeysCommand", "There is no provider of that name. Keys have these names: %1."))
        .arg(names.join(QStringLiteral(", ")));
}

QFuture<int> setKey(const QString &name, const KeysContext &context)
{
    const auto owner = ownerOf(name, context.providers);
    if (!owner)
        return wrong(context, unknown(name, context.providers));
    const auto value = context.readSecret(
        say(QT_TRANSLATE_NOOP("KeysCommand", "Key for %1 (not shown): ")).arg(owner->name));
    if (!value) {
        context.err << value.error().message << Qt::endl;
        return done(1);
    }
    return context.keys.store(name, *value)
        .then(&context.keys, [context, owner](const Status &status) {
            if (status)
                context.err << say(
                    QT_TRANSLATE_NOOP("KeysCommand", "The key for %1 is in the keychain."))
                                   .arg(owner->name)
                            << Qt::endl;
            else
                context.err << status.error().message << Qt::endl;
            return status ? 0 : 1;
        });
}

QFuture<int> removeKey(const QString &name, const KeysContext &context)
{
    // A provider that is no longer in the settings may have left its key behind.
    const auto owner = ownerOf(name, context.providers);
    if (!owner && (context.providers.find(name) || !isProviderId(name)))
        return wrong(context, unknown(name, context.providers));
    return context.keys.remove(name).then(&context.keys, [context, owner](const Status &status) {
        if (!status) {
            context.err << status.error().message << Qt::endl;
            return 1;
        }
        context.err << say(QT_TRANSLATE_NOOP("KeysCommand", "The keychain holds no such key now."))
                    << Qt::endl;
        for (const QString &variable : owner ? owner->variables : QStringList()) {
            if (qEnvironmentVariableIsEmpty(variable.toLatin1().constData()))
                continue;
            context.err << say(
                QT_TRANSLATE_NOOP("KeysCommand", "%1 is still set in the environment, and used."))
                               .arg(variable)
                        << Qt::endl;
            break;
        }
        return 0;
    });
}

QString originText(const KeyInfo &info)
{
    switch (info.origin) {
    case KeyOrigin::Keychain:
        return say(QT_TRANSLATE_NOOP("KeysCommand", "keychain"));
    case KeyOrigin::Environment:
        return say(QT_TRANSLATE_NOOP("KeysCommand", "environment (%1)")).arg(info.variable);
    case KeyOrigin::Session:
        return say(QT_TRANSLATE_NOOP("KeysCommand", "this session"));
    case KeyOrigin::None:
        break;
    }
    return say(QT_TRANSLATE_NOOP("KeysCommand", "none"));
}

void printTable(const QList<KeyInfo> &infos, QTextStream &out)
{
    QList<QStringList> rows{{say(QT_TRANSLATE_NOOP("KeysCommand", "NAME")),
        say(QT_TRANSLATE_NOOP("KeysCommand", "FROM")),
        say(QT_TRANSLATE_NOOP("KeysCommand", "ENDS IN"))}};
    qsizetype first = rows[0][0].size();
    qsizetype second = rows[0][1].size();
    for (const KeyInfo &info : infos) {
        rows.append({info.name, originText(info), info.lastFour});
        first = std::max(first, info.name.size());
        second = std::max(second, rows.last()[1].size());
    }
    for (const QStringList &row : std::as_const(rows)) {
        QString line = row[0].leftJustified(first + 2) + row[1].leftJustified(second + 2) + row[2];
        while (line.endsWith(u' '))
            line.chop(1);
        out << line << Qt::endl;
    }
}

void printJson(const QList<KeyInfo> &infos, QTextStream &out)
{
    Json keys = Json::array();
    for (const KeyInfo &info : infos) {
        Json key = Json::object();
        key["name"] = toJson(info.name);
        key["origin"] = toJson(keyOriginName(info.origin));
        key["variable"] = info.variable.isEmpty() ? Json() : toJson(info.variable);
        key["last_four"] = info.lastFour.isEmpty() ? Json() : toJson(info.lastFour);
        keys.push_back(std::move(key));
    }
    out << QString::fromUtf8(dumpJson(Json{{"keys", std::move(keys)}})) << Qt::endl;
}

QFuture<int> listKeys(bool json, const KeysContext &context)
{
    return context.keys.list(allNames(context.providers))
        .then(&context.keys, [context, json](const QList<KeyInfo> &infos) {
            if (json)
                printJson(infos, context.out);
            else
                printTable(infos, context.out);
            if (context.keys.keychainUsable() != false)
                return 0;
            context.err << context.keys.keychainProblem() << Qt::endl;
            return 1;
        });
}

}

QFuture<int> runKeys(const QStringList &arguments, const KeysContext &context)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(say(QT_TRANSLATE_NOOP("KeysCommand",
        "Keeps keys in the operating system's keychain. \"set\" reads the key from standard input, "
        "or asks for it.\n"
        "NAME is a provider's id or \"helicone\".")));
    const QCommandLineOption format(QStringLiteral("format"),
        say(QT_TRANSLATE_NOOP("KeysCommand", "How \"list\" prints: table or json.")),
        QStringLiteral("table|json"), QStringLiteral("table"));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
        say(QT_TRANSLATE_NOOP("KeysCommand", "Shows this help.")));
    parser.addOptions({format, help});
    parser.addPositionalArgument(QStringLiteral("keys"),
        say(QT_TRANSLATE_NOOP("KeysCommand", "set, list or remove")),
        QStringLiteral("keys set|list|remove [NAME]"));
    if (!parser.parse(QStringList{QStringLiteral("heliograph")} + arguments))
        return wrong(context, parser.errorText());
    if (parser.isSet(help)) {
        context.out << parser.helpText() << Qt::flush;
        return done(0);
    }
    const QString shape = parser.value(format);
    if (shape != QLatin1String("table") && shape != QLatin1String("json"))
        return wrong(context, say(QT_TRANSLATE_NOOP("KeysCommand", "--format is table or json.")));
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0);
    if (verb == QLatin1String("list") && words.size() == 1)
        return listKeys(shape == QLatin1String("json"), context);
    if (verb == QLatin1String("set") && words.size() == 2)
        return setKey(words[1], context);
    if (verb == QLatin1String("remove") && words.size() == 2)
        return removeKey(words[1], context);
    if (verb == QLatin1String("set") && words.size() > 2)
        return wrong(context,
            say(QT_TRANSLATE_NOOP("KeysCommand",
                "A key is never given as an argument, where other programs can see it. It is read "
                "from standard input: "
                "heliograph keys set NAME < FILE")));
    return wrong(context,
        say(QT_TRANSLATE_NOOP(
            "KeysCommand", "Use: heliograph keys set NAME | list [--format json] | remove NAME")));
}

}
