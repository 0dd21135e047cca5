#pragma once

#include "ui/playground/conversation.h"

#include <QScrollArea>

namespace heliograph {

class BuilderSection;
class ExtrasPanel;
class ParametersPanel;
class TagsPanel;

/// The right side of a tab: parameters, tools and output, tags, and what has no field of its own.
class RequestPanel final : public QScrollArea
{
    Q_OBJECT

public:
    explicit RequestPanel(QWidget *parent = nullptr);

    void show(const Conversation &conversation); ///< all fields anew
    void showRoute(Route route); ///< the note that says where tags go
    void setFormat(WireFormat format); ///< in which tools are shown as JSON
    void openTools();
    void openOutput();
    void closeEditors();
    void writeTo(Conversation &conversation) const;
    QString problem() const; ///< in words; empty: everything can be sent

Q_SIGNALS:
    void changed();

private:
    ParametersPanel *m_parameters;
    BuilderSection *m_builder;
    TagsPanel *m_tags;
    ExtrasPanel *m_extras;
};

}
