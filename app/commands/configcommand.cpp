#include "app/commands/configcommand.h"

#include "core/base/json.h"
#include "core/base/redact.h"
#include "core/base/settings.h"
#include "core/budgets/budget.h"
#include "core/helicone/heliconedefaults.h"
#include "core/providers/provider.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

namespace heliograph {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("ConfigCommand", text);
}

int wrong(QTextStream &err, const QString &message)
{
    err << message << Qt::endl;
    return 2;
}

QString knownKeys()
{
    QStringList keys = Settings::plainKeys();
    const QStringList parts = Settings::providerParts();
    for (const QString &part : parts)
        keys << QStringLiteral("provider.ID.") + part;
    return keys.join(QStringLiteral(", "));
}

QString unknown(const QString &key)
{
    return say(QT_TRANSLATE_NOOP("ConfigCommand", "There is no setting \"%1\". Known are: %2."))
        .arg(redactText(key.left(80)), knownKeys());
}

int get(const QString &key, const Settings &settings, QTextStream &out, QTextStream &err)
{
    if (!settings.isKnown(key))
        return wrong(err, unknown(key));
    const QString value = settings.get(key);
    if (value.isEmpty()) {
        err << say(QT_TRANSLATE_NOOP("ConfigCommand", "%1 is not set.")).arg(key) << Qt::endl;
        return 1;
    }
    out << value << Qt::endl;
    return 0;
}

int set(const QString &key, const QString &value, Settings &settings, const ProviderList &providers,
    QTextStream &err)
{
    // First, so that a key in the wrong place is told where it belongs.
    if (const Status status = Settings::validate(key, value); !status)
        return wrong(err, status.error().message);
    if (!settings.isKnown(key))
        return wrong(err, unknown(key));
    if (key == QLatin1String("provider") && !value.isEmpty() && !providers.find(value)) {
        QStringList ids;
        for (const Provider &provider : providers.all())
            ids.append(provider.id);
        return wrong(err,
            say(QT_TRANSLATE_NOOP("ConfigCommand", "There is no provider \"%1\". Known are: %2."))
                .arg(value, ids.join(QStringLiteral(", "))));
    }
    if (key == QLatin1String("budgets")) {
        if (const auto budgets = budgetsFromJson(value.toUtf8()); !budgets)
            return wrong(err, budgets.error().message);
    }
    if (const QString problem = heliconeSettingProblem(settings, key, value); !problem.isEmpty())
        return wrong(err, problem);
    const Status status = settings.set(key, value);
    if (status)
        return 0;
    err << status.error().message << Qt::endl;
    return status.error().kind == ErrorKind::Usage ? 2 : 1;
}

int list(bool json, const Settings &settings, QTextStream &out)
{
    Json all = Json::object();
    const QStringList keys = settings.keys();
    for (const QString &key : keys) {
        QString value = settings.get(key);
        if (json)
            all[key.toStdString()] = toJson(value);
        else
            out << key << '=' << value.replace(u'\n', QLatin1String("\\n")) << '\n';
    }
    if (json)
        out << QString::fromUtf8(dumpJson(all)) << '\n';
    out.flush();
    return 0;
}

}

int runConfig(const QStringList &arguments, Settings &settings, const ProviderList &providers,
    QTextStream &out, QTextStream &err)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        say(QT_TRANSLATE_NOOP("ConfigCommand",
                "Reads and changes settings. An empty VALUE removes the setting.\nKeys: %1"))
            .arg(knownKeys()));
    const QCommandLineOption format(QStringLiteral("format"),
        say(QT_TRANSLATE_NOOP("ConfigCommand", "How \"list\" prints: text or json.")),
        QStringLiteral("text|json"), QStringLiteral("text"));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
        say(QT_TRANSLATE_NOOP("ConfigCommand", "Shows this help.")));
    parser.addOptions({format, help});
    parser.addPositionalArgument(QStringLiteral("config"),
        say(QT_TRANSLATE_NOOP("ConfigCommand", "get, set or list")),
        QStringLiteral("config get|set|list [KEY [VALUE]]"));
    if (!parser.parse(QStringList{QStringLiteral("heliograph")} + arguments))
        return wrong(err, parser.errorText());
    if (parser.isSet(help)) {
        out << parser.helpText() << Qt::flush;
        return 0;
    }
    const QString shape = parser.value(format);
    if (shape != QLatin1String("text") && shape != QLatin1String("json"))
        return wrong(err, say(QT_TRANSLATE_NOOP("ConfigCommand", "--format is text or json.")));
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0);
    if (verb == QLatin1String("list") && words.size() == 1)
        return list(shape == QLatin1String("json"), settings, out);
    if (verb == QLatin1String("get") && words.size() == 2)
        return get(words[1], settings, out, err);
    if (verb == QLatin1String("set") && words.size() == 3)
        return set(words[1], words[2], settings, providers, err);
    return wrong(err,
        say(QT_TRANSLATE_NOOP("ConfigCommand",
            "Use: heliograph config get KEY | set KEY VALUE | list [--format json]")));
}

}
