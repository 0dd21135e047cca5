#include "ui/playground/answercheck.h"

#include "core/base/json.h"
#include "core/schema/jsonplace.h"
#include "core/schema/schemachecks.h"

#include <QCoreApplication>

#include <algorithm>

namespace heliograph {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AnswerCheck)
};

/// Bytes of UTF-8 as characters of the text.
qsizetype charactersOf(QByteArrayView utf8)
{
    return QString::fromUtf8(utf8).size();
}

}

AnswerFit checkAnswer(const QString &answer, const ResponseFormat &asked)
{
    const QByteArray bytes = answer.toUtf8();
    const bool anyObject = asked.kind == ResponseFormat::Kind::JsonObject;
    AnswerFit fit;
    if (const auto mistake = jsonMistake(bytes)) {
        fit.text = Words::tr("Does not fit: this is no JSON. Line %1: %2")
                       .arg(mistake->line)
                       .arg(mistake->message);
        const QStringList lines = answer.split(QLatin1Char('\n'));
        fit.start = mistake->column - 1;
        for (int i = 0; i + 1 < mistake->line && i < lines.size(); ++i)
            fit.start += lines[i].size() + 1;
        fit.start = std::min(fit.start, std::max<qsizetype>(0, answer.size() - 1));
        fit.length = 1;
        return fit;
    }
    const Json schema =
        anyObject ? Json{{"type", "object"}} : parseJson(asked.schema).value_or(Json(true));
    const SchemaProblems problems = validateText(schema, bytes);
    const SchemaProblem *problem = firstWrong(problems);
    if (!problem) {
        fit.fits = true;
        fit.text = anyObject ? Words::tr("Is a JSON object") : Words::tr("Fits the schema");
        if (!problems.empty()) // a note: something could not be checked
            fit.text += QStringLiteral(". ") + problems.front().message;
        return fit;
    }
    const auto wrong = std::count_if(problems.begin(), problems.end(),
        [](const SchemaProblem &one) { return one.kind == SchemaProblem::Kind::Wrong; });
    fit.text = Words::tr("Does not fit: %1").arg(problem->message);
    if (wrong > 1)
        fit.text += QLatin1Char(' ') + Words::tr("(and %1 more)").arg(wrong - 1);
    if (const auto place = placeOf(bytes, problem->pointer)) {
        fit.start = charactersOf(QByteArrayView(bytes).first(place->offset));
        fit.length = charactersOf(QByteArrayView(bytes).sliced(place->offset, place->size));
    }
    return fit;
}

}
