#pragma once

#include "core/prompts/prompt.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace heliograph {

class GrowingEdit;

/// The messages of a version, one below the other, with their variables marked. Their texts can be edited; messages are
/// added and removed in the playground.
class PromptMessages final : public QScrollArea
{
    Q_OBJECT

public:
    explicit PromptMessages(QWidget *parent = nullptr);

    void showContent(const ChatRequest &content);
    void setEditable(bool editable);
    bool editable() const { return m_editable; }
    ChatRequest content() const; ///< with what was written

Q_SIGNALS:
    void changed(); ///< by the user

private:
    struct Field {
        size_t message;
        size_t part;
        GrowingEdit *edit;
    };
    void addMessage(size_t index);
    QLabel *addLabel(const QString &text);

    QWidget *m_inside = nullptr;
    QVBoxLayout *m_column = nullptr;
    ChatRequest m_content;
    std::vector<Field> m_fields;
    bool m_editable = false;
};

/// "2 tools · answer as JSON · temperature 0.2 …": what a version has besides its messages; empty: nothing.
QString besidesMessages(const ChatRequest &content);

}
