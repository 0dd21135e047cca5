#pragma once

#include "ui/services.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace heliograph {

class PromptList;

/// Lets one choose a prompt of the library; opens with its latest version.
class PromptPicker final : public QDialog
{
    Q_OBJECT

public:
    explicit PromptPicker(const Services &services, QWidget *parent = nullptr);

Q_SIGNALS:
    void picked(const heliograph::OpenedPrompt &opened);

private:
    void pick(const QUuid &prompt);

    Services m_services;
    PromptList *m_list;
    QLabel *m_note;
    QPushButton *m_open;
};

}
