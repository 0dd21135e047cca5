#pragma once

#include "core/providers/modelfacts.h"
#include "ui/playground/conversation.h"

#include <QScrollArea>

class QToolButton;

namespace heliograph {

class ParametersPanel;
class TagsPanel;

/// The right side of a tab: parameters, tags, and what a recorded call brought along.
class RequestPanel final : public QScrollArea
{
    Q_OBJECT

public:
    explicit RequestPanel(QWidget *parent = nullptr);

    void show(const Conversation &conversation); ///< all fields anew
    void showModel(const ModelFacts::Question &question); ///< greys what the model does not take
    void showRoute(Route route); ///< the note that says where tags go
    void writeTo(Conversation &conversation) const;
    QString problem() const; ///< in words; empty: everything can be sent

Q_SIGNALS:
    void changed();

private:
    void showRecorded();

    ParametersPanel *m_parameters;
    TagsPanel *m_tags;
    QWidget *m_recorded;
    QLabel *m_recordedText;
    QToolButton *m_dropRecorded;
    std::vector<Tool> m_tools;
    QByteArray m_extra;
};

}
