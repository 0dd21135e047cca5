#pragma once

#include "core/diff/diffside.h"
#include "ui/services.h"

#include <QAction>
#include <QTimer>
#include <QWidget>

class QPushButton;
class QSplitter;
class QStackedLayout;

namespace heliograph {

class Banner;
class EmptyState;
class PromptList;
class PromptPane;

/// The library of prompts: found, read, edited, compared, and what the calls that were made from them cost.
class PromptsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit PromptsPage(const Services &services, QWidget *parent = nullptr);
    ~PromptsPage() override;

    QList<QAction *> pageActions() const { return m_actions; }
    /// Nothing is being read or counted.
    bool isSettled() const;

Q_SIGNALS:
    void openInPlayground(const heliograph::OpenedPrompt &opened);
    void callsRequested(const QString &filter);
    void diffRequested(const heliograph::DiffSide &a, const heliograph::DiffSide &b);
    void playgroundRequested(); ///< from the empty page
    void failed(const QString &message);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeActions();
    void connectPane();
    void read();
    void refreshActions();
    void askToRemove();
    void remove();
    void takeBack();
    void purge();

    Services m_services;
    PromptList *m_list;
    PromptPane *m_pane = nullptr;
    Banner *m_notice;
    EmptyState *m_choose;
    EmptyState *m_nothing;
    QStackedLayout *m_stack; ///< the library, or that there is none yet
    QStackedLayout *m_side; ///< the prompt, or that one is to be chosen
    QSplitter *m_splitter;
    QTimer m_refresh;
    QUuid m_asked; ///< the prompt that is asked about or was removed
    QString m_askedName;
    bool m_removed = false; ///< and can be taken back
    QUuid m_chooseNext; ///< a prompt that was made just now
    int m_reading = 0;
    QList<QAction *> m_actions;
    QAction *m_open = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_compare = nullptr;
    QAction *m_restore = nullptr;
    QAction *m_calls = nullptr;
    QAction *m_allCalls = nullptr;
    QAction *m_duplicate = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_rename = nullptr;
};

}
