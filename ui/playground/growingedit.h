#pragma once

#include <QPlainTextEdit>

#include <functional>

namespace heliograph {

/// A plain text editor as tall as its text, between a least and a greatest number of lines; beyond that it scrolls.
class GrowingEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    GrowingEdit(int fewestLines, int mostLines, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightFor(int lines) const;
    /// Asked first about what is pasted or dropped; true: it took it, or would (take false: only asks).
    void setMimeTaker(std::function<bool(const QMimeData &mime, bool take)> taker);

Q_SIGNALS:
    void heightChanged();
    void left(); ///< the focus went elsewhere, not to a menu of this editor

protected:
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void adjust();
    int wantedLines() const;

    int m_fewest;
    int m_most;
    int m_lines;
    std::function<bool(const QMimeData &, bool)> m_mimeTaker;
};

}
