#pragma once

#include "ui/markdown/blocksegmenter.h"
#include "ui/theme/theme.h"

#include <QFont>

class QWidget;

namespace heliograph {

/// Fonts, colours and measures of one view.
struct MarkdownStyle {
    static constexpr qreal kBodySpacing = 1.3; ///< of lines, in their font's height
    static constexpr qreal kCodeSpacing = 1.25;

    QFont body;
    QFont small;
    QFont mono;
    ThemeColors colors;
    qreal bodyWidth = 7; ///< of an average character
    qreal bodyHeight = 18; ///< of a line
    qreal monoWidth = 7;
    qreal monoHeight = 16;
    bool raw = false; ///< code is the whole text, not boxes in it

    static MarkdownStyle of(const QWidget &widget, bool raw);
    QFont headingFont(int level) const;
    qreal indent(const std::vector<BlockContainer> &containers) const;
    qreal gap(const MarkdownBlock *before, const MarkdownBlock &block) const;
};

}
