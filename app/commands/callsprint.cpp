#include "app/commands/callsprint.h"

#include "app/terminal.h"
#include "core/wire/codec.h"
#include "ui/format.h"

#include <array>

namespace heliograph
{

namespace
{

constexpr int kGap = 2;
constexpr int kShortId = 8;
constexpr int kNarrowestPrompt = 24;

struct Text final {
    Q_DECLARE_TR_FUNCTIONS(CallText)
};

bool isWide(char32_t c) // Unicode's East Asian Width W and F, by blocks
{
    return (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf && c != 0x303f)
        || (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0xffe0 && c <= 0xffe6) || (c >= 0x1f300 && c <= 0x1f64f)
        || (c >= 0x1f680 && c <= 0x1f6ff) || (c >= 0x1f900 && c <= 0x1f9ff)
        || (c >= 0x20000 && c <= 0x3fffd);
}

int charColumns(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
        return 0;
    default:
        return isWide(c) ? 2 : 1;
    }
}

bool turnsDirection(char16_t c)
{
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/// At most so many columns, the last an ellipsis where the text is longer.
QString shortened(const QString &text, int columns)
{
    if (columnsOf(text) <= columns)
        return text;
    QString result;
    int used = 0;
    for (const char32_t c : text.toUcs4()) {
        const int more = charColumns(c);
        if (used + more > columns - 1)
            break;
        used += more;
        result += QStringView(QChar::fromUcs4(c));
    }
    return result + QChar(0x2026);
}

QString statusText(CallStatus status, int httpStatus)
{
    const QString name = callStatusName(status);
    return status == CallStatus::Error && httpStatus > 0
        ? name + QStringLiteral(" %1").arg(httpStatus)
        : name;
}

QString countOrDash(Usage::Count count)
{
    return count ? QString::number(*count) : QStringLiteral("–");
}

QString costCell(const CallSummary &call)
{
    if (call.status == CallStatus::Running && !call.cost)
        return QStringLiteral("–");
    const QString text = costText(call.cost);
    return call.cost && call.costBasis == CostBasis::Estimated ? QLatin1Char('~') + text : text;
}

QString modelOf(const QString &model, const QString &requested)
{
    return model.isEmpty() ? requested : model;
}

QString indented(const QString &text)
{
    QString result;
    const QStringList lines = terminalSafe(text)
                                  .removeIf([](QChar c) { return turnsDirection(c.unicode()); })
                                  .split(QLatin1Char('\n'));
    for (const QString &line : lines)
        result +=
            line.isEmpty() ? QStringLiteral("\n") : QStringLiteral("  ") + line + QLatin1Char('\n');
    return result;
}

QString partText(const ContentPart &part)
{
    switch (part.kind) {
    case ContentPart::Kind::Text:
    case ContentPart::Kind::Refusal:
    case ContentPart::Kind::Reasoning:
        return part.text;
    case ContentPart::Kind::Image:
    case ContentPart::Kind::Audio:
    case ContentPart::Kind::File:
    case ContentPart::Kind::Other:
        break;
    }
    QStringList facts;
    for (const QString &fact : {part.name, part.mimeType, part.url.left(200)}) {
        if (!fact.isEmpty())
            facts.append(fact);
    }
    if (!part.data.isEmpty())
        facts.append(Text::tr("%1 bytes").arg(part.data.size()));
    if (facts.isEmpty())
        facts.append(Text::tr("attachment"));
    return QLatin1Char('[') + facts.join(QStringLiteral(", ")) + QLatin1Char(']');
}

void printToolCalls(const std::vector<ToolCall> &calls, QTextStream &out)
{
    for (const ToolCall &call : calls)
        out << indented(Text::tr("→ %1(%2)").arg(call.name, call.arguments));
}

void printConversation(const Call &call, QTextStream &out)
{
    const Codec *codec = codecFor(call.format);
    if (!codec || call.exchange.requestBody.isEmpty())
        return;
    const auto request = codec->decodeRequest(call.exchange.requestBody);
    if (!request) {
        out << '\n'
            << Text::tr("request") << '\n'
            << indented(QString::fromUtf8(call.exchange.requestBody));
        return;
    }
    for (const Message &message : request->messages) {
        out << '\n' << roleName(message.role) << '\n';
        for (const ContentPart &part : message.parts)
            out << indented(partText(part));
        printToolCalls(message.toolCalls, out);
    }
}

void printAnswer(const Answer &answer, QTextStream &out)
{
    if (!answer.reasoning.isEmpty())
        out << '\n' << Text::tr("reasoning") << '\n' << indented(answer.reasoning);
    if (answer.text.isEmpty() && answer.refusal.isEmpty() && answer.toolCalls.empty())
        return;
    out << '\n' << Text::tr("answer") << '\n';
    if (!answer.text.isEmpty())
        out << indented(answer.text);
    if (!answer.refusal.isEmpty())
        out << indented(answer.refusal);
    printToolCalls(answer.toolCalls, out);
}

}

QString terminalLine(const QString &text)
{
    QString line;
    line.reserve(text.size());
    bool space = false;
    for (const QChar c : text) {
        if (c.isSpace()) {
            space = !line.isEmpty();
            continue;
        }
        if (c.category() == QChar::Other_Control || turnsDirection(c.unicode()))
            continue;
        if (space)
            line += QLatin1Char(' ');
        space = false;
        line += c;
    }
    return line;
}

int columnsOf(const QString &text)
{
    int columns = 0;
    for (const char32_t c : text.toUcs4())
        columns += charColumns(c);
    return columns;
}

CallsTable::CallsTable(QTextStream &out, int width)
    : m_out(out),
      m_width(width), m_columns{{tr("ID"), false, 0, 0}, {tr("TIME"), false, 2, 0},
                          {tr("STATUS"), false, 0, 0}, {tr("MODEL"), false, 0, 0},
                          {tr("IN"), true, 4, 0}, {tr("OUT"), true, 4, 0}, {tr("COST"), true, 1, 0},
                          {tr("LATENCY"), true, 3, 0}, {tr("TTFT"), true, 5, 0},
                          {tr("SOURCE"), false, 6, 0}, {tr("PROMPT"), false, 0, 0}}
{
}

QStringList CallsTable::cells(const CallSummary &call) const
{
    const QString id = call.id.toString(QUuid::WithoutBraces);
    return {m_width > 0 ? id.left(kShortId) : id,
        call.createdAt.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")),
        statusText(call.status, call.httpStatus),
        terminalLine(modelOf(call.model, call.requestedModel)),
        countOrDash(call.usage.totalInput()), countOrDash(call.usage.output), costCell(call),
        durationText(call.latencyUs), durationText(call.firstTokenUs), sourceName(call.source),
        terminalLine(call.promptPreview)};
}

void CallsTable::layOut(const QList<QStringList> &rows)
{
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        m_columns[i].width = columnsOf(m_columns[i].title);
        for (const QStringList &row : rows)
            m_columns[i].width = std::max(m_columns[i].width, columnsOf(row[i]));
    }
    if (m_width > 0) {
        m_columns[3].width = std::min(m_columns[3].width, std::max(16, m_width / 4));
        const auto fixed = [this] {
            int sum = 0;
            for (qsizetype i = 0; i + 1 < m_columns.size(); ++i)
                sum += m_columns[i].width > 0 ? m_columns[i].width + kGap : 0;
            return sum;
        };
        while (fixed() + kNarrowestPrompt > m_width) {
            int most = 0;
            for (const Column &column : std::as_const(m_columns))
                most = std::max(most, column.width > 0 ? column.dropFirst : 0);
            if (most == 0)
                break;
            for (Column &column : m_columns)
                column.width = column.dropFirst == most ? 0 : column.width;
        }
        m_columns.last().width = std::max(1, m_width - fixed());
    }
    m_laidOut = true;
}

void CallsTable::print(const QStringList &cells)
{
    QString line;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const Column &column = m_columns[i];
        if (column.width == 0)
            continue;
        const QString cell = m_width > 0 ? shortened(cells[i], column.width) : cells[i];
        const QString pad(std::max(0, column.width - columnsOf(cell)), QLatin1Char(' '));
        line += column.right ? pad + cell : cell + pad;
        line += QStringLiteral("  ");
    }
    while (line.endsWith(QLatin1Char(' ')))
        line.chop(1);
    m_out << line << '\n';
}

void CallsTable::add(const QList<CallSummary> &page)
{
    QList<QStringList> rows;
    rows.reserve(page.size());
    for (const CallSummary &call : page)
        rows.append(cells(call));
    if (!m_laidOut) {
        layOut(rows);
        QStringList titles;
        for (const Column &column : std::as_const(m_columns))
            titles.append(column.title);
        print(titles);
    }
    for (const QStringList &row : std::as_const(rows))
        print(row);
}

void printCall(const Call &call, QTextStream &out)
{
    const auto line = [&out](const QString &name, const QString &value) {
        if (!value.isEmpty())
            out << (name + QLatin1Char(':')).leftJustified(12) << ' ' << terminalLine(value)
                << '\n';
    };
    line(Text::tr("Call"), call.id.toString(QUuid::WithoutBraces));
    line(Text::tr("Time"),
        call.createdAt.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss t")));
    line(Text::tr("Status"), statusText(call.status, call.httpStatus));
    line(Text::tr("Error"), call.error ? call.error->message : QString());
    line(Text::tr("Model"), modelOf(call.model, call.requestedModel));
    line(Text::tr("Provider"), call.provider + QStringLiteral(", ") + routeName(call.route));
    line(Text::tr("Source"), sourceName(call.source));
    const Usage &usage = call.answer.usage;
    if (!usage.empty()) {
        line(Text::tr("Tokens"),
            Text::tr("%1 in, %2 out")
                .arg(countOrDash(usage.totalInput()), countOrDash(usage.output)));
    }
    const bool estimated = call.receipt && call.receipt->basis == CostBasis::Estimated;
    const bool declared = call.receipt && call.receipt->basis == CostBasis::Declared;
    const QString cost = (estimated ? QStringLiteral("~") : QString()) + costText(call.cost());
    line(Text::tr("Cost"), declared ? Text::tr("%1 (declared)").arg(cost) : cost);
    line(Text::tr("Receipt"), call.receipt ? call.receipt->note : QString());
    const Timing &timing = call.exchange.timing;
    if (timing.endUs >= 0)
        line(Text::tr("Latency"), durationText(timing.endUs));
    if (timing.firstTokenUs >= 0)
        line(Text::tr("First token"), durationText(timing.firstTokenUs));
    line(Text::tr("User"), call.tags.userId);
    line(Text::tr("Session"), call.tags.sessionId);
    line(Text::tr("Path"), call.tags.sessionPath);
    for (const auto &[name, value] : call.tags.properties)
        line(terminalLine(name), value);
    line(Text::tr("Rating"), call.marks.rating ? ratingName(*call.marks.rating) : QString());
    line(Text::tr("Labels"), call.marks.labels.join(QStringLiteral(", ")));
    line(Text::tr("Note"), call.marks.note);
    printConversation(call, out);
    printAnswer(call.answer, out);
}

}
