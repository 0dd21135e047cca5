#pragma once

#include "core/base/whenready.h"
#include "core/diff/diffside.h"
#include "ui/services.h"

#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace heliograph {

class PromptMessages;
class VersionsModel;

/// One prompt of the library: what it is called, its versions with what their calls cost, and what one of them says.
class PromptPane final : public QWidget
{
    Q_OBJECT

public:
    /// actions: as buttons at the top, the first one the most important.
    PromptPane(const Services &services, const QList<QAction *> &actions, QWidget *parent = nullptr);

    void showPrompt(const QUuid &prompt); ///< with its latest version; null: none
    void reload(); ///< it, or its calls, may have changed
    const Prompt &prompt() const { return m_history.prompt; } ///< id null: none
    int version() const; ///< the chosen one; 0: none
    int latest() const; ///< 0: none
    bool editing() const;
    bool isSettled() const { return m_waiting == 0; }
    void focusName();

    void open(); ///< the chosen version in the playground
    void edit(); ///< its texts, here
    void compare(); ///< the two chosen versions, or the chosen one with the one before it
    void restore();
    void duplicate();
    void showCalls(bool ofAllVersions);

Q_SIGNALS:
    void shown(); ///< another prompt or version, or none
    void openRequested(const heliograph::OpenedPrompt &opened);
    void callsRequested(const QString &filter);
    void diffRequested(const heliograph::DiffSide &a, const heliograph::DiffSide &b);
    void duplicated(const QUuid &prompt);
    void failed(const QString &message);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeHead(QVBoxLayout *column, const QList<QAction *> &actions);
    QWidget *makeVersions();
    QWidget *makeMessages();
    QLineEdit *field(const char *name, const QString &label, const QString &toolTip);
    void take(const PromptHistory &history);
    void countUses();
    void chooseVersion(int version);
    void showVersion();
    void change();
    void setEditing(bool editing);
    void saveEdited();
    void cancelEditing();
    void write(const PromptEdit &edit);
    template <typename T, typename Then> void wait(const QFuture<Result<T>> &future, Then then)
    {
        ++m_waiting;
        whenReady(future, this, [this, then = std::move(then)](const Result<T> &answer) mutable {
            --m_waiting;
            then(answer);
        });
    }

    Services m_services;
    PromptHistory m_history;
    QUuid m_wanted; ///< what is shown or being read
    std::optional<OpenedPrompt> m_shown; ///< the version whose messages are seen
    int m_chooseNext = 0; ///< a version that was made just now
    quint64 m_question = 0; ///< answers to older ones are dropped
    int m_waiting = 0;

    QLineEdit *m_name;
    QLineEdit *m_tags;
    QLineEdit *m_heliconeId;
    QLineEdit *m_gatewayId;
    QLabel *m_nameProblem;
    QLabel *m_facts;
    VersionsModel *m_model;
    QTableView *m_versions;
    QLabel *m_title; ///< of the version
    QLabel *m_besides;
    PromptMessages *m_messages;
    QWidget *m_editRow;
    QLineEdit *m_note;
    QPushButton *m_save;
};

}
