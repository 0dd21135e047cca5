#pragma once

#include "core/helicone/route.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace heliograph {

class HeliconeDialog;

/// Helicone's options of a conversation in a few words, in its request panel, and the way to change
/// them.
class HeliconeSection final : public QWidget
{
    Q_OBJECT

public:
    explicit HeliconeSection(QWidget *parent = nullptr);

    void setOptions(const HeliconeOptions &options);
    const HeliconeOptions &options() const { return m_options; }
    /// The request they go with, without its keys. routeProblem: why Helicone cannot be the route;
    /// empty: it can.
    void setRequest(const RouteQuestion &request, const QString &routeProblem);
    /// Why this cannot be sent, in words; empty: it can. On the direct route nothing of it is.
    QString problem() const;

public Q_SLOTS:
    void open(); ///< the dialog

Q_SIGNALS:
    void changed(); ///< by the user
    void routeWanted(); ///< through Helicone
    void defaultsWanted(const heliograph::HeliconeOptions &options);

private:
    void showState();

    HeliconeOptions m_options;
    RouteQuestion m_request;
    QString m_routeProblem;
    QString m_unreadable; ///< what the open dialog cannot read
    HeliconeDialog *m_dialog = nullptr; ///< made when first opened
    QLabel *m_summary;
    QLabel *m_problemNote;
    QLabel *m_routeNote;
    QToolButton *m_edit;
};

}
