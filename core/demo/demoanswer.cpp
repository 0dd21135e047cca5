#include "core/demo/demoanswer.h"

#include "core/demo/demoschema.h"
#include "core/demo/demotokens.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QRegularExpression>

namespace heliograph {

namespace {

QRandomGenerator generatorFor(const DemoPrompt &prompt)
{
    if (!prompt.steady)
        return QRandomGenerator(QRandomGenerator::global()->generate());
    return QRandomGenerator(quint32(prompt.seed.value_or(0)) ^ 0x9e3779b9U);
}

/// One line of the prompt that may stand in Markdown without being read as such.
QString quoted(const QString &prompt)
{
    QString line = prompt.simplified();
    if (line.size() > 200)
        line = line.left(199) + QChar(0x2026);
    static const QRegularExpression marks(QStringLiteral("([\\\\`*_\\[\\]<>#|~])"));
    return line.replace(marks, QStringLiteral("\\\\1"));
}

/// The prompt's longest words, for the reasoning.
QString subject(const QString &prompt)
{
    static const QRegularExpression notWords(QStringLiteral("[^\\p{L}\\p{N}'-]+"));
    QStringList words = prompt.left(2000).split(notWords, Qt::SkipEmptyParts);
    std::stable_sort(words.begin(), words.end(),
        [](const QString &a, const QString &b) { return a.size() > b.size(); });
    words.removeDuplicates();
    return words.mid(0, 3).join(QStringLiteral(", "));
}

QString listOfCommands()
{
    QString text = QStringLiteral("| Begin your prompt with | and this happens |\n|---|---|\n");
    for (const DemoTrick &command : demoTricks())
        text += QStringLiteral("| `%1` | %2 |\n")
                    .arg(QLatin1String(command.usage), QLatin1String(command.meaning));
    return text;
}

QString settings(const DemoPrompt &prompt)
{
    QStringList given;
    for (const char *name : {"temperature", "top_p", "max_tokens", "max_completion_tokens",
             "frequency_penalty", "presence_penalty", "seed", "stop"}) {
        const Json &value = member(prompt.body, name);
        if (!value.is_null())
            given.append(
                QStringLiteral("`%1` = `%2`")
                    .arg(QLatin1String(name), QString::fromUtf8(dumpJson(value)).left(60)));
    }
    return given.isEmpty() ? QStringLiteral("none, so the model decides")
                           : given.join(QStringLiteral(", "));
}

QString filled(QString text, const DemoPrompt &prompt, const QString &opening)
{
    int turns = 0;
    for (const Json &message : prompt.messages())
        turns += stringMember(message, "role") == QLatin1String("user") ? 1 : 0;
    text.replace(QLatin1String("{{opening}}"), opening);
    text.replace(QLatin1String("{{model}}"), prompt.model.left(100));
    text.replace(QLatin1String("{{messages}}"), QString::number(prompt.messages().size()));
    text.replace(QLatin1String("{{turns}}"), QString::number(turns));
    text.replace(QLatin1String("{{prompt_tokens}}"), QString::number(countPromptTokens(prompt)));
    text.replace(QLatin1String("{{settings}}"), settings(prompt));
    text.replace(QLatin1String("{{commands}}"), listOfCommands());
    text.replace(QLatin1String("{{result}}"), quoted(prompt.toolResult));
    return text.replace(QLatin1String("{{prompt}}"), quoted(prompt.user));
}

QString headerTable(const HeaderList &headers)
{
    QString text =
        QStringLiteral("Your request came with these headers:\n\n| Header | Value |\n|---|---|\n");
    for (const auto &[name, value] : redactHeaders(headers))
        text += QStringLiteral("| `%1` | %2 |\n")
                    .arg(QString::fromLatin1(name), quoted(QString::fromUtf8(value)));
    return text;
}

QString longText(const DemoContent &content, qint64 characters)
{
    const QString lap = content.text(QStringLiteral("lorem")) + QStringLiteral("\n\n");
    QString text;
    text.reserve(characters + lap.size());
    for (int chapter = 1; text.size() < characters; ++chapter)
        text += QStringLiteral("## Part %1\n\n").arg(chapter) + lap;
    text.truncate(characters);
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.back() = QLatin1Char('.');
    return text;
}

/// The tool the prompt asks for, by tool_choice or by a word of the tool's name in it; null: none.
const Json *wantedTool(const DemoPrompt &prompt, const DemoScenario &scenario)
{
    const Json &tools = member(prompt.body, "tools");
    const Json &choice = member(prompt.body, "tool_choice");
    if (!tools.is_array() || tools.empty() || !prompt.toolResult.isEmpty()
        || toQString(choice) == QLatin1String("none"))
        return nullptr;
    const QString named = stringMember(member(choice, "function"), "name");
    const bool forced =
        toQString(choice) == QLatin1String("required") || scenario.kind == DemoScenario::Kind::Tool;
    const QString text = prompt.user.toLower();
    static const QRegularExpression border(QStringLiteral("[^a-z0-9]+"));
    for (const Json &tool : tools) {
        const QString name = stringMember(member(tool, "function"), "name");
        if (name.isEmpty())
            continue;
        if (!named.isEmpty() ? name == named : forced)
            return &tool;
        if (!named.isEmpty())
            continue;
        const QStringList words = name.toLower().split(border, Qt::SkipEmptyParts);
        for (const QString &word : words) {
            if (word.size() > 3 && text.contains(word))
                return &tool;
        }
    }
    if (text.contains(QLatin1String("tool")) || text.contains(QLatin1String("function")))
        return &tools.front();
    return nullptr;
}

/// All tools that are wanted: more than one only where the prompt asks for it and the request allows it.
std::vector<const Json *> wantedTools(const DemoPrompt &prompt, const DemoScenario &scenario)
{
    const Json &choice = member(prompt.body, "tool_choice");
    std::vector<const Json *> wanted;
    if (scenario.kind == DemoScenario::Kind::Tools && prompt.toolResult.isEmpty()
        && toQString(choice) != QLatin1String("none") && !choice.is_object()) {
        for (const Json &tool : member(prompt.body, "tools")) {
            if (!stringMember(member(tool, "function"), "name").isEmpty())
                wanted.push_back(&tool);
        }
        if (member(prompt.body, "parallel_tool_calls") == false && wanted.size() > 1)
            wanted.erase(wanted.begin() + 1, wanted.end());
    } else if (const Json *tool = wantedTool(prompt, scenario)) {
        wanted.push_back(tool);
    }
    return wanted;
}

/// "Paris" of "What is the weather in Paris?": the last capitalised word, else the subject's first.
QString hintOf(const QString &prompt)
{
    static const QRegularExpression name(QStringLiteral("(?<=\\s)\\p{Lu}[\\p{L}-]+"));
    QString hint;
    for (auto it = name.globalMatch(prompt.left(2000)); it.hasNext();)
        hint = it.next().captured();
    return hint.isEmpty() ? subject(prompt).section(QLatin1Char(','), 0, 0) : hint;
}

QString structured(const DemoPrompt &prompt)
{
    const Json &format = member(prompt.body, "response_format");
    const QString type = stringMember(format, "type");
    if (type == QLatin1String("json_schema")) {
        const Json value =
            demoValueFor(member(member(format, "json_schema"), "schema"), hintOf(prompt.user));
        return QString::fromUtf8(dumpJson(value));
    }
    if (type == QLatin1String("json_object")) {
        return QString::fromUtf8(
            dumpJson(Json{{"demo", true}, {"asked", toJson(prompt.user.simplified().left(200))},
                {"words", prompt.user.split(QLatin1Char(' '), Qt::SkipEmptyParts).size()}}));
    }
    return {};
}

QString plainText(const DemoContent &content, const DemoPrompt &prompt, QRandomGenerator &random)
{
    const QStringList openings = content.lines(QStringLiteral("openings"));
    const QString opening =
        openings.isEmpty() ? QString() : openings[random.bounded(int(openings.size()))];
    QString topic = content.topicFor(prompt.user);
    if (!prompt.toolResult.isEmpty())
        topic = QStringLiteral("toolresult");
    else if (topic.isEmpty())
        topic = QStringLiteral("default");
    return filled(content.text(topic), prompt, opening);
}

void reason(DemoAnswer &answer, const DemoContent &content, const DemoPrompt &prompt)
{
    QString text = content.text(QStringLiteral("reasoning"));
    text.replace(QLatin1String("{{subject}}"), subject(prompt.user));
    answer.reasoning = filled(text, prompt, {});
}

/// Ends the text before the first stop sequence, and after the tokens that were allowed.
void cutToLimits(DemoAnswer &answer, const DemoPrompt &prompt)
{
    qsizetype end = answer.text.size();
    for (const QString &stop : prompt.stop) {
        const qsizetype at = answer.text.indexOf(stop);
        if (at >= 0)
            end = std::min(end, at);
    }
    answer.text.truncate(end);

    qint64 left = prompt.maxTokens.value_or(std::numeric_limits<qint64>::max());
    const auto spend = [&left](QString &text) {
        qint64 used = 0;
        qsizetype at = 0;
        while (at < text.size() && used < left) {
            at += demoTokenLength(QStringView(text).sliced(at));
            ++used;
        }
        const bool whole = at >= text.size();
        text.truncate(at);
        left -= used;
        return std::pair(used, whole);
    };
    bool whole = true;
    const auto add = [&](QString &text) {
        const auto [used, fits] = spend(text);
        answer.completionTokens += used;
        whole = whole && fits;
        return used;
    };
    answer.reasoningTokens = add(answer.reasoning);
    add(answer.text);
    add(answer.refusal);
    for (DemoToolCall &call : answer.toolCalls)
        add(call.arguments);
    if (!whole)
        answer.finishReason = QStringLiteral("length");
}

}

qint64 countPromptTokens(const DemoPrompt &prompt)
{
    qint64 tokens = 3 + countDemoTokens(member(prompt.body, "tools"));
    for (const Json &message : prompt.messages())
        tokens += 3 + countDemoTokens(message);
    return tokens;
}

DemoAnswer demoAnswer(
    const DemoContent &content, const DemoPrompt &prompt, const DemoScenario &scenario)
{
    using Kind = DemoScenario::Kind;
    QRandomGenerator random = generatorFor(prompt);
    DemoAnswer answer;
    answer.id = QStringLiteral("chatcmpl-demo%1%2")
                    .arg(QRandomGenerator::global()->generate64(), 16, 16, QLatin1Char('0'))
                    .arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
    answer.model = prompt.model;
    answer.reportsUsage = scenario.kind != Kind::NoUsage;
    if (prompt.model == QLatin1String("demo-reasoner") || scenario.kind == Kind::Think)
        reason(answer, content, prompt);

    const std::vector<const Json *> tools = wantedTools(prompt, scenario);
    if (scenario.kind == Kind::Help) {
        answer.text = filled(content.text(QStringLiteral("commands")), prompt, {});
    } else if (scenario.kind == Kind::Retried) {
        answer.text = content.text(QStringLiteral("retry"));
    } else if (scenario.kind == Kind::Echo) {
        answer.text = scenario.text;
    } else if (scenario.kind == Kind::Headers) {
        answer.text = headerTable(prompt.headers);
    } else if (scenario.kind == Kind::Long) {
        answer.text = longText(content, scenario.number);
    } else if (scenario.kind == Kind::Refuse) {
        answer.refusal =
            QStringLiteral("I'm sorry, but the demo was asked to refuse, and so it does.");
    } else if (!tools.empty()) {
        for (const Json *tool : tools) {
            const Json &function = member(*tool, "function");
            QString id = answer.id.right(8).prepend(QLatin1String("call_demo_"));
            if (!answer.toolCalls.empty())
                id += QStringLiteral("_%1").arg(answer.toolCalls.size() + 1);
            answer.toolCalls.push_back({id, stringMember(function, "name"),
                QString::fromUtf8(
                    dumpJson(demoValueFor(member(function, "parameters"), hintOf(prompt.user))))});
        }
        answer.finishReason = QStringLiteral("tool_calls");
    } else {
        answer.text = structured(prompt);
        if (answer.text.isEmpty())
            answer.text = plainText(content, prompt, random);
    }
    if (scenario.kind == Kind::Filter) {
        answer.text.truncate(answer.text.size() / 3);
        answer.finishReason = QStringLiteral("content_filter");
    }
    cutToLimits(answer, prompt);
    return answer;
}

}
