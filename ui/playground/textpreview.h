#pragma once

#include <QTextLayout>
#include <QWidget>

#include <vector>

namespace heliograph {

/// Plain text, wrapped, shown in full up to a number of lines; what is beyond is told in a last line. Asking for
/// its height or drawing it never takes time in the size of a long text. A click asks to edit it.
class TextPreview final : public QWidget
{
    Q_OBJECT

public:
    explicit TextPreview(int mostLines, QWidget *parent = nullptr);
    ~TextPreview() override;

    void setText(const QString &text);
    QString text() const { return m_text; }
    void setPlaceholder(const QString &text); ///< shown instead of an empty text

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void editRequested(int position); ///< in the text; -1: at its end

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Paragraph {
        int start = 0; ///< in the text
        std::unique_ptr<QTextLayout> layout;
        qreal top = 0;
        qreal height = 0;
    };
    void layOut(int width) const;
    qreal lineHeight() const;
    QString restText() const;

    int m_most;
    QString m_text;
    QString m_placeholder;
    mutable std::vector<Paragraph> m_paragraphs;
    mutable int m_width = -1;
    mutable qreal m_height = 0;
    mutable int m_shown = 0; ///< characters of the text that are shown
};

}
