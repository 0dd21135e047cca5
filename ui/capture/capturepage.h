#pragma once

#include "core/capture/captureadvice.h"
#include "ui/services.h"

#include <QAction>
#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QStackedWidget;

namespace heliograph {

class AdviceList;
class CaptureControls;
class CaptureOptionsCard;
class ClientCards;
class LiveCallsModel;
class LiveCallsView;
class PageHeader;

/// Records the calls of other programs: the switch and the address, what to paste for each client, what is wrong where
/// something is, and the calls as they come.
class CapturePage final : public QWidget
{
    Q_OBJECT

public:
    explicit CapturePage(const Services &services, QWidget *parent = nullptr);

    QList<QAction *> pageActions() const { return m_actions; }
    /// Turns capture on where it was on when the program was closed. To be called once, by the window.
    void startAsBefore();
    LiveCallsModel *model() const { return m_model; }

Q_SIGNALS:
    void callRequested(const QUuid &id);
    void callsRequested(const QString &filter); ///< all that were captured, in the list of calls
    void keyRequested(const QString &name); ///< "helicone": where it is added
    void providerRequested(const QString &id); ///< where its address is set; empty: all of them
    void failed(const QString &message);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeActions();
    void makeLayout();
    QWidget *makeList();
    void connectParts();
    void switchTo(bool on);
    void apply(const CaptureSettings &settings);
    void takeProviders();
    void takeProvider(const QString &id);
    void updateState();
    void updateAddress();
    void updateAdvice();
    void updateList();
    void follow(const CaptureAdvice &advice);
    void forget(); ///< what was seen of refusals and outcomes
    void lookForHeliconeKey();
    QString addressOf(const Provider &provider) const;

    Services m_services;
    CaptureService &m_capture; ///< of the services
    ProviderList m_providers;
    CaptureSeen m_seen;
    LiveCallsModel *m_model;
    LiveCallsView *m_table;
    CaptureControls *m_controls;
    CaptureOptionsCard *m_options;
    AdviceList *m_advice;
    ClientCards *m_clients;
    QStackedWidget *m_list;
    QLabel *m_waitTitle;
    QLabel *m_waitText;
    QLabel *m_listTitle;
    QAction *m_toggle = nullptr;
    QAction *m_pause = nullptr;
    QList<QAction *> m_actions;
};

}
