#include "ui/answer/mediaview.h"

#include "ui/answer/mediaitem.h"
#include "ui/attachments/attachmenttext.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>

namespace heliograph {

namespace {

constexpr qsizetype kMost = 60; ///< a hostile answer may name thousands

}

MediaView::MediaView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("mediaView"));
    setAccessibleName(tr("Pictures, sounds and files"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_rest = new QLabel(this);
    setTextRole(m_rest, TextRole::Secondary);
    column->addWidget(m_rest);
    hide();
}

void MediaView::setParts(const std::vector<ContentPart> &parts)
{
    QList<MediaItem *> before;
    before.swap(m_items);
    qsizetype left = 0;
    auto *column = static_cast<QVBoxLayout *>(layout());
    for (const ContentPart &part : parts) {
        if (!isAttachment(part))
            continue;
        if (m_items.size() == kMost) {
            ++left;
            continue;
        }
        const auto same =
            std::find_if(before.begin(), before.end(), [&part](const MediaItem *item) {
                return isSameAttachment(item->part(), withBytes(part))
                    || (item->part().kind == part.kind && !part.data.isEmpty()
                        && item->part().data == part.data);
            });
        MediaItem *item = same != before.end() ? *same : new MediaItem(part, this);
        before.removeOne(item);
        column->insertWidget(int(m_items.size()), item);
        m_items.append(item);
    }
    qDeleteAll(before);
    m_rest->setText(tr("%1 more are in the JSON.").arg(left));
    m_rest->setVisible(left > 0);
    setVisible(!m_items.isEmpty());
}

}
