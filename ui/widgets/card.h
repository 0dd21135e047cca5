#pragma once

#include <QWidget>

class QVBoxLayout;

namespace heliograph {

/// A raised, rounded field that holds what belongs together.
class Card : public QWidget
{
    Q_OBJECT

public:
    /// title empty: none
    explicit Card(const QString &title = {}, QWidget *parent = nullptr);

    QVBoxLayout *body() const { return m_body; }
    void setHighlighted(bool highlighted); ///< an accent border: the one card that matters most

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_body;
    bool m_highlighted = false;
};

}
