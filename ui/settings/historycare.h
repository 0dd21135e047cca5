#pragma once

#include "core/base/result.h"
#include "core/history/keeping.h"
#include "ui/services.h"
#include "ui/widgets/card.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace heliograph {

/// What the history takes up, whether it is sound, and copies of it: made and put back.
class HistoryCare final : public Card
{
    Q_OBJECT

public:
    explicit HistoryCare(const Services &services, QWidget *parent = nullptr);

    void measure();
    void check();
    void backUp(const QString &file);
    /// The copy takes the history's place at the next start.
    void restore(const QString &file);

private:
    void begin();
    void end(const QString &text);

    Services m_services;
    QLabel *m_space;
    QLabel *m_result;
    QProgressBar *m_busy;
    QList<QPushButton *> m_buttons;
};

/// "Requests 1.2 MB, answers …": by part, the largest first, with the whole.
QString spaceText(const SpaceReport &report);

}
