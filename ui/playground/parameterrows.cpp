#include "ui/playground/parameterrows.h"

#include "ui/playground/parametertext.h"

#include <QCoreApplication>

#include <limits>

namespace heliograph {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ParameterRows)
};

constexpr double kAny = -9.3e18; ///< no bound

struct Writer {
    const Parameters &parameters;

    QString operator()(std::optional<double> Parameters::*member) const
    {
        const auto &value = parameters.*member;
        return value ? writeNumber(*value) : QString();
    }
    QString operator()(std::optional<qint64> Parameters::*member) const
    {
        const auto &value = parameters.*member;
        return value ? QString::number(*value) : QString();
    }
    QString operator()(std::optional<QString> Parameters::*member) const
    {
        return (parameters.*member).value_or(QString());
    }
    QString operator()(std::optional<bool> Parameters::*member) const
    {
        const auto &value = parameters.*member;
        return value ? (*value ? QStringLiteral("yes") : QStringLiteral("no")) : QString();
    }
};

struct Reader {
    const ParameterRow &row;
    Parameters &parameters;
    const QString &text;

    QString operator()(std::optional<double> Parameters::*member) const
    {
        return take(member, readNumber(text, row.lowest, row.highest));
    }
    QString operator()(std::optional<qint64> Parameters::*member) const
    {
        const qint64 lowest =
            row.lowest <= kAny ? std::numeric_limits<qint64>::min() : qint64(row.lowest);
        const qint64 highest =
            row.highest <= kAny ? std::numeric_limits<qint64>::max() : qint64(row.highest);
        return take(member, readWhole(text, lowest, highest));
    }
    QString operator()(std::optional<QString> Parameters::*member) const
    {
        parameters.*member = text;
        return {};
    }
    QString operator()(std::optional<bool> Parameters::*member) const
    {
        parameters.*member = text == QLatin1String("yes");
        return {};
    }

    template <typename T>
    QString take(std::optional<T> Parameters::*member, const Result<T> &value) const
    {
        if (!value)
            return value.error().message;
        parameters.*member = *value;
        return {};
    }
};

}

const std::vector<ParameterRow> &parameterRows()
{
    static const std::vector<ParameterRow> rows{
        {"temperature", "temperature", QT_TRANSLATE_NOOP("ParameterRows", "Temperature"),
            QT_TRANSLATE_NOOP("ParameterRows", "How freely the next token is chosen: 0 to 2"), true,
            &Parameters::temperature, 0, 2, "1"},
        {"max_tokens", "maxTokens", QT_TRANSLATE_NOOP("ParameterRows", "Max tokens"),
            QT_TRANSLATE_NOOP("ParameterRows", "The answer is cut after this many tokens"), true,
            &Parameters::maxTokens, 1, kAny, "1024"},
        {"reasoning_effort", "reasoningEffort",
            QT_TRANSLATE_NOOP("ParameterRows", "Reasoning effort"),
            QT_TRANSLATE_NOOP(
                "ParameterRows", "How much a reasoning model thinks before it answers"),
            true, &Parameters::reasoningEffort, 0, 0, "medium",
            "none minimal low medium high xhigh"},
        {"thinking_budget", "thinkingBudget", QT_TRANSLATE_NOOP("ParameterRows", "Thinking budget"),
            QT_TRANSLATE_NOOP("ParameterRows",
                "At most this many tokens of thinking. 0: none. -1: as many as the model likes"),
            false, &Parameters::thinkingBudget, -1, kAny, "4096"},
        {"verbosity", "verbosity", QT_TRANSLATE_NOOP("ParameterRows", "Verbosity"),
            QT_TRANSLATE_NOOP("ParameterRows", "How long answers are by themselves"), false,
            &Parameters::verbosity, 0, 0, "medium", "low medium high"},
        {"top_p", "topP", QT_TRANSLATE_NOOP("ParameterRows", "Top p"),
            QT_TRANSLATE_NOOP("ParameterRows",
                "Only the likeliest tokens up to this sum of probabilities: 0 to 1"),
            false, &Parameters::topP, 0, 1, "1"},
        {"top_k", "topK", QT_TRANSLATE_NOOP("ParameterRows", "Top k"),
            QT_TRANSLATE_NOOP("ParameterRows", "Only this many of the likeliest tokens"), false,
            &Parameters::topK, 0, kAny, "40"},
        {"frequency_penalty", "frequencyPenalty",
            QT_TRANSLATE_NOOP("ParameterRows", "Frequency penalty"),
            QT_TRANSLATE_NOOP("ParameterRows", "Against saying the same often: -2 to 2"), false,
            &Parameters::frequencyPenalty, -2, 2, "0"},
        {"presence_penalty", "presencePenalty",
            QT_TRANSLATE_NOOP("ParameterRows", "Presence penalty"),
            QT_TRANSLATE_NOOP("ParameterRows", "Against saying the same at all: -2 to 2"), false,
            &Parameters::presencePenalty, -2, 2, "0"},
        {"seed", "seed", QT_TRANSLATE_NOOP("ParameterRows", "Seed"),
            QT_TRANSLATE_NOOP(
                "ParameterRows", "The same seed gives the same answer, as far as the model can"),
            false, &Parameters::seed, kAny, kAny, "1"},
        {"top_logprobs", "topLogProbs", QT_TRANSLATE_NOOP("ParameterRows", "Log probabilities"),
            QT_TRANSLATE_NOOP("ParameterRows",
                "How likely each token was, with so many alternatives: 0 to 20. 0: the chosen one "
                "alone"),
            false, &Parameters::topLogProbs, 0, 20, "5"},
        {"service_tier", "serviceTier", QT_TRANSLATE_NOOP("ParameterRows", "Service tier"),
            QT_TRANSLATE_NOOP("ParameterRows", "Faster for more money, or cheaper and slower"),
            false, &Parameters::serviceTier, 0, 0, "auto",
            "auto default flex priority standard_only"},
        {"parallel_tool_calls", "parallelToolCalls",
            QT_TRANSLATE_NOOP("ParameterRows", "Parallel tool calls"),
            QT_TRANSLATE_NOOP("ParameterRows",
                "Whether the model may call several tools at once. Sent with tools only"),
            false, &Parameters::parallelToolCalls, 0, 0, "yes"},
    };
    return rows;
}

QString parameterLabel(const ParameterRow &row)
{
    return Words::tr(row.label);
}

QString parameterTip(const ParameterRow &row)
{
    return Words::tr(row.tip);
}

QString parameterText(const ParameterRow &row, const Parameters &parameters)
{
    return std::visit(Writer{parameters}, row.member);
}

QString setParameterText(const ParameterRow &row, Parameters &parameters, const QString &text)
{
    std::visit([&parameters](auto member) { (parameters.*member).reset(); }, row.member);
    const QString trimmed = text.trimmed();
    return trimmed.isEmpty() ? QString() : std::visit(Reader{row, parameters, trimmed}, row.member);
}

}
