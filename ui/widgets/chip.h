#pragma once

#include <QAbstractButton>

namespace heliograph {

/// A short text in a rounded frame that can be clicked, and taken away where it may be.
class Chip final : public QAbstractButton
{
    Q_OBJECT

public:
    /// name: small, before the text ("app"); may be empty.
    Chip(const QString &name, const QString &text, QWidget *parent = nullptr);

    /// With a cross behind the text; Del does the same.
    void setRemovable(const QString &toolTip);

    QSize sizeHint() const override;

Q_SIGNALS:
    void removeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    QFont chipFont() const;
    QRect cross() const; ///< empty where it is not removable

    QString m_name;
    QString m_removeToolTip;
};

}
