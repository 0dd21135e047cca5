#include "ui/compare/comparisontext.h"

#include "ui/compare/columnheader.h"
#include "ui/compare/figuresview.h"

#include <QCoreApplication>

namespace heliograph {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ComparisonText)
};

QString tableCell(QString text)
{
    return text.simplified().replace(QLatin1Char('|'), QLatin1String("\\|"));
}

}

QString cellStateText(CellState state)
{
    switch (state) {
    case CellState::Queued:
    case CellState::Asking:
    case CellState::Streaming:
    case CellState::Retrying:
        return Words::tr("under way");
    case CellState::Done:
        return Words::tr("answered");
    case CellState::Stopped:
        return Words::tr("stopped");
    case CellState::Failed:
        return Words::tr("failed");
    case CellState::Interrupted:
        return Words::tr("interrupted");
    case CellState::Unasked:
        return Words::tr("not asked for");
    case CellState::Deleted:
        return Words::tr("deleted");
    }
    return {};
}

QString comparisonMarkdown(const Comparison &plan, const std::vector<ComparisonCell> &cells)
{
    QStringList lines;
    const auto block = [&lines](const QString &title, const QString &text) {
        lines << QStringLiteral("## %1").arg(title) << QString() << text << QString();
    };
    if (!plan.system.trimmed().isEmpty())
        block(Words::tr("System prompt"), plan.system);
    block(Words::tr("Prompt"), plan.prompt());
    QStringList head{Words::tr("Answer")};
    QStringList rule{QStringLiteral("---")};
    for (const Figure figure : kFigures) {
        head << figureName(figure);
        rule << QStringLiteral("---:");
    }
    head << Words::tr("State");
    rule << QStringLiteral("---");
    const auto row = [](const QStringList &parts) {
        return QStringLiteral("| %1 |").arg(parts.join(QStringLiteral(" | ")));
    };
    const auto nameOf = [&](const ComparisonCell &cell) {
        const QString name = columnName(plan.columns, cell.column);
        return plan.repeats > 1 ? Words::tr("%1, run %2").arg(name).arg(cell.repetition + 1) : name;
    };
    lines << row(head) << row(rule);
    for (const ComparisonCell &cell : cells) {
        QStringList parts{tableCell(nameOf(cell))};
        const Figures figures = figuresOf(cell);
        for (const Figure figure : kFigures)
            parts << (cell.sent ? figureText(figure, figures[size_t(figure)]) : QStringLiteral("–"));
        parts << cellStateText(cell.state);
        lines << row(parts);
    }
    lines << QString();
    for (const ComparisonCell &cell : cells) {
        const QString differs = columnDifferences(plan.columns[size_t(cell.column)]);
        const QString text = !cell.text.isEmpty() ? cell.text
            : cell.error                          ? cell.error->message
                                                  : cellStateText(cell.state);
        block(nameOf(cell), differs.isEmpty() ? text : QStringLiteral("*%1*\n\n%2").arg(differs, text));
    }
    return lines.join(QLatin1Char('\n'));
}

}
