#pragma once

#include <QTimer>
#include <QToolButton>

#include <functional>

namespace heliograph {

/// Copies a text to the clipboard and says for a moment that it did.
class CopyButton final : public QToolButton
{
    Q_OBJECT

public:
    /// text is asked when the button is pressed; what names the thing: "Copy the answer".
    CopyButton(const QString &what, std::function<QString()> text, QWidget *parent = nullptr);

private:
    void copy();

    std::function<QString()> m_text;
    QTimer m_reset;
};

}
