#pragma once

#include "core/schema/schemaproblem.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QListWidget;

namespace heliograph {

class JsonEdit;

/// A JSON editor with the list of what is wrong under it, line by line; choosing one leads there.
class JsonPane final : public QWidget
{
    Q_OBJECT

public:
    using Checker = std::function<SchemaProblems(const QByteArray &)>;

    /// checker: asked a moment after the last key; problems with lines.
    JsonPane(
        const char *editName, const QString &label, Checker checker, QWidget *parent = nullptr);

    void setText(const QString &text); ///< no edited() follows
    QString text() const;
    JsonEdit *edit() const { return m_edit; }
    const SchemaProblems &problems() const { return m_problems; } ///< as last checked
    void check(); ///< now

Q_SIGNALS:
    void edited(); ///< by a person, at once

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showProblems();
    void fitList();

    JsonEdit *m_edit;
    QListWidget *m_list;
    Checker m_checker;
    SchemaProblems m_problems;
    QTimer m_timer;
    bool m_filling = false;
};

}
