#include "app/commands/pricescommand.h"

#include "core/pricing/userprices.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(PricesCommand)
};

int fail(QTextStream &err, const Error &error)
{
    err << error.message << Qt::endl;
    return error.kind == ErrorKind::Usage || error.kind == ErrorKind::NotFound ? 2 : 1;
}

Json rowToJson(const PriceRow &row)
{
    const auto day = [](const QDate &date) {
        return date.isValid() ? toJson(date.toString(Qt::ISODate)) : Json();
    };
    Json json = Json::object();
    json["provider"] = toJson(row.provider);
    json["model"] = toJson(row.model);
    json["from"] = day(row.from);
    json["hours"] = row.start.isValid() ? Json::array({toJson(row.start.toString(Qt::ISODate)),
                        toJson(row.end.toString(Qt::ISODate))})
                                        : Json();
    json["rates"] = ratesToJson(row.rates);
    json["source"] = toJson(row.source);
    json["source_date"] = day(row.sourceDate);
    json["note"] = row.note.isEmpty() ? Json() : toJson(row.note);
    return json;
}

int list(const PriceBook &book, bool all, bool json, QTextStream &out)
{
    for (const PriceRow &row : book.rows()) {
        if (!all && !row.own)
            break; // the user's stand first
        if (json) {
            out << QString::fromUtf8(dumpJson(rowToJson(row))) << '\n';
            continue;
        }
        const QString from =
            row.from.isValid() ? row.from.toString(Qt::ISODate) : QStringLiteral("-");
        out << row.provider << "  " << row.model << "  " << from << "  "
            << QString::fromUtf8(dumpJson(ratesToJson(row.rates))) << "  " << row.source << '\n';
    }
    out.flush();
    return 0;
}

}

int runPrices(const QStringList &arguments, UserPrices &prices, QTextStream &out, QTextStream &err)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Tr::tr("Your own prices, which win over the built-in ones: list, set or remove."));
    parser.addPositionalArgument(QStringLiteral("list|set|remove"), Tr::tr("What to do."));
    const QCommandLineOption help(
        {QStringLiteral("h"), QStringLiteral("help")}, Tr::tr("Shows this help."));
    const QCommandLineOption provider(
        QStringLiteral("provider"), Tr::tr("The provider, such as openai."), Tr::tr("ID"));
    const QCommandLineOption model(QStringLiteral("model"), Tr::tr("The model."), Tr::tr("MODEL"));
    const QCommandLineOption from(QStringLiteral("from"),
        Tr::tr("The day from which the price holds (UTC); always where it is left out."),
        Tr::tr("DAY"));
    const QCommandLineOption rates(QStringLiteral("rates"),
        Tr::tr("USD per million tokens: {\"input\": \"2\", \"cached_input\": \"0.5\", \"output\": "
               "\"8\"}."),
        Tr::tr("JSON"));
    const QCommandLineOption note(
        QStringLiteral("note"), Tr::tr("Said on every receipt."), Tr::tr("TEXT"));
    const QCommandLineOption all(QStringLiteral("all"), Tr::tr("list: the built-in prices, too."));
    const QCommandLineOption format(QStringLiteral("format"), Tr::tr("table or json."),
        Tr::tr("FORMAT"), QStringLiteral("table"));
    parser.addOptions({help, provider, model, from, rates, note, all, format});
    const auto wrong = [&err](const QString &message) {
        return fail(err, {ErrorKind::Usage, message});
    };
    if (!parser.parse(QStringList{QStringLiteral("heliograph prices")} + arguments))
        return wrong(parser.errorText());
    if (parser.isSet(help)) {
        out << parser.helpText() << Qt::flush;
        return 0;
    }
    const QStringList words = parser.positionalArguments();
    if (words.size() != 1)
        return wrong(Tr::tr("Say one of list, set and remove."));
    const bool json = parser.value(format) == QLatin1String("json");
    if (!json && parser.value(format) != QLatin1String("table"))
        return wrong(Tr::tr("--format is table or json, not “%1”.").arg(parser.value(format)));
    if (!prices.state())
        return fail(err, prices.state().error());
    if (words[0] == QLatin1String("list"))
        return list(*prices.book(), parser.isSet(all), json, out);

    UserPrice row{parser.value(provider).trimmed(), parser.value(model).trimmed(), {}, {},
        parser.value(note)};
    if (row.provider.isEmpty() || row.model.isEmpty())
        return wrong(Tr::tr("--provider and --model are needed."));
    if (parser.isSet(from)) {
        row.from = QDate::fromString(parser.value(from), Qt::ISODate);
        if (!row.from.isValid())
            return wrong(Tr::tr("“%1” is no day such as 2026-11-24.").arg(parser.value(from)));
    }
    if (words[0] == QLatin1String("remove")) {
        const Status removed = prices.remove(row);
        return removed ? 0 : fail(err, removed.error());
    }
    if (words[0] != QLatin1String("set"))
        return wrong(Tr::tr("Say one of list, set and remove."));
    const auto given = parseJson(parser.value(rates).toUtf8());
    if (!given)
        return wrong(Tr::tr("--rates is needed, as JSON: {\"input\": \"2\", \"output\": \"8\"}."));
    Result<Rates> read = ratesFromJson(*given);
    if (!read)
        return wrong(read.error().message);
    row.rates = std::move(read).value();
    const Status written = prices.set(row);
    return written ? 0 : fail(err, written.error());
}

}
