#pragma once

#include "core/domain/tool.h"
#include "ui/playground/toolrules.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace heliograph {

class GrowingEdit;

/// One tool as a form: name, description, strictness and a block of fields for each parameter. What
/// the form cannot show stays as it is; a tool it cannot show at all says so.
class ToolForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ToolForm(QWidget *parent = nullptr);

    void setTool(const Tool &tool, WireFormat format); ///< no changed() follows
    Tool tool() const;
    void focusName();

Q_SIGNALS:
    void changed(); ///< by a person

private:
    struct Row {
        QString was;
        bool fixedChoices = false;
        QWidget *widget = nullptr;
        QLineEdit *name = nullptr;
        QComboBox *type = nullptr;
        QCheckBox *required = nullptr;
        QLineEdit *description = nullptr;
        QLineEdit *choices = nullptr;
    };
    Row &addRow(const ToolParameter &parameter);
    std::vector<ToolParameter> parameters() const;
    void clearRows();
    void edited(bool parametersToo);
    void checkName();

    Tool m_tool;
    Json m_base; ///< the schema the rows were read from
    WireFormat m_format = WireFormat::OpenAiChat;
    QLabel *m_note;
    QLineEdit *m_name;
    QLabel *m_nameProblem;
    GrowingEdit *m_description;
    QComboBox *m_strict;
    QWidget *m_parameterBox;
    QVBoxLayout *m_rowColumn;
    QLabel *m_noRows;
    std::vector<Row> m_rows;
    bool m_filling = false;
};

}
