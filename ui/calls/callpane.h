#pragma once

#include "core/history/history.h"
#include "core/providers/provider.h"
#include "ui/calls/calldetails.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QTabWidget;
class QToolButton;

namespace heliograph {

class Banner;
class BodyPane;
class CallConversation;
class HeadersView;
class HeliconeView;
class MarksView;
class ReceiptView;
class StatusDot;
class TimingView;

/// One call's details. Reads the call in the background and keeps up with one that still runs.
class CallPane final : public QWidget
{
    Q_OBJECT

public:
    /// actions stand at the top right. The history outlives the pane.
    CallPane(History &history, const ProviderList &providers, const QList<QAction *> &actions,
        QWidget *parent = nullptr);
    ~CallPane() override;

    /// An id that is shown already stays as it is.
    void showCall(const QUuid &id);
    void clear();
    QUuid id() const { return m_id; }
    /// The call that is shown; null while it is read.
    std::shared_ptr<const Call> call() const { return m_call; }
    /// What a person says of the call that is shown.
    MarksView *marks() const { return m_marks; }

Q_SIGNALS:
    void closeRequested();
    void callChanged(); ///< call() is another or newer
    void filterRequested(const QString &where); ///< of a tag or label

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeHeader(const QList<QAction *> &actions);
    void makeTabs();
    void read();
    void readAgainWhileRunning();
    void take(const CallDetails &details);
    void showPrompt(const Call &call);
    void showReceipt(const CallDetails &details);
    void showFacts(const Call &call);
    void marked(const QUuid &id);

    History &m_history;
    ProviderList m_providers;
    QUuid m_id;
    std::shared_ptr<const Call> m_call;
    quint64 m_token = 0; ///< answers to older questions are dropped
    QTimer m_readTimer;
    bool m_reading = false;
    bool m_changedMeanwhile = false;
    QWidget *m_header;
    StatusDot *m_dot;
    QLabel *m_status;
    QLabel *m_model;
    QLabel *m_facts;
    QToolButton *m_idButton;
    Banner *m_banner;
    QLabel *m_bare; ///< says that only the numbers were kept
    MarksView *m_marks;
    int m_ownMarks = 0; ///< that were handed over and of which the history has not told yet
    QTabWidget *m_tabs;
    CallConversation *m_conversation;
    BodyPane *m_bodies;
    TimingView *m_timing;
    ReceiptView *m_receipt;
    HeadersView *m_headers;
    HeliconeView *m_helicone;
};

}
