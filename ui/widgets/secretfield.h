#pragma once

#include <QLineEdit>

class QAction;

namespace heliograph {

/// Takes a key: hidden unless the eye is pressed, without the blanks and the "Bearer" a paste
/// brings along.
class SecretField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit SecretField(QWidget *parent = nullptr);

    /// The key, and the field is empty again.
    QString take();

private:
    void setShown(bool shown);

    QAction *m_eye;
};

}
