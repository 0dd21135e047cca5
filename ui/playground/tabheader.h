#pragma once

#include "ui/services.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace heliograph {

class ModelPicker;

/// The first line of a tab: the model, the route, what sending will cost, and the switch for the panel at the right.
class TabHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit TabHeader(const Services &services, QWidget *parent = nullptr);

    void showChoice(const QString &provider, const QString &model, Route route);
    void showPanelOpen(bool open);
    void openModels();
    /// What sending the draft will cost, as long as there is room for, and what that rests on. Empty: nothing to send.
    void showEstimate(const QString &text, const QString &shortText, const QString &reason);

Q_SIGNALS:
    void modelChosen(const QString &provider, const QString &model);
    void routeChosen(heliograph::Route route);
    void panelToggled(bool open);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitEstimate();

    Services m_services;
    ModelPicker *m_picker;
    QToolButton *m_helicone;
    QToolButton *m_direct;
    QLabel *m_demo;
    QLabel *m_estimate;
    QStringList m_estimateTexts; ///< the longest first
    QToolButton *m_panel;
};

}
