#pragma once

#include <QHash>
#include <QString>
#include <QStringView>

#include <vector>

namespace heliograph {

class LineCursor;

/// What a block stands in. Blocks that share an id stand in the same quote or list item.
struct BlockContainer {
    enum class Kind { Quote, Item };
    Kind kind = Kind::Quote;
    int id = 0;
    int markerSize = 1; ///< Item: characters of its marker
    bool operator==(const BlockContainer &) const = default;
};

/// One leaf of a Markdown text. Lists and quotes are no blocks of their own: their leaves name
/// them.
struct MarkdownBlock {
    enum class Kind { Paragraph, Heading, Code, Table, Rule };
    enum class Marker { None, Bullet, Number, TaskOpen, TaskDone };
    Kind kind = Kind::Paragraph;
    int level = 0; ///< Heading: 1 to 6
    QString text; ///< inline source, lines of code or rows of a table, joined by \n
    int lines = 0; ///< Code: a fence without a line has none
    QString language; ///< Code: the fence's info string
    QString columns; ///< Table: one of l, c, r, - (unset) a column
    std::vector<BlockContainer> containers; ///< from the outside in
    Marker marker = Marker::None; ///< of the innermost list item, on its first block
    qint64 number = 0; ///< Marker::Number
    bool blankBefore = false; ///< a blank line stands before it
    bool joined = false; ///< goes on with the block before, which grew too long for one
    bool midLine = false; ///< joined in the middle of a line
    bool operator==(const MarkdownBlock &) const = default;
};

/// Cuts Markdown (CommonMark with tables and task lists, without HTML) into blocks while it comes.
/// Every block but the last is final, and every block is small: long paragraphs, tables and code
/// are cut into joined blocks. The result depends on the text only, never on how it was split over
/// append(). Appending costs time in the size of what is appended and of the last block.
class BlockSegmenter final
{
public:
    static constexpr qsizetype kMaxLine = 2048; ///< characters of one line, of one paragraph
    static constexpr qsizetype kMaxChunk = 4096; ///< characters of one block of code or table
    static constexpr int kMaxLines = 32; ///< lines of one block of code, rows of one of a table
    static constexpr size_t kMaxDepth = 12; ///< quotes and items inside each other; deeper is text

    enum class Mode { Markdown, Raw }; ///< Raw: code without a fence, every character as it is
    explicit BlockSegmenter(Mode mode = Mode::Markdown) : m_mode(mode) { }

    void append(QStringView text);
    /// While an answer streams, a last line that may still become a marker (#, -, ``, |--) is not
    /// shown yet.
    void setStreaming(bool streaming);

    const std::vector<MarkdownBlock> &blocks() const { return m_blocks; }
    /// The first block that changed since the last call; blocks().size() where none did.
    size_t takeFirstChanged();
    /// Targets of the link reference definitions so far, by label().
    const QHash<QString, QString> &definitions() const { return m_definitions; }
    /// A label as definitions() has it: case folded, white space collapsed.
    static QString label(QStringView text);

private:
    struct Container {
        BlockContainer is;
        int indent = 0; ///< Item: columns its content is indented by
        QChar bullet; ///< Item: '-', '+', '*', '.', ')'
        qint64 number = 0;
        bool markerPending = false; ///< no block has shown its marker yet
    };
    struct State {
        std::vector<Container> containers;
        bool leafOpen = false; ///< the last block takes further lines
        bool blank = false; ///< a blank line came since the last block
        bool midLine = false; ///< the next piece continues a line
        bool indented = false; ///< the open code block is an indented one
        QChar fence;
        qsizetype fenceLength = 0;
        int fenceIndent = 0;
        int blankCode = 0; ///< blank lines that belong to indented code if more of it follows
        int nextId = 1;
    };

    void refresh();
    void restore();
    bool held() const;
    void takePiece(QStringView piece, bool complete);
    void takeLine(QStringView line, bool complete);
    void takeMidLine(QStringView piece);
    size_t match(LineCursor &cursor) const;
    bool takeCode(LineCursor &cursor, bool allMatched);
    bool startBlock(LineCursor &cursor, size_t &depth, bool &interrupts, bool allMatched);
    bool startItem(
        LineCursor &cursor, size_t &depth, bool &interrupts, bool allMatched, int indent);
    bool startFence(LineCursor &cursor, size_t depth, int indent);
    bool startTable(QStringView line);
    bool define(QStringView line);
    void addText(QStringView text);
    void addCodeLine(const QString &line);
    void addRow(QStringView row);
    void closeTo(size_t depth);
    MarkdownBlock &open(MarkdownBlock::Kind kind);
    MarkdownBlock &join();

    Mode m_mode;
    bool m_streaming = false;
    std::vector<MarkdownBlock> m_blocks;
    QHash<QString, QString> m_definitions;
    State m_state;
    QString m_partial; ///< the line that has not ended
    // What a provisional look at m_partial changed.
    bool m_provisional = false;
    size_t m_savedCount = 0;
    MarkdownBlock m_savedLast;
    State m_savedState;
    size_t m_firstChanged = 0;
};

}
