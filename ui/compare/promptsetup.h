#pragma once

#include "core/session/comparison.h"

#include <QWidget>

class QLabel;

namespace heliograph {

class GrowingEdit;

/// What all columns are asked: the system prompt and the prompt. Messages before it and its attachments are told, and
/// stay.
class PromptSetup final : public QWidget
{
    Q_OBJECT

public:
    explicit PromptSetup(QWidget *parent = nullptr);

    void show(const QString &system, const ChatRequest &request);
    QString system() const;
    QString prompt() const;
    void takeFocus();

Q_SIGNALS:
    void changed();
    void plainRequested(); ///< without what goes with the prompt

private:
    GrowingEdit *addEdit(const QString &label, const QString &hint, const char *name, int stretch);

    GrowingEdit *m_system;
    GrowingEdit *m_prompt;
    QWidget *m_more;
    QLabel *m_moreText;
};

/// What goes with the last user message, in words: "with 4 earlier messages, 2 attachments, 3 tools"; empty: nothing.
QString beyondPrompt(const ChatRequest &request);

}
