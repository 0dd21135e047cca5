#pragma once

#include "ui/playground/conversation.h"

#include <QScrollArea>

class QToolButton;

namespace heliograph {

class BuilderSection;
class ParametersPanel;
class TagsPanel;

/// The right side of a tab: parameters, tags, and what a recorded call brought along.
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
    void showRecorded();

    ParametersPanel *m_parameters;
    BuilderSection *m_builder;
    TagsPanel *m_tags;
    QWidget *m_recorded;
    QLabel *m_recordedText;
    QToolButton *m_dropRecorded;
    QByteArray m_extra;
};

}
