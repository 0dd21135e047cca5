#include "core/schema/jsonplace.h"

#include "core/wire/rawjson.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(JsonPlace)
};

QByteArrayView trimmed(QByteArrayView text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    if (text.startsWith("\xef\xbb\xbf"))
        text = text.sliced(3);
    while (!text.isEmpty() && isSpace(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isSpace(text.back()))
        text.chop(1);
    return text;
}

std::optional<QByteArrayView> child(QByteArrayView value, const QByteArray &key)
{
    if (value.startsWith('{')) {
        const auto members = rawMembers(value);
        if (!members)
            return std::nullopt;
        // Of members of one name the last counts, as for the parser.
        const auto at = std::find_if(members->rbegin(), members->rend(),
            [&key](const RawMember &member) { return member.key == key; });
        return at == members->rend() ? std::nullopt : std::optional(at->value);
    }
    bool ok = false;
    const qulonglong index = key.toULongLong(&ok);
    const auto elements = ok ? rawElements(value) : std::nullopt;
    if (!elements || index >= elements->size())
        return std::nullopt;
    return (*elements)[size_t(index)];
}

/// What the parser missed, in words for people. Its own texts are English and for programmers.
QString mistakeText(std::string_view what)
{
    struct Words {
        std::string_view part;
        const char *text;
    };
    static constexpr std::array known{
        Words{"unexpected end of input",
            QT_TRANSLATE_NOOP(
                "JsonPlace", "The JSON ends too early: a bracket or a quote is not closed.")},
        Words{"; expected end of input",
            QT_TRANSLATE_NOOP("JsonPlace", "Something stands here after the end of the JSON.")},
        Words{"missing closing quote",
            QT_TRANSLATE_NOOP("JsonPlace", "The text in quotes that begins here is not closed.")},
        Words{"invalid string",
            QT_TRANSLATE_NOOP("JsonPlace",
                "A character in this text needs a backslash, or the backslash before it is "
                "wrong.")},
        Words{"; expected ':'", QT_TRANSLATE_NOOP("JsonPlace", "A colon is missing before this.")},
        Words{"; expected object key",
            QT_TRANSLATE_NOOP("JsonPlace",
                "A name in double quotes belongs here. Is a comma too many before it?")},
        Words{"; expected string literal",
            QT_TRANSLATE_NOOP("JsonPlace",
                "A name in double quotes belongs here. Is a comma too many before it?")},
        Words{"; expected '}'",
            QT_TRANSLATE_NOOP("JsonPlace", "A comma or a closing } is missing before this.")},
        Words{"; expected ']'",
            QT_TRANSLATE_NOOP("JsonPlace", "A comma or a closing ] is missing before this.")},
        Words{"invalid number", QT_TRANSLATE_NOOP("JsonPlace", "This is no number of JSON.")},
        Words{"number overflow", QT_TRANSLATE_NOOP("JsonPlace", "This number is too large.")},
    };
    for (const Words &words : known) {
        if (what.find(words.part) != std::string_view::npos)
            return Tr::tr(words.text);
    }
    return Tr::tr("This is no JSON: here may stand a text in double quotes, a number, true, false, "
                  "null, { or [.");
}

}

bool hasWrong(const SchemaProblems &problems)
{
    return firstWrong(problems) != nullptr;
}

const SchemaProblem *firstWrong(const SchemaProblems &problems)
{
    const auto at = std::find_if(problems.begin(), problems.end(),
        [](const SchemaProblem &one) { return one.kind == SchemaProblem::Kind::Wrong; });
    return at == problems.end() ? nullptr : &*at;
}

JsonPlace placeAt(QByteArrayView text, qsizetype offset)
{
    JsonPlace place;
    place.offset = std::clamp<qsizetype>(offset, 0, text.size());
    const QByteArrayView before = text.first(place.offset);
    place.line = 1 + int(std::count(before.begin(), before.end(), '\n'));
    const qsizetype start = before.lastIndexOf('\n') + 1;
    place.column = 1 + int(QString::fromUtf8(before.sliced(start)).size());
    return place;
}

std::optional<JsonPlace> placeOf(QByteArrayView text, const QString &pointer)
{
    QByteArrayView value = trimmed(text);
    const QStringList steps = pointer.split(QLatin1Char('/'));
    if (!steps.first().isEmpty())
        return std::nullopt;
    for (qsizetype i = 1; i < steps.size(); ++i) {
        QString key = steps[i];
        key.replace(QLatin1String("~1"), QLatin1String("/"));
        key.replace(QLatin1String("~0"), QLatin1String("~"));
        const auto inner = child(value, key.toUtf8());
        if (!inner)
            return std::nullopt;
        value = *inner;
    }
    JsonPlace place = placeAt(text, value.data() - text.data());
    place.size = value.size();
    return place;
}

QString pointerTo(const QString &parent, const QString &key)
{
    QString escaped = key;
    escaped.replace(QLatin1Char('~'), QLatin1String("~0"));
    escaped.replace(QLatin1Char('/'), QLatin1String("~1"));
    return parent + QLatin1Char('/') + escaped;
}

QString pointerTo(const QString &parent, size_t index)
{
    return parent + QLatin1Char('/') + QString::number(index);
}

std::optional<SchemaProblem> jsonMistake(QByteArrayView text)
{
    if (parseJson(text)) // it forgives what is broken inside texts
        return std::nullopt;
    SchemaProblem problem;
    if (trimmed(text).isEmpty()) {
        problem.message = Tr::tr("Here is no JSON yet.");
        problem.line = problem.column = 1;
        return problem;
    }
    qsizetype offset = 0;
    if (Json::accept(text.begin(), text.end())) {
        problem.message = Tr::tr("The JSON is nested too deeply.");
    } else {
        try {
            [[maybe_unused]] const Json unread = Json::parse(text.begin(), text.end());
        } catch (const Json::exception &error) {
            const auto *parse = dynamic_cast<const Json::parse_error *>(&error);
            // The byte is the last one that was read, counted from 1.
            offset = parse && parse->byte > 0 ? qsizetype(parse->byte) - 1 : 0;
            problem.message = mistakeText(error.what());
        }
    }
    const JsonPlace place = placeAt(text, offset);
    problem.line = place.line;
    problem.column = place.column;
    return problem;
}

void locate(SchemaProblems &problems, QByteArrayView text)
{
    for (SchemaProblem &problem : problems) {
        if (const auto place = placeOf(text, problem.pointer)) {
            problem.line = place->line;
            problem.column = place->column;
        }
    }
}

}
