#include "core/diff/difffolds.h"

#include <QCoreApplication>

namespace heliograph {

namespace {

constexpr int kFewest = 3; // fewer lines are shown as they are

}

std::vector<DiffFold> foldsOf(const DiffDocument &document, int context)
{
    using Kind = DocumentRow::Kind;
    const std::vector<DocumentRow> &rows = document.rows;
    const int count = int(rows.size());
    std::vector<bool> kept(rows.size(), false);
    for (int i = 0; i < count; ++i) {
        const DocumentRow &row = rows[size_t(i)];
        if (row.kind == Kind::Section) {
            kept[size_t(i)] = true;
            continue;
        }
        if (row.op == RowOp::Equal)
            continue;
        kept[size_t(i)] = true;
        if (row.kind != Kind::Line)
            continue;
        for (int near = i - 1; near >= qMax(0, i - context) && rows[size_t(near)].kind == Kind::Line; --near)
            kept[size_t(near)] = true;
        for (int near = i + 1; near < qMin(count, i + context + 1) && rows[size_t(near)].kind == Kind::Line; ++near)
            kept[size_t(near)] = true;
    }
    std::vector<DiffFold> folds;
    for (int i = 0; i < count;) {
        if (kept[size_t(i)]) {
            ++i;
            continue;
        }
        DiffFold fold{i, 0, 0, 0, 0};
        for (; i < count && !kept[size_t(i)]; ++i) {
            ++fold.count;
            if (rows[size_t(i)].kind != Kind::Item)
                continue;
            switch (rows[size_t(i)].item) {
            case DocumentRow::ItemKind::Message:
                ++fold.messages;
                break;
            case DocumentRow::ItemKind::Tool:
                ++fold.tools;
                break;
            case DocumentRow::ItemKind::Part:
                ++fold.parts;
                break;
            }
        }
        if (fold.messages + fold.tools + fold.parts > 0 || fold.count >= kFewest)
            folds.push_back(fold);
    }
    return folds;
}

QString foldText(const DiffFold &fold)
{
    const auto text = [](const char *source, int count) {
        return QCoreApplication::translate("DiffFolds", source, nullptr, count);
    };
    if (fold.messages > 0)
        return text(QT_TRANSLATE_N_NOOP("DiffFolds", "%n equal message(s)"), fold.messages);
    if (fold.tools > 0)
        return text(QT_TRANSLATE_N_NOOP("DiffFolds", "%n equal tool(s)"), fold.tools);
    if (fold.parts > 0)
        return text(QT_TRANSLATE_N_NOOP("DiffFolds", "%n equal part(s)"), fold.parts);
    return text(QT_TRANSLATE_N_NOOP("DiffFolds", "%n equal line(s)"), fold.count);
}

}
