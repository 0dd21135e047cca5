#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace heliograph {

/// One message that stays until it is dealt with, where the trouble is: never a dialog. Says it in
/// words and with an icon, not by colour alone.
class Banner final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Info, Good, Warning, Bad };

    explicit Banner(QWidget *parent = nullptr); ///< hidden until it has a message

    /// Shows the message. actionText empty: no button.
    void showMessage(Kind kind, const QString &text, const QString &actionText = {});
    void setClosable(bool closable);
    QString text() const;
    QPushButton *actionButton() const { return m_action; }

Q_SIGNALS:
    void actionTriggered();
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateIcon();

    Kind m_kind = Kind::Info;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_close;
};

}
