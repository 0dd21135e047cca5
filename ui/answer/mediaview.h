#pragma once

#include "core/domain/message.h"

#include <QWidget>

namespace heliograph {

class MediaItem;

/// The pictures, sounds and files of a message or an answer, one below the other. Hidden while
/// there are none.
class MediaView final : public QWidget
{
    Q_OBJECT

public:
    explicit MediaView(QWidget *parent = nullptr);

    /// Parts that are no media are left out; those that are shown already stay.
    void setParts(const std::vector<ContentPart> &parts);

private:
    QList<MediaItem *> m_items;
    class QLabel *m_rest;
};

}
