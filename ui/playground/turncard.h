#pragma once

#include "ui/playground/conversation.h"
#include "ui/theme/icons.h"

#include <QFrame>

class QBoxLayout;
class QLabel;
class QMenu;
class QMimeData;
class QToolButton;

namespace heliograph {

class GrowingEdit;

/// What a person asks of one message.
enum class TurnAction {
    MoveUp, MoveDown, Duplicate, Remove, SendFromHere, Retry, RetryNow, Stop, OpenCall, AddKey,
    ChangeKey, DirectRoute, ChooseModel, SendAnyway, RaiseMaxTokens, DiffPrevious
};

/// One message: its role at the left, its content, and the tools that appear when it is pointed at or has the focus.
/// Posts its height changes to the view that holds it; knows no neighbours.
class TurnCard : public QFrame
{
    Q_OBJECT

public:
    int turnId() const { return m_id; }
    int heightFor(int width) const;
    virtual void setTurn(const Turn &turn);
    void setTools(bool canMoveUp, bool canMoveDown, bool enabled); ///< enabled: the order may change now
    void edit(int position); ///< -1: the cursor at the end
    bool editing() const { return m_edit != nullptr; }

Q_SIGNALS:
    void heightChanged();
    void textEdited(int id, const QString &text);
    void roleChosen(int id, heliograph::Role role);
    void actionRequested(int id, heliograph::TurnAction action);
    /// The menu of further actions is about to open and is empty.
    void menuAboutToShow(int id, QMenu *menu);
    /// Something that may hold attachments is pasted or dropped into the open editor.
    void mimeOffered(int id, const QMimeData *mime, bool take, bool *taken);

protected:
    TurnCard(const Turn &turn, QWidget *parent);

    virtual QWidget *view() = 0; ///< what the editor takes the place of
    virtual QString editableText() const = 0;
    virtual void showEdited(const QString &text) = 0;
    virtual bool canSendFromHere() const { return true; }

    bool busy() const { return m_busy; }
    QBoxLayout *body() const { return m_body; }
    void followFocus(QWidget *part); ///< the tools are there while this part has the focus
    QToolButton *makeTool(
        Icon icon, const QString &text, TurnAction action, const QString &key = {});
    QToolButton *makeButton(Icon icon, const QString &text, const char *name);

    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildTools();
    void showTools();
    void hideTools(); ///< unless they are in use
    void finishEditing();
    void updateRole(const Turn &turn);
    void refreshIcons();

    int m_id;
    Role m_role = Role::User;
    bool m_busy = false;
    QToolButton *m_roleButton;
    QLabel *m_cacheMark; ///< below the role
    QBoxLayout *m_body;
    QFrame *m_tools = nullptr; ///< made when first needed
    QToolButton *m_up = nullptr;
    QToolButton *m_down = nullptr;
    GrowingEdit *m_edit = nullptr;
    bool m_canMoveUp = false;
    bool m_canMoveDown = false;
    bool m_toolsEnabled = true;
};

}
