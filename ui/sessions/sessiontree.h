#pragma once

#include "ui/sessions/sessionview.h"

#include <QSet>
#include <QTreeView>

namespace heliograph {

class SessionTreeModel;

/// A session by its paths.
class SessionTree final : public QTreeView
{
    Q_OBJECT

public:
    explicit SessionTree(QWidget *parent = nullptr);

    /// All of it is open at first; the same session again stays as one left it.
    void setSession(const std::shared_ptr<const SessionView> &view);
    void setCurrentCall(int call);

Q_SIGNALS:
    void callChosen(int call); ///< place in the list of calls
    void openRequested(int call); ///< Enter or a double click

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();

    SessionTreeModel *m_model;
    QString m_session;
    QSet<QString> m_folded; ///< paths
};

}
