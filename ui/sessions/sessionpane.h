#pragma once

#include "ui/services.h"
#include "ui/sessions/sessionview.h"

#include <QWidget>

class QAction;
class QLabel;
class QTabWidget;
class QToolButton;

namespace heliograph {

struct CallGroup;
class ElidedLabel;
class SessionConversation;
class SessionTree;
class TimelineView;

/// One session: its calls by path, over time, and as a conversation. Which call is chosen is the same in all three.
class SessionPane final : public QWidget
{
    Q_OBJECT

public:
    explicit SessionPane(const Services &services, const QList<QAction *> &actions, QWidget *parent = nullptr);
    ~SessionPane() override;

    /// The row of the list. One that is shown already is read again where its sums changed.
    void showSession(const CallGroup &group);
    void clear();
    QString id() const { return m_id; }
    int currentCall() const { return m_current; }
    QUuid currentCallId() const;
    bool isSettled() const { return !m_reading; }

Q_SIGNALS:
    void closeRequested();
    void callRequested(const QUuid &id);
    void currentChanged();
    void failed(const QString &message);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeHeader(const QList<QAction *> &actions);
    void makeTabs();
    void makeFooter();
    void read();
    void take(const std::shared_ptr<const SessionView> &view);
    void choose(int call);
    void open(int call);
    void showFacts();
    void showCurrent();

    Services m_services;
    QString m_id;
    std::unique_ptr<CallGroup> m_group; ///< as the list has it
    std::shared_ptr<const SessionView> m_view;
    int m_current = -1;
    quint64 m_token = 0; ///< answers to older questions are dropped
    bool m_reading = false;
    bool m_readAgain = false;
    ElidedLabel *m_title;
    QLabel *m_facts;
    QLabel *m_note;
    QTabWidget *m_tabs;
    SessionTree *m_tree;
    TimelineView *m_timeline;
    SessionConversation *m_conversation;
    QWidget *m_footer;
    ElidedLabel *m_callFacts;
};

}
