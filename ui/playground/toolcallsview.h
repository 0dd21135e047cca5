#pragma once

#include "ui/playground/toolentry.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QLabel;
class QVBoxLayout;

namespace heliograph {

class GrowingEdit;

/// The tool calls of an assistant's turn: each with its arguments, what is wrong with them, and a
/// field for the answer where it still waits for one.
class ToolCallsView final : public QWidget
{
    Q_OBJECT

public:
    explicit ToolCallsView(QWidget *parent = nullptr);

    /// Fields that are being written in stay as they are.
    void setCalls(const std::vector<CallState> &calls, bool enabled);
    bool hasOpenCall() const;
    /// Into the first field that is still empty; false where there is none.
    bool focusNextOpen();

Q_SIGNALS:
    void answerEdited(size_t call, const heliograph::ToolAnswer &answer);

private:
    struct Row {
        QWidget *widget = nullptr;
        QLabel *name = nullptr;
        QLabel *id = nullptr;
        QLabel *arguments = nullptr;
        QLabel *problem = nullptr;
        QWidget *answerBox = nullptr;
        GrowingEdit *answer = nullptr;
        QCheckBox *failed = nullptr;
    };
    Row makeRow(size_t index);
    void show(Row &row, const CallState &state, bool enabled);

    QVBoxLayout *m_column;
    std::vector<Row> m_rows;
    std::vector<CallState> m_calls;
    bool m_enabled = true;
    bool m_filling = false;
};

/// What is wrong with the arguments of a call, in words; empty: nothing.
QString argumentsProblem(const CallState &state);
/// JSON indented for reading; anything else as it is.
QString prettyJson(const QString &text);

}
