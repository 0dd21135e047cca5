#include "ui/attachments/attachmentbar.h"

#include "ui/attachments/attachmenttext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flowlayout.h"

#include <QToolButton>

namespace heliograph {

AttachmentBar::AttachmentBar(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("attachmentBar"));
    setAccessibleName(tr("Attachments"));
    new FlowLayout(this, spacing::kTiny);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

AttachmentChip *AttachmentBar::makeChip(const ContentPart &part, int index)
{
    auto *chip = new AttachmentChip(part, index, this);
    chip->setRemovable(m_removable);
    if (m_target)
        chip->setTarget(*m_target);
    connect(chip, &AttachmentChip::removeRequested, this, &AttachmentBar::removeRequested);
    if (m_next) {
        QWidget *before = m_next->previousInFocusChain();
        while (before != m_next && (before->focusPolicy() == Qt::NoFocus || chip->isAncestorOf(before)))
            before = before->previousInFocusChain();
        QWidget::setTabOrder(before, chip);
        QWidget::setTabOrder(chip, chip->removeButton());
    }
    return chip;
}

void AttachmentBar::setParts(const std::vector<ContentPart> &parts)
{
    QList<AttachmentChip *> before;
    before.swap(m_chips);
    int focused = -1;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const QWidget *focus = before[i]->focusWidget();
        if (before[i]->hasFocus() || (focus && focus->hasFocus()))
            focused = int(i);
    }
    const AttachmentChip *hadFocus = focused < 0 ? nullptr : before[focused];
    // Taken out of the layout and put back in order: it has no other way to insert.
    while (layout()->count() > 0)
        delete layout()->takeAt(0);
    for (size_t i = 0; i < parts.size(); ++i) {
        if (!isAttachment(parts[i]))
            continue;
        const auto same =
            std::find_if(before.begin(), before.end(), [&](const AttachmentChip *chip) {
                return isSameAttachment(chip->part(), withBytes(parts[i]));
            });
        AttachmentChip *chip = same != before.end() ? *same : makeChip(parts[i], int(i));
        before.removeOne(chip);
        chip->setIndex(int(i));
        layout()->addWidget(chip);
        chip->show();
        m_chips.append(chip);
    }
    for (AttachmentChip *gone : std::as_const(before)) {
        const bool refocus = gone == hadFocus && !m_chips.isEmpty();
        if (refocus)
            m_chips[std::min<qsizetype>(focused, m_chips.size() - 1)]->setFocus(
                Qt::OtherFocusReason);
        gone->hide();
        gone->deleteLater();
    }
    setVisible(!m_chips.isEmpty());
    updateGeometry();
}

void AttachmentBar::setTarget(const AttachmentTarget &target)
{
    m_target = target;
    for (AttachmentChip *chip : std::as_const(m_chips))
        chip->setTarget(target);
}

void AttachmentBar::setRemovable(bool removable)
{
    m_removable = removable;
    for (AttachmentChip *chip : std::as_const(m_chips))
        chip->setRemovable(removable);
}

}
