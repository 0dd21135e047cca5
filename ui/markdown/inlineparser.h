#pragma once

#include <QHash>
#include <QString>
#include <QStringView>

#include <vector>

namespace heliograph {

/// A stretch of text in one style.
struct InlineSpan {
    enum Style : quint8 { Plain = 0, Bold = 1, Italic = 2, Strike = 4, Code = 8, Image = 16 };
    qsizetype start = 0;
    qsizetype length = 0;
    quint8 style = Plain;
    int link = -1; ///< index into InlineText::links
    bool operator==(const InlineSpan &) const = default;
};

/// What a reader sees of a Markdown source, line breaks as \n.
struct InlineText {
    QString text;
    std::vector<InlineSpan> spans; ///< in order, covering the whole text
    std::vector<QString> links; ///< targets exactly as written; nothing is known to be safe
};

struct InlineOptions {
    const QHash<QString, QString> *definitions = nullptr; ///< by BlockSegmenter::label()
    bool streaming = false; ///< more may come: what is open at the end (**, `) counts as closed
};

/// Emphasis, code, links, images (as their text and target, never the image), autolinks, entities
/// and escapes of CommonMark and GitHub's Markdown. HTML stays text, but for <br>. For sources of a
/// few thousand characters.
InlineText parseInline(QStringView source, const InlineOptions &options = {});

}
