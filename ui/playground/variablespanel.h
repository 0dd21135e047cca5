#pragma once

#include "core/prompts/promptvariables.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QVBoxLayout;

namespace heliograph {

class GrowingEdit;

/// A field for each variable of a draft. What was written stays while the variable comes and goes.
class VariablesPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit VariablesPanel(QWidget *parent = nullptr);

    void setValues(const PromptValues &values, bool fill); ///< all fields anew
    /// found: whether there are variables at all, filled in or not.
    void setVariables(const QList<PromptVariable> &variables, bool found);
    const PromptValues &values() const { return m_values; }
    bool fills() const; ///< else the braces are sent as they are
    QString problem() const; ///< in words; empty: all can be filled in

Q_SIGNALS:
    void changed(); ///< by the user

private:
    struct Row {
        PromptVariable variable;
        QWidget *widget = nullptr;
        QLabel *caption = nullptr;
        GrowingEdit *edit = nullptr;
        QLabel *problem = nullptr;
    };
    Row makeRow(const PromptVariable &variable);
    void describe(Row &row);
    void check();

    QVBoxLayout *m_rows;
    QCheckBox *m_fill;
    QList<Row> m_fields;
    PromptValues m_values;
    bool m_filling = false;
};

}
