#include "core/diff/diffdocument.h"

#include "core/diff/diffsummary.h"

#include <QCoreApplication>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(DiffDocument)
};

constexpr qsizetype kLongestRow = 4'000; // characters of a line that are laid out at once

QString roleTitle(Role role)
{
    switch (role) {
    case Role::System:
        return Tr::tr("System");
    case Role::Developer:
        return Tr::tr("Developer");
    case Role::User:
        return Tr::tr("User");
    case Role::Assistant:
        return Tr::tr("Assistant");
    case Role::Tool:
        return Tr::tr("Tool");
    }
    return {};
}

RowOp rowOp(ItemOp op)
{
    switch (op) {
    case ItemOp::Equal:
        return RowOp::Equal;
    case ItemOp::Changed:
        return RowOp::Changed;
    case ItemOp::Added:
        return RowOp::Added;
    case ItemOp::Removed:
        return RowOp::Removed;
    case ItemOp::Moved:
        return RowOp::MovedHere;
    }
    return RowOp::Equal;
}

bool isCode(PartKind kind)
{
    return kind == PartKind::ToolCall || kind == PartKind::ToolResult || kind == PartKind::Other;
}

QString valueText(const Json &value)
{
    return value.is_string() ? toQString(value) : QString::fromUtf8(dumpJson(value));
}

class DocumentMaker final
{
public:
    explicit DocumentMaker(DiffDocument *document) : m_document(document) { }

    void addSection(const QString &title)
    {
        DocumentRow row;
        row.kind = DocumentRow::Kind::Section;
        row.aHeading = row.bHeading = title;
        m_section = qsizetype(m_document->rows.size());
        m_document->rows.push_back(row);
    }

    void addItem(DocumentRow::ItemKind item, const QString &aHeading, const QString &bHeading, RowOp op)
    {
        DocumentRow row;
        row.kind = DocumentRow::Kind::Item;
        row.item = item;
        row.op = op;
        row.aHeading = aHeading;
        row.bHeading = bHeading;
        m_document->rows.push_back(row);
        touchSection(op);
    }

    void addPart(const PartDiff &part, bool code)
    {
        switch (part.op) {
        case ItemOp::Changed:
            addLines(part.a, part.b, part.diff, code);
            break;
        case ItemOp::Equal: {
            // Each side may have its own text, with an ignore mode.
            DiffOptions options;
            options.space = DiffOptions::Space::IgnoreAll;
            options.ignoreCase = true;
            addLines(part.a, part.b, diffTexts(part.a, part.b, part.a == part.b ? DiffOptions() : options), code);
            break;
        }
        case ItemOp::Added:
        case ItemOp::Removed:
        case ItemOp::Moved:
            addLines(part.a, part.b, diffTexts(part.a, part.b), code);
            break;
        }
    }

    void addMessages(const std::vector<MessageDiff> &messages)
    {
        bool inSystem = false;
        bool inMessages = false;
        for (const MessageDiff &message : messages) {
            const bool system = message.role == Role::System || message.role == Role::Developer;
            if (system && !inSystem && !inMessages) {
                addSection(Tr::tr("System"));
                inSystem = true;
            } else if (!system && !inMessages) {
                addSection(Tr::tr("Messages"));
                inMessages = true;
            }
            const auto heading = [&message](int index) {
                return index < 0 ? QString() : Tr::tr("%1, message %2").arg(roleTitle(message.role)).arg(index + 1);
            };
            addItem(DocumentRow::ItemKind::Message, heading(message.a), heading(message.b), rowOp(message.op));
            addParts(message.parts);
        }
    }

    void addParts(const std::vector<PartDiff> &parts)
    {
        for (const PartDiff &part : parts) {
            if (part.kind != PartKind::Text || parts.size() > 1) {
                const QString title = partKindTitle(part.kind);
                addItem(DocumentRow::ItemKind::Part, part.op == ItemOp::Added ? QString() : title, part.op == ItemOp::Removed ? QString() : title,
                    rowOp(part.op));
            }
            addPart(part, isCode(part.kind));
        }
    }

    void addTools(const std::vector<ToolDiff> &tools)
    {
        if (tools.empty())
            return;
        addSection(Tr::tr("Tools"));
        for (const ToolDiff &tool : tools) {
            addItem(DocumentRow::ItemKind::Tool, tool.op == ItemOp::Added ? QString() : tool.name, tool.op == ItemOp::Removed ? QString() : tool.name,
                rowOp(tool.op));
            addPart(tool.text, true);
        }
    }

    void addValues(const QString &title, const std::vector<ValueDiff> &values)
    {
        if (values.empty())
            return;
        addSection(title);
        for (const ValueDiff &value : values) {
            const auto line = [&value](const Json &json) {
                return json.is_null() ? QString() : QStringLiteral("%1: %2").arg(value.name, valueText(json));
            };
            const QString a = line(value.a);
            const QString b = line(value.b);
            const size_t first = m_document->rows.size();
            addLines(a, b, diffTexts(a, b), false);
            for (size_t i = first; i < m_document->rows.size(); ++i)
                m_document->rows[i].numbered = false;
        }
    }

    void addAnswer(const std::optional<MessageDiff> &answer)
    {
        if (!answer)
            return;
        addSection(Tr::tr("Answer"));
        addParts(answer->parts);
    }

    /// Runs of changes, and both halves of what moved.
    void finish()
    {
        std::vector<DocumentRow> &rows = m_document->rows;
        bool inChange = false;
        for (size_t i = 0; i < rows.size(); ++i) {
            // A heading is told by what stands under it, unless that is all there is.
            const bool changed = rows[i].kind == DocumentRow::Kind::Line && rows[i].op != RowOp::Equal;
            const bool lonely = rows[i].kind == DocumentRow::Kind::Item && rows[i].op != RowOp::Equal
                && (i + 1 == rows.size() || rows[i + 1].kind != DocumentRow::Kind::Line);
            if ((changed || lonely) && !inChange)
                m_document->changes.push_back(int(i));
            inChange = changed || lonely;
        }
    }

private:
    void touchSection(RowOp op)
    {
        if (op != RowOp::Equal && m_section >= 0)
            m_document->rows[size_t(m_section)].op = RowOp::Changed;
    }

    void addLines(const QString &a, const QString &b, const TextDiff &diff, bool code)
    {
        const int index = int(m_document->texts.size());
        m_document->texts.emplace_back(a, b);
        const size_t first = m_document->rows.size();
        QHash<qsizetype, int> rowOfA;
        QHash<qsizetype, int> rowOfB;
        std::vector<LineRow> lines;
        for (const LineRow &line : lineRows(a, b, diff))
            addInPieces(line, kLongestRow, &lines);
        for (LineRow &line : lines) {
            DocumentRow row;
            row.op = line.op;
            row.text = index;
            row.code = code;
            if (line.op == RowOp::MovedAway)
                rowOfA.insert(line.a.line, int(m_document->rows.size()));
            if (line.op == RowOp::MovedHere)
                rowOfB.insert(line.b.line, int(m_document->rows.size()));
            row.partnerRow = int(line.partner); // a line, until all rows are known
            row.a = std::move(line.a);
            row.b = std::move(line.b);
            touchSection(row.op);
            m_document->rows.push_back(std::move(row));
        }
        for (size_t i = first; i < m_document->rows.size(); ++i) {
            DocumentRow &row = m_document->rows[i];
            if (row.op == RowOp::MovedAway)
                row.partnerRow = rowOfB.value(row.partnerRow, -1);
            else if (row.op == RowOp::MovedHere)
                row.partnerRow = rowOfA.value(row.partnerRow, -1);
        }
    }

    DiffDocument *m_document;
    qsizetype m_section = -1;
};

}

QStringView DiffDocument::text(const DocumentRow &row, bool inB) const
{
    const DiffCell &cell = inB ? row.b : row.a;
    if (cell.line < 0)
        return {};
    const auto &pair = texts[size_t(row.text)];
    return QStringView(inB ? pair.second : pair.first).mid(cell.span.begin, cell.span.size());
}

DiffDocument makeDocument(const QString &aTitle, const QString &bTitle, const CallDiff &diff)
{
    DiffDocument document;
    document.aTitle = aTitle;
    document.bTitle = bTitle;
    document.coarse = diff.coarse;
    document.summary = diffSummary(diff);
    DocumentMaker maker(&document);
    if (diff.plain) {
        for (const MessageDiff &message : diff.messages) {
            for (const PartDiff &part : message.parts)
                maker.addPart(part, false);
        }
    } else {
        maker.addMessages(diff.messages);
        maker.addTools(diff.tools);
        maker.addValues(Tr::tr("Parameters"), diff.params);
        maker.addValues(Tr::tr("Tags"), diff.tags);
        maker.addValues(Tr::tr("Headers"), diff.headers);
        maker.addAnswer(diff.answer);
        maker.addValues(Tr::tr("Outcome"), diff.outcome);
    }
    maker.finish();
    return document;
}

QString partKindTitle(PartKind kind)
{
    switch (kind) {
    case PartKind::Text:
        return Tr::tr("Text");
    case PartKind::Reasoning:
        return Tr::tr("Reasoning");
    case PartKind::Refusal:
        return Tr::tr("Refusal");
    case PartKind::Image:
        return Tr::tr("Image");
    case PartKind::Audio:
        return Tr::tr("Audio");
    case PartKind::File:
        return Tr::tr("File");
    case PartKind::Other:
        return Tr::tr("More");
    case PartKind::ToolCall:
        return Tr::tr("Tool call");
    case PartKind::ToolResult:
        return Tr::tr("Tool result");
    }
    return {};
}

}
