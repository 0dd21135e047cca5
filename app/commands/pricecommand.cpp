#include "app/commands/pricecommand.h"

#include "core/base/json.h"
#include "core/pricing/receiptjson.h"
#include "core/pricing/usagefields.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QTimeZone>

#include <algorithm>
#include <vector>

namespace heliograph
{

namespace
{

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(PriceCommand)
};

Error usageError(const QString &message)
{
    return {ErrorKind::Usage, message};
}

// A day or an ISO 8601 time; UTC where it names no zone.
Result<QDateTime> readTime(const QString &value)
{
    QDateTime time = QDateTime::fromString(value, Qt::ISODateWithMs);
    if (!time.isValid())
        return usageError(Tr::tr("“%1” is no time such as 2026-11-24T09:30:00Z.").arg(value));
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toUTC();
}

// Strict where the history's reader is lenient: a count that a person typed wrong should not become
// another cost.
Result<Usage> readUsage(const Json &json)
{
    if (json.is_null())
        return Usage{};
    if (!json.is_object())
        return usageError(Tr::tr("The usage is no JSON object."));
    for (const auto &[key, value] : json.items()) {
        const auto known = std::find_if(kUsageFields.begin(), kUsageFields.end(),
            [&key = key](const UsageField &field) { return key == field.key; });
        if (known == kUsageFields.end() || value.is_null())
            continue;
        const std::optional<qint64> count = intMember(json, key);
        const bool whole =
            !value.is_number_float() || (count && value.get<double>() == double(*count));
        if (!value.is_number() || !count || *count < 0 || !whole)
            return usageError(Tr::tr("“%1” in the usage is no whole number from 0 on.")
                                  .arg(QString::fromStdString(key)));
    }
    return usageFromJson(json);
}

Result<PriceBook::Question> readQuestion(const Json &json, const QDateTime &now)
{
    if (!json.is_object())
        return usageError(Tr::tr("The line is no JSON object."));
    PriceBook::Question question;
    for (const auto &[key, target] :
        {std::pair{"provider", &question.provider}, std::pair{"model", &question.model}}) {
        *target = stringMember(json, key);
        if (target->isEmpty())
            return usageError(Tr::tr("“%1” is missing.").arg(QLatin1String(key)));
    }
    Result<Usage> usage = readUsage(member(json, "usage"));
    if (!usage)
        return usage.error();
    question.usage = *usage;
    question.at = now;
    question.serviceTier = stringMember(json, "service_tier");
    if (const Json &at = member(json, "at"); !at.is_null()) {
        const Result<QDateTime> time =
            at.is_string() ? readTime(toQString(at)) : usageError(Tr::tr("“at” is no text."));
        if (!time)
            return time.error();
        question.at = *time;
    }
    return question;
}

QString whyUnpriced(const PriceBook &book, const PriceBook::Question &question)
{
    const std::optional<QString> provider = book.providerId(question.provider);
    if (!provider)
        return Tr::tr("The price book has no provider “%1”.").arg(question.provider);
    if (!book.modelId(question.provider, question.model))
        return Tr::tr("The price book has no model “%1” of %2.").arg(question.model, *provider);
    if (question.usage.empty())
        return Tr::tr("The usage is not known, so the cost is not.");
    return Tr::tr("The price book has no rate for what was used.");
}

Json answer(const PriceBook &book, const PriceBook::Question &question)
{
    const std::optional<Receipt> receipt = book.price(question);
    const auto known = [](const QString &value) {
        return value.isEmpty() ? Json(nullptr) : toJson(value);
    };
    Json json = Json::object();
    json["cost_usd"] = receipt ? toJson(receipt->total.toDecimal()) : Json(nullptr);
    json["price_date"] = receipt ? priceDateToJson(*receipt) : Json(nullptr);
    json["lines"] = receipt ? receiptLinesToJson(*receipt) : Json::array();
    json["basis"] = receipt ? member(receiptToJson(*receipt), "basis") : Json(nullptr);
    json["provider"] = receipt ? known(receipt->provider) : Json(nullptr);
    json["model"] = receipt ? known(receipt->model) : Json(nullptr);
    json["source"] = receipt ? known(receipt->source) : Json(nullptr);
    json["note"] = receipt ? known(receipt->note) : toJson(whyUnpriced(book, question));
    return json;
}

void printTable(const Receipt &receipt, QTextStream &out)
{
    using Row = std::vector<QString>;
    std::vector<Row> rows{{Tr::tr("CLASS"), Tr::tr("COUNT"), Tr::tr("RATE (USD)"), Tr::tr("AMOUNT (USD)")}};
    for (const ReceiptLine &line : receipt.lines) {
        const QString per = line.per == 1'000'000 ? Tr::tr("per million")
            : line.per == 1'000                   ? Tr::tr("per thousand")
                                                  : Tr::tr("per %1").arg(line.per);
        rows.push_back({line.usageClass, QString::number(line.count),
            line.rate.toDecimal() + QLatin1Char(' ') + per, line.amount.toDecimal()});
    }
    const QString total =
        receipt.basis == CostBasis::Estimated ? Tr::tr("total, estimated") : Tr::tr("total");
    rows.push_back({total, {}, {}, receipt.total.toDecimal()});

    // Amounts stand with their points below each other.
    qsizetype fraction = 0;
    const auto fractionOf = [](const QString &amount) {
        const qsizetype point = amount.indexOf(QLatin1Char('.'));
        return point < 0 ? qsizetype(0) : amount.size() - point;
    };
    for (size_t i = 1; i < rows.size(); ++i)
        fraction = qMax(fraction, fractionOf(rows[i][3]));
    for (size_t i = 1; i < rows.size(); ++i)
        rows[i][3] += QString(fraction - fractionOf(rows[i][3]), QLatin1Char(' '));

    std::vector<qsizetype> widths(rows[0].size(), 0);
    for (const Row &row : rows) {
        for (size_t column = 0; column < row.size(); ++column)
            widths[column] = qMax(widths[column], row[column].size());
    }
    for (const Row &row : rows) {
        QString printed = row[0].leftJustified(widths[0]);
        for (size_t column = 1; column < row.size(); ++column)
            printed += QStringLiteral("  ") + row[column].rightJustified(widths[column]);
        while (printed.endsWith(QLatin1Char(' ')))
            printed.chop(1);
        out << printed << '\n';
    }
    out << '\n';
    out << Tr::tr("Price row: %1, %2").arg(receipt.provider, receipt.model) << '\n';
    if (receipt.priceDate.isValid())
        out << Tr::tr("Price date: %1").arg(receipt.priceDate.toString(Qt::ISODate)) << '\n';
    out << Tr::tr("Source: %1").arg(receipt.source) << '\n';
    if (!receipt.note.isEmpty())
        out << Tr::tr("Note: %1").arg(receipt.note) << '\n';
}

void writeLine(QTextStream &out, const Json &json)
{
    out << QString::fromUtf8(dumpJson(json)) << '\n';
}

int runBatch(const PriceOptions &options, const PriceBook &book, const QDateTime &now,
    QIODevice &input, QTextStream &out)
{
    int status = 0;
    while (true) {
        const QByteArray line = input.readLine();
        if (line.isEmpty())
            break;
        if (line.trimmed().isEmpty())
            continue;
        const std::optional<Json> json = parseJson(line.trimmed());
        const Result<PriceBook::Question> question =
            json ? readQuestion(*json, now) : usageError(Tr::tr("The line is no JSON."));
        if (question) {
            writeLine(out, answer(book, *question));
        } else {
            Json failed = Json::object();
            failed["error"] = toJson(question.error().message);
            writeLine(out, failed);
            status = 1;
        }
        // A program that asks and waits for its answer gets it.
        if (options.batch == QLatin1String("-") && !input.canReadLine())
            out.flush();
    }
    out.flush();
    return status;
}

}

Result<PriceOptions> parsePriceOptions(const QStringList &arguments, const QDateTime &now)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Tr::tr("What a call costs, line by line, by the price book."));
    const QCommandLineOption help(
        {QStringLiteral("h"), QStringLiteral("help")}, Tr::tr("Shows this help."));
    const QCommandLineOption provider(
        QStringLiteral("provider"), Tr::tr("The provider, such as openai."), Tr::tr("ID"));
    const QCommandLineOption model(
        QStringLiteral("model"), Tr::tr("The model, by any of its names."), Tr::tr("MODEL"));
    const QCommandLineOption usage(QStringLiteral("usage"),
        Tr::tr("The tokens, as JSON: {\"input\": 1000, \"cached_input\": 0, \"output\": 200, …}."),
        Tr::tr("JSON"));
    const QCommandLineOption at(QStringLiteral("at"),
        Tr::tr("When the call was made; now where it is left out."), Tr::tr("TIME"));
    const QCommandLineOption tier(QStringLiteral("tier"),
        Tr::tr("The service tier, such as batch, flex or priority."), Tr::tr("NAME"));
    const QCommandLineOption format(
        QStringLiteral("format"), Tr::tr("table or json."), Tr::tr("FORMAT"), QStringLiteral("table"));
    const QCommandLineOption batch(QStringLiteral("batch"),
        Tr::tr("Prices JSON lines {provider, model, usage, at, service_tier} from a file, or from the standard "
             "input with -."),
        Tr::tr("FILE"));
    parser.addOptions({help, provider, model, usage, at, tier, format, batch});

    // The parser takes the program's name first.
    if (!parser.parse(QStringList{QStringLiteral("heliograph price")} + arguments))
        return usageError(parser.errorText());
    PriceOptions options;
    if (parser.isSet(help)) {
        options.help = true;
        options.helpText = parser.helpText();
        return options;
    }
    if (!parser.positionalArguments().isEmpty())
        return usageError(
            Tr::tr("“%1” is not understood.").arg(parser.positionalArguments().constFirst()));
    if (parser.isSet(format)) {
        if (parser.value(format) == QLatin1String("json"))
            options.format = PriceOptions::Format::Json;
        else if (parser.value(format) != QLatin1String("table"))
            return usageError(
                Tr::tr("--format is table or json, not “%1”.").arg(parser.value(format)));
    }
    if (parser.isSet(batch)) {
        for (const QCommandLineOption &other : {provider, model, usage, at, tier}) {
            if (parser.isSet(other))
                return usageError(
                    Tr::tr("--batch and --%1 exclude each other.").arg(other.names().constFirst()));
        }
        options.batch = parser.value(batch);
        if (options.batch.isEmpty())
            return usageError(Tr::tr("--batch needs a file, or - for the standard input."));
        return options;
    }
    for (const QCommandLineOption &needed : {provider, model, usage}) {
        if (parser.value(needed).isEmpty())
            return usageError(Tr::tr("--%1 is missing.").arg(needed.names().constFirst()));
    }
    options.question.provider = parser.value(provider);
    options.question.model = parser.value(model);
    const std::optional<Json> json = parseJson(parser.value(usage).toUtf8());
    if (!json)
        return usageError(Tr::tr("The usage is no JSON."));
    const Result<Usage> read = readUsage(*json);
    if (!read)
        return read.error();
    options.question.usage = *read;
    options.question.at = now;
    options.question.serviceTier = parser.value(tier);
    if (parser.isSet(at)) {
        const Result<QDateTime> time = readTime(parser.value(at));
        if (!time)
            return time.error();
        options.question.at = *time;
    }
    return options;
}

int runPrice(const PriceOptions &options, const PriceBook &book, const QDateTime &now,
    QIODevice &input, QTextStream &out, QTextStream &err)
{
    if (options.help) {
        out << options.helpText;
        out.flush();
        return 0;
    }
    if (options.batch == QLatin1String("-"))
        return runBatch(options, book, now, input, out);
    if (!options.batch.isEmpty()) {
        QFile file(options.batch);
        if (!file.open(QIODevice::ReadOnly)) {
            err << Tr::tr("%1 cannot be read: %2").arg(options.batch, file.errorString()) << '\n';
            err.flush();
            return 1;
        }
        return runBatch(options, book, now, file, out);
    }
    if (options.format == PriceOptions::Format::Json)
        writeLine(out, answer(book, options.question));
    else if (const std::optional<Receipt> receipt = book.price(options.question))
        printTable(*receipt, out);
    else
        out << Tr::tr("Unpriced.") << ' ' << whyUnpriced(book, options.question) << '\n';
    out.flush();
    return 0;
}

}
