#pragma once

#include "ui/sessions/sessionview.h"

#include <QTreeView>

namespace heliograph {

class SessionTreeModel;

/// A session by its paths.
class SessionTree final : public QTreeView
{
    Q_OBJECT

public:
    explicit SessionTree(QWidget *parent = nullptr);

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
};

}
