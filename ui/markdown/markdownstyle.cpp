#include "ui/markdown/markdownstyle.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QWidget>

#include <algorithm>
#include <array>
#include <cmath>

namespace heliograph {

using Kind = MarkdownBlock::Kind;

namespace {

constexpr qreal kQuoteIndent = 16;
constexpr qreal kItemIndent = 24;

}

MarkdownStyle MarkdownStyle::of(const QWidget &widget, bool raw)
{
    MarkdownStyle style;
    style.raw = raw;
    style.body = widget.font();
    const qreal size = QFontInfo(style.body).pixelSize();
    style.small = style.body;
    style.small.setPixelSize(std::max(9, int(std::lround(size * 0.92))));
    style.mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    style.mono.setStyleHint(QFont::Monospace);
    style.mono.setPixelSize(std::max(9, int(std::lround(size * 0.95))));
    style.colors = themeColors(widget.palette());
    const QFontMetricsF body(style.body);
    const QFontMetricsF mono(style.mono);
    style.bodyWidth = std::max(1.0, body.averageCharWidth());
    style.bodyHeight = std::ceil(body.height() * kBodySpacing);
    style.monoWidth = std::max(1.0, mono.horizontalAdvance(u'0'));
    style.monoHeight = std::ceil(mono.height() * kCodeSpacing);
    return style;
}

QFont MarkdownStyle::headingFont(int level) const
{
    static constexpr std::array<qreal, 6> kScale = {1.55, 1.32, 1.15, 1.05, 1.0, 1.0};
    QFont font = body;
    const qreal size = QFontInfo(body).pixelSize() * kScale[size_t(std::clamp(level, 1, 6) - 1)];
    font.setPixelSize(int(std::lround(size)));
    font.setWeight(QFont::DemiBold);
    return font;
}

qreal MarkdownStyle::indent(const std::vector<BlockContainer> &containers) const
{
    qreal indent = 0;
    for (const BlockContainer &container : containers) {
        indent += container.kind == BlockContainer::Kind::Quote
            ? kQuoteIndent
            : std::max(kItemIndent, (container.markerSize + 1) * bodyWidth + 6);
    }
    return indent;
}

qreal MarkdownStyle::gap(const MarkdownBlock *before, const MarkdownBlock &block) const
{
    if (!before || raw || block.joined)
        return 0;
    if (block.kind == Kind::Heading)
        return block.level <= 2 ? 20 : 16;
    if (block.kind == Kind::Code || block.kind == Kind::Table || before->kind == Kind::Code
        || before->kind == Kind::Table)
        return 12;
    if (before->kind == Kind::Heading)
        return 8;
    const auto inItem = [](const MarkdownBlock &b) {
        return !b.containers.empty() && b.containers.back().kind == BlockContainer::Kind::Item;
    };
    if (inItem(block) && inItem(*before))
        return block.blankBefore ? 8 : 3;
    return block.blankBefore ? 12 : 6;
}

}
