#pragma once

#include <QFrame>

#include <functional>

class QMimeData;
class QPushButton;

namespace heliograph {

class GrowingEdit;

/// Where the next message is written, with the button that sends it, or stops while an answer comes.
class Composer final : public QFrame
{
    Q_OBJECT

public:
    explicit Composer(QWidget *parent = nullptr);

    QString text() const;
    void setText(const QString &text); ///< the cursor at the end
    void clear();
    void takeFocus();
    void setBusy(bool busy); ///< Send becomes Stop
    /// Why nothing can be sent, in words; empty: it can.
    void setProblem(const QString &problem);
    /// See GrowingEdit::setMimeTaker.
    void setMimeTaker(std::function<bool(const QMimeData &mime, bool take)> taker);

Q_SIGNALS:
    void sendRequested();
    void stopRequested();
    void textChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refreshButton();

    GrowingEdit *m_edit;
    QPushButton *m_button;
    QString m_problem;
    bool m_busy = false;
};

}
