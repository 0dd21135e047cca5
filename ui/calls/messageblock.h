#pragma once

#include "core/domain/streamevent.h"
#include "ui/markdown/markdownview.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace heliograph {

class MediaView;
class ServerToolsView;

/// One message: who says it, and what. Reasoning is folded, tool calls and attachments are named.
class MessageBlock final : public QWidget
{
    Q_OBJECT

public:
    explicit MessageBlock(const QString &who, QWidget *parent = nullptr);

    void setMessage(const Message &message);
    /// The same, growing: what is new is added at the end.
    void setReasoning(const QString &text);
    void setText(const QString &text);
    void setToolCalls(const std::vector<ToolCall> &calls);
    void setServerTools(const std::vector<ServerTool> &tools, bool running);
    void setTitleToolTip(const QString &text);
    void addNote(const QString &text);
    void setRaw(bool raw);

private:
    void grow(MarkdownView *&view, const QString &text, int position);
    MarkdownView *makeView();

    QLabel *m_title;
    QVBoxLayout *m_body;
    QWidget *m_reasoningBox = nullptr;
    MarkdownView *m_reasoning = nullptr;
    MarkdownView *m_text = nullptr;
    ServerToolsView *m_serverTools; ///< before the text
    MediaView *m_media; ///< after it
    std::vector<ToolCall> m_toolCalls;
    QWidget *m_toolBox = nullptr;
    bool m_raw = false;
};

QString roleTitle(Role role); ///< "System", "User", …

}
