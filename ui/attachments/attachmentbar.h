#pragma once

#include "ui/attachments/attachmentchip.h"

#include <QPointer>
#include <QWidget>

namespace heliograph {

/// The attachments of one message as a row of chips that wraps. Hidden while there are none.
class AttachmentBar final : public QWidget
{
    Q_OBJECT

public:
    explicit AttachmentBar(QWidget *parent = nullptr);

    /// The message's parts; those that are no attachments are left out. Chips of unchanged ones
    /// stay.
    void setParts(const std::vector<ContentPart> &parts);
    void setTarget(const AttachmentTarget &target);
    void setRemovable(bool removable);
    /// Where the Tab key finds the chips: before this widget. Without it they are last in the window.
    void setTabPlace(QWidget *next) { m_next = next; }
    QList<AttachmentChip *> chips() const { return m_chips; }

Q_SIGNALS:
    void removeRequested(int index); ///< in the message's parts

private:
    AttachmentChip *makeChip(const ContentPart &part, int index);

    QList<AttachmentChip *> m_chips;
    std::optional<AttachmentTarget> m_target;
    bool m_removable = true;
    QPointer<QWidget> m_next;
};

}
