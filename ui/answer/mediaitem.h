#pragma once

#include "core/domain/message.h"
#include "ui/attachments/imagedecoder.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace heliograph {

/// One picture, sound or file of a message or an answer: shown as far as its bytes are here, with a
/// button that saves it. What is elsewhere is named by its address and never fetched; a button
/// opens it after showing the target.
class MediaItem final : public QWidget
{
    Q_OBJECT

public:
    explicit MediaItem(const ContentPart &part, QWidget *parent = nullptr);

    const ContentPart &part() const { return m_part; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addPicture(QVBoxLayout *column);
    void showPicture();
    void showIcon();
    void save();
    void write(const QString &path);
    void tell(const QString &text, bool bad);

    ContentPart m_part;
    QImage m_image;
    QLabel *m_picture = nullptr;
    QLabel *m_icon;
    QLabel *m_note;
};

/// A name that is safe to suggest: no folders, no control characters, an ending that fits the type.
QString suggestedFileName(const ContentPart &part);

}
