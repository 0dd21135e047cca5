#include "core/diff/diffexport.h"
#include "core/diff/difffolds.h"

#include <QCoreApplication>

#include <functional>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(DiffExport)
};

QString opSign(RowOp op)
{
    switch (op) {
    case RowOp::Equal:
        return QStringLiteral("=");
    case RowOp::Changed:
        return QStringLiteral("~");
    case RowOp::Removed:
        return QStringLiteral("-");
    case RowOp::Added:
        return QStringLiteral("+");
    case RowOp::MovedAway:
    case RowOp::MovedHere:
        return QStringLiteral(">");
    }
    return {};
}

QString headingText(const DocumentRow &row)
{
    if (row.aHeading == row.bHeading || row.bHeading.isEmpty())
        return row.aHeading;
    return row.aHeading.isEmpty() ? row.bHeading : QStringLiteral("%1 → %2").arg(row.aHeading, row.bHeading);
}

/// A line with its differing words between two signs.
QString marked(const DiffDocument &document, const DocumentRow &row, bool inB)
{
    const DiffCell &cell = inB ? row.b : row.a;
    const QStringView line = document.text(row, inB);
    QString text;
    qsizetype at = 0;
    for (const TextSpan &mark : cell.marks) {
        const qsizetype begin = mark.begin - cell.span.begin;
        text += line.mid(at, begin - at);
        text += inB ? QStringLiteral("{+") : QStringLiteral("[-");
        text += line.mid(begin, mark.size());
        text += inB ? QStringLiteral("+}") : QStringLiteral("-]");
        at = begin + mark.size();
    }
    text += line.mid(at);
    return text;
}

/// Calls row for what is shown and fold for what is left out, in order.
void eachShown(const DiffDocument &document, const std::function<void(const DocumentRow &)> &row,
    const std::function<void(const DiffFold &)> &fold)
{
    const std::vector<DiffFold> folds = foldsOf(document);
    size_t next = 0;
    for (int i = 0; i < int(document.rows.size());) {
        if (next < folds.size() && folds[next].first == i) {
            fold(folds[next]);
            i += folds[next++].count;
        } else {
            row(document.rows[size_t(i++)]);
        }
    }
}

/// The lines of a row with their signs.
void addSigned(const DiffDocument &document, const DocumentRow &row, bool words, QString *out)
{
    const auto add = [&](const char *sign, bool inB) {
        *out += QLatin1String(sign);
        if (words && row.op == RowOp::Changed)
            *out += marked(document, row, inB);
        else
            *out += document.text(row, inB);
        *out += u'\n';
    };
    switch (row.op) {
    case RowOp::Equal:
        add("  ", true);
        break;
    case RowOp::Changed:
        if (row.a.line >= 0)
            add("- ", false);
        if (row.b.line >= 0)
            add("+ ", true);
        break;
    case RowOp::Removed:
    case RowOp::MovedAway:
        add("- ", false);
        break;
    case RowOp::Added:
    case RowOp::MovedHere:
        add("+ ", true);
        break;
    }
}

}

QString diffToText(const DiffDocument &document)
{
    QString out = QStringLiteral("A: %1\nB: %2\n%3\n").arg(document.aTitle, document.bTitle, document.summary);
    if (document.coarse)
        out += Tr::tr("The texts are so different that they were compared coarsely.") + u'\n';
    eachShown(
        document,
        [&](const DocumentRow &row) {
            switch (row.kind) {
            case DocumentRow::Kind::Section:
                out += QStringLiteral("\n%1\n").arg(row.aHeading);
                break;
            case DocumentRow::Kind::Item:
                out += QStringLiteral("%1 %2\n").arg(opSign(row.op), headingText(row));
                break;
            case DocumentRow::Kind::Line:
                addSigned(document, row, true, &out);
                break;
            }
        },
        [&](const DiffFold &fold) { out += QStringLiteral("  … %1\n").arg(foldText(fold)); });
    return out;
}

QString diffToMarkdown(const DiffDocument &document)
{
    QString out = QStringLiteral("**A:** %1  \n**B:** %2\n\n%3\n").arg(document.aTitle, document.bTitle, document.summary);
    if (document.coarse)
        out += u'\n' + Tr::tr("The texts are so different that they were compared coarsely.") + u'\n';
    QString block;
    const auto flush = [&] {
        if (block.isEmpty())
            return;
        // A fence longer than any in the text.
        qsizetype longest = 2;
        qsizetype run = 0;
        for (const QChar c : std::as_const(block)) {
            run = c == u'`' ? run + 1 : 0;
            longest = qMax(longest, run);
        }
        const QString fence(longest + 1, u'`');
        out += QStringLiteral("\n%1diff\n%2%1\n").arg(fence, block);
        block.clear();
    };
    eachShown(
        document,
        [&](const DocumentRow &row) {
            switch (row.kind) {
            case DocumentRow::Kind::Section:
                flush();
                out += QStringLiteral("\n## %1\n").arg(row.aHeading);
                break;
            case DocumentRow::Kind::Item:
                flush();
                out += QStringLiteral("\n### %1 %2\n").arg(opSign(row.op), headingText(row));
                break;
            case DocumentRow::Kind::Line:
                addSigned(document, row, false, &block);
                break;
            }
        },
        [&](const DiffFold &fold) {
            flush();
            out += QStringLiteral("\n*… %1*\n").arg(foldText(fold));
        });
    flush();
    return out;
}

QString diffToHtml(const DiffDocument &document)
{
    static const char kHead[] = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n"
                                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                                "<title>%1</title>\n<style>\n"
                                "body{font:13px/1.45 system-ui,sans-serif;margin:24px;color:#1d1f21;background:#fff}\n"
                                "table{border-collapse:collapse;width:100%;table-layout:fixed}\n"
                                "td{vertical-align:top;padding:1px 8px;white-space:pre-wrap;overflow-wrap:anywhere;width:47%}\n"
                                "td.n{width:3%;color:#6a7075;text-align:right;white-space:nowrap}\n"
                                "tr.s td{font-size:15px;font-weight:600;padding-top:18px;border-bottom:1px solid #d0d4d8}\n"
                                "tr.i td{font-weight:600;background:#f3f5f7}\n"
                                "tr.f td{color:#6a7075;text-align:center;background:#f8f9fa}\n"
                                "td.d{background:#fdf0e2}td.a{background:#e4f0fb}td.m{background:#eef0e6}\n"
                                "td.c{font-family:ui-monospace,monospace;font-size:12px}\n"
                                "del{background:#f6c78f;text-decoration:line-through}ins{background:#a9d1f5;text-decoration:underline}\n"
                                "@media(prefers-color-scheme:dark){body{color:#e4e6e8;background:#1b1d1f}tr.i td{background:#26292c}"
                                "tr.f td{background:#222527}td.d{background:#3a2d1c}td.a{background:#1b3147}td.m{background:#2f3224}"
                                "del{background:#7a4d12}ins{background:#1f5c93}tr.s td{border-color:#3c4145}}\n"
                                "</style></head><body>\n";
    const QString title = QStringLiteral("%1 ⇄ %2").arg(document.aTitle, document.bTitle);
    QString out = QString::fromUtf8(kHead).replace(QLatin1String("%1"), title.toHtmlEscaped());
    out += QStringLiteral("<p><b>A</b> %1<br><b>B</b> %2</p><p>%3</p>\n")
               .arg(document.aTitle.toHtmlEscaped(), document.bTitle.toHtmlEscaped(), document.summary.toHtmlEscaped());
    if (document.coarse)
        out += QStringLiteral("<p>%1</p>\n")
                   .arg(Tr::tr("The texts are so different that they were compared coarsely.").toHtmlEscaped());
    out += QStringLiteral("<table>\n");
    const auto cellHtml = [&document](const DocumentRow &row, bool inB) {
        const DiffCell &cell = inB ? row.b : row.a;
        const QStringView line = document.text(row, inB);
        QString html;
        qsizetype at = 0;
        for (const TextSpan &mark : cell.marks) {
            const qsizetype begin = mark.begin - cell.span.begin;
            const QLatin1String tag(inB ? "ins" : "del");
            html += line.mid(at, begin - at).toString().toHtmlEscaped();
            html += QStringLiteral("<%1>%2</%1>").arg(tag, line.mid(begin, mark.size()).toString().toHtmlEscaped());
            at = begin + mark.size();
        }
        html += line.mid(at).toString().toHtmlEscaped();
        QString sign;
        QString type = row.code ? QStringLiteral("c") : QString();
        const bool moved = row.op == RowOp::MovedAway || row.op == RowOp::MovedHere;
        if (cell.line >= 0 && row.op != RowOp::Equal) {
            sign = moved ? QStringLiteral(">") : inB ? QStringLiteral("+") : QStringLiteral("−");
            type += moved ? QStringLiteral(" m") : inB ? QStringLiteral(" a") : QStringLiteral(" d");
        }
        const QString number = cell.line < 0 || !row.numbered ? QString() : QString::number(cell.line + 1);
        return QStringLiteral("<td class=\"n\">%1 %2</td><td class=\"%3\">%4</td>").arg(number, sign, type.trimmed(), html);
    };
    eachShown(
        document,
        [&](const DocumentRow &row) {
            switch (row.kind) {
            case DocumentRow::Kind::Section:
                out += QStringLiteral("<tr class=\"s\"><td colspan=\"4\">%1</td></tr>\n").arg(row.aHeading.toHtmlEscaped());
                break;
            case DocumentRow::Kind::Item:
                out += QStringLiteral("<tr class=\"i\"><td class=\"n\">%1</td><td>%2</td><td class=\"n\"></td><td>%3</td></tr>\n")
                           .arg(opSign(row.op).toHtmlEscaped(), row.aHeading.toHtmlEscaped(), row.bHeading.toHtmlEscaped());
                break;
            case DocumentRow::Kind::Line:
                out += QStringLiteral("<tr>%1%2</tr>\n").arg(cellHtml(row, false), cellHtml(row, true));
                break;
            }
        },
        [&](const DiffFold &fold) {
            out += QStringLiteral("<tr class=\"f\"><td colspan=\"4\">… %1</td></tr>\n").arg(foldText(fold).toHtmlEscaped());
        });
    out += QStringLiteral("</table>\n</body></html>\n");
    return out;
}

}
