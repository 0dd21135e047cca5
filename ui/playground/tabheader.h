#pragma once

#include "ui/services.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace heliograph {

class ModelPicker;

/// The first line of a tab: the model, the route, and the switch for the panel at the right.
class TabHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit TabHeader(const Services &services, QWidget *parent = nullptr);

    void showChoice(const QString &provider, const QString &model, Route route);
    void showPanelOpen(bool open);
    void openModels();

Q_SIGNALS:
    void modelChosen(const QString &provider, const QString &model);
    void routeChosen(heliograph::Route route);
    void panelToggled(bool open);

private:
    Services m_services;
    ModelPicker *m_picker;
    QToolButton *m_helicone;
    QToolButton *m_direct;
    QLabel *m_demo;
    QToolButton *m_panel;
};

}
