#pragma once

#include <QWidget>

#include <functional>

class QToolButton;

namespace heliograph {

/// A title that opens and closes what is below it. The content is made when it is first opened.
class FoldBox final : public QWidget
{
    Q_OBJECT

public:
    /// name: object name of the button. make: gives the content, a child of the widget it is given.
    FoldBox(const QString &title, const QString &name, std::function<QWidget *(QWidget *)> make,
        QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setOpen(bool open);
    bool isOpen() const { return m_open; }
    QWidget *content() const { return m_content; } ///< null until it was opened
    QToolButton *button() const { return m_button; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    bool m_open = false;
    QToolButton *m_button;
    QWidget *m_content = nullptr;
    std::function<QWidget *(QWidget *)> m_make;
};

}
