#pragma once

#include "core/helicone/route.h"

#include <QDialog>

class QBoxLayout;
class QPlainTextEdit;
class QPushButton;

namespace heliograph {

class Banner;
class HeliconeForm;

/// Helicone's options of one conversation: the form and, beside it, the headers it makes. What is
/// changed holds at once.
class HeliconeDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit HeliconeDialog(QWidget *parent = nullptr);

    void setOptions(const HeliconeOptions &options);
    HeliconeOptions options() const;
    QString unreadable() const; ///< the first field whose text is no value; empty: all are
    /// The request they go with. routeProblem: why Helicone cannot be the route, in words; empty:
    /// it can.
    void setRequest(const RouteQuestion &request, const QString &routeProblem);

Q_SIGNALS:
    void changed(); ///< by the user
    void routeWanted(); ///< through Helicone
    void defaultsWanted(); ///< new conversations shall start with these options

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makePreview();
    void updatePreview();

    RouteQuestion m_request;
    HeliconeForm *m_form;
    Banner *m_route;
    QBoxLayout *m_columns;
    QWidget *m_side;
    QPlainTextEdit *m_preview;
    QPushButton *m_clear;
    QPushButton *m_defaults;
};

}
