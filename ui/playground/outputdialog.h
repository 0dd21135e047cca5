#pragma once

#include "core/domain/chatrequest.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace heliograph {

class JsonPane;

/// The shape the answer must have: free, any JSON object, or a JSON Schema, which is checked line
/// by line while it is written. Every change counts at once.
class OutputDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit OutputDialog(QWidget *parent = nullptr);

    void setOutput(const std::optional<ResponseFormat> &output); ///< no changed() follows
    const std::optional<ResponseFormat> &output() const { return m_output; }

Q_SIGNALS:
    void changed();

private:
    QWidget *buildSchema();
    QWidget *buildSample();
    void edited();
    void showMode();
    void replaceSchema(const QString &text);
    void useSample();

    std::optional<ResponseFormat> m_output;
    QComboBox *m_mode;
    QLabel *m_modeNote;
    QStackedWidget *m_stack;
    QLineEdit *m_name = nullptr;
    QLabel *m_nameProblem = nullptr;
    QLineEdit *m_description = nullptr;
    QComboBox *m_strict = nullptr;
    JsonPane *m_schema = nullptr;
    JsonPane *m_sample = nullptr;
    QPushButton *m_useSample = nullptr;
    bool m_filling = false;
};

}
