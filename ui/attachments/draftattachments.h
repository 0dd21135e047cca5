#pragma once

#include "ui/attachments/attachmentbar.h"

#include <QWidget>

class QLabel;
class QMimeData;

namespace heliograph {

class AttachmentReader;

/// What is attached to the message that is being written: the chips, what was refused, and the ways
/// by which attachments come: button, drop, paste, address.
class DraftAttachments final : public QWidget
{
    Q_OBJECT

public:
    explicit DraftAttachments(QWidget *parent = nullptr);

    const std::vector<ContentPart> &parts() const { return m_parts; }
    bool empty() const { return m_parts.empty(); }
    bool reading() const; ///< files are still being read
    std::vector<ContentPart> take(); ///< leaves none
    void setTarget(const AttachmentTarget &target);

    AttachmentBar *bar() const { return m_bar; }

    void chooseFiles();
    void askForAddress();
    void readMime(const QMimeData &mime);
    void add(const std::vector<ContentPart> &parts);
    /// Files dropped on the widget are attached; a frame shows where.
    void acceptDropsOn(QWidget *widget);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refuse(const QString &problem);
    void refresh();

    std::vector<ContentPart> m_parts;
    AttachmentReader *m_reader;
    AttachmentBar *m_bar;
    QLabel *m_note;
    QWidget *m_dropFrame = nullptr;
    QWidget *m_dropTarget = nullptr;
    QString m_problem;
};

}
