#pragma once

#include "core/schema/schemaproblem.h"

#include <QPlainTextEdit>

namespace heliograph {

/// A JSON editor: colours, line numbers, the indent of the line before, and waves under what is
/// wrong. Tab moves the focus on, as everywhere else.
class JsonEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit JsonEdit(QWidget *parent = nullptr);

    void setProblems(const SchemaProblems &problems);
    void goTo(int line, int column); ///< both from 1
    void indentAll(); ///< where the text is JSON; can be undone

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void placeMargin();
    void paintMargin();
    int marginWidth() const;
    void showProblems();

    QWidget *m_margin;
    SchemaProblems m_problems;
};

}
