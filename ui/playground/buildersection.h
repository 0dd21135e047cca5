#pragma once

#include "ui/playground/conversation.h"

#include <QWidget>

class QToolButton;

namespace heliograph {

class OutputDialog;
class ToolsDialog;

/// The part of the request panel that leads to the larger editors: "Tools (2)" and the shape of the
/// answer. The editors are windows of their own, made when first opened; what is changed in them
/// counts at once.
class BuilderSection final : public QWidget
{
    Q_OBJECT

public:
    explicit BuilderSection(QWidget *parent = nullptr);

    void show(const Conversation &conversation);
    void writeTo(Conversation &conversation) const; ///< tools, tool choice and shape of the answer
    void setFormat(WireFormat format);
    void setParallelCalls(std::optional<bool> allowed);
    QString problem() const; ///< why it cannot be sent, in words; empty: it can

    void openTools();
    void openOutput();
    void closeEditors();

Q_SIGNALS:
    void changed();
    void parallelCallsChosen(std::optional<bool> allowed);

private:
    void refresh();

    QToolButton *m_toolsButton;
    QToolButton *m_outputButton;
    ToolsDialog *m_toolsDialog = nullptr;
    OutputDialog *m_outputDialog = nullptr;
    std::vector<ToolEntry> m_tools;
    std::optional<ToolChoice> m_choice;
    std::optional<ResponseFormat> m_output;
    std::optional<bool> m_parallel;
    WireFormat m_format = WireFormat::OpenAiChat;
    QString m_problem;
};

}
