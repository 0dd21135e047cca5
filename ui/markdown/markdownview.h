#pragma once

#include <QString>
#include <QWidget>

namespace heliograph {

/// Shows a model's answer as Markdown while it streams, or as the raw text. Hostile input is expected: no HTML, no
/// image or other resource is ever fetched, a link shows its full target and is opened only after the user agreed,
/// and only http, https and mailto are opened.
///
/// As tall as its text (no scroll bar of its own): put it in a scroll area. Appending costs time in the size of the
/// last block, not of the whole text, and while the view is not visible only the text is kept.
class MarkdownView final : public QWidget
{
    Q_OBJECT

public:
    explicit MarkdownView(QWidget *parent = nullptr);
    ~MarkdownView() override;

    void setText(const QString &markdown);
    void append(const QString &delta);
    QString text() const; ///< what was given, unchanged
    void setRaw(bool raw); ///< the raw text instead of the rendered one
    bool isRaw() const;
    QString selectedText() const;

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    /// The height for the present width changed.
    void heightChanged();

private:
    QString m_text;
    bool m_raw = false;
};

}
