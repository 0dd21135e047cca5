#include "core/diff/diffexport.h"

namespace heliograph {

namespace {

constexpr qsizetype kContext = 3;

QString rangeText(qsizetype begin, qsizetype end)
{
    const qsizetype count = end - begin;
    const qsizetype first = count == 0 ? begin : begin + 1;
    return count == 1 ? QString::number(first) : QStringLiteral("%1,%2").arg(first).arg(count);
}

/// A file's name as a patch can have it: on one line.
QString nameText(QString title)
{
    return title.replace(u'\n', u' ').replace(u'\r', u' ').replace(u'\t', u' ');
}

void addLine(QString *patch, QChar sign, QStringView text, TextSpan line)
{
    *patch += sign;
    *patch += text.mid(line.begin, line.size());
    if (!patch->endsWith(u'\n'))
        *patch += QStringLiteral("\n\\ No newline at end of file\n");
}

}

QString unifiedPatch(const QString &aTitle, const QString &a, const QString &bTitle, const QString &b, const TextDiff &diff)
{
    QString patch;
    const std::vector<LineBlock> &blocks = diff.blocks;
    for (size_t i = 0; i < blocks.size();) {
        if (blocks[i].equal) {
            ++i;
            continue;
        }
        // A hunk goes on over equal lines that are no more than the context of both changes.
        size_t last = i;
        while (last + 2 < blocks.size() && blocks[last + 1].aEnd - blocks[last + 1].aBegin <= 2 * kContext)
            last += 2;
        const qsizetype before = i == 0 ? 0 : qMin(kContext, blocks[i - 1].aEnd - blocks[i - 1].aBegin);
        const qsizetype after
            = last + 1 == blocks.size() ? 0 : qMin(kContext, blocks[last + 1].aEnd - blocks[last + 1].aBegin);
        if (patch.isEmpty())
            patch += QStringLiteral("--- %1\n+++ %2\n").arg(nameText(aTitle), nameText(bTitle));
        patch += QStringLiteral("@@ -%1 +%2 @@\n")
                     .arg(rangeText(blocks[i].aBegin - before, blocks[last].aEnd + after),
                         rangeText(blocks[i].bBegin - before, blocks[last].bEnd + after));
        for (qsizetype line = blocks[i].aBegin - before; line < blocks[i].aBegin; ++line)
            addLine(&patch, u' ', a, diff.aLines[size_t(line)]);
        for (size_t k = i; k <= last; ++k) {
            const LineBlock &block = blocks[k];
            for (qsizetype line = block.aBegin; line < block.aEnd; ++line)
                addLine(&patch, block.equal ? u' ' : u'-', a, diff.aLines[size_t(line)]);
            for (qsizetype line = block.bBegin; !block.equal && line < block.bEnd; ++line)
                addLine(&patch, u'+', b, diff.bLines[size_t(line)]);
        }
        for (qsizetype line = blocks[last].aEnd; line < blocks[last].aEnd + after; ++line)
            addLine(&patch, u' ', a, diff.aLines[size_t(line)]);
        i = last + 1;
    }
    return patch;
}

}
