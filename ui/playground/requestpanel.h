#pragma once

#include "core/providers/modelfacts.h"
#include "ui/playground/conversation.h"

#include <QScrollArea>

class QLabel;

namespace heliograph {

class BuilderSection;
class ExtrasPanel;
class HeliconeSection;
class ParametersPanel;
class PromptSection;
class TagsPanel;

/// The right side of a tab: parameters, tools and output, tags, Helicone's options, and what has no field of its own.
class RequestPanel final : public QScrollArea
{
    Q_OBJECT

public:
    explicit RequestPanel(QWidget *parent = nullptr);

    void show(const Conversation &conversation); ///< all fields anew
    void showModel(const ModelFacts::Question &question); ///< greys what it does not take; tools are shown in its format
    void showRoute(Route route); ///< the note that says where tags go
    void setRaw(bool raw); ///< parameters, tools and output are in the bytes then, and not to be set here
    void openTools();
    void openOutput();
    void closeEditors();
    void writeTo(Conversation &conversation) const;
    QString problem() const; ///< in words; empty: everything can be sent
    HeliconeSection *helicone() const { return m_helicone; }
    PromptSection *prompt() const { return m_prompt; }

Q_SIGNALS:
    void changed();

private:
    PromptSection *m_prompt;
    QLabel *m_rawNote;
    ParametersPanel *m_parameters;
    BuilderSection *m_builder;
    TagsPanel *m_tags;
    ExtrasPanel *m_extras;
    HeliconeSection *m_helicone;
};

}
