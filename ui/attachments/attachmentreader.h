#pragma once

#include "core/base/result.h"
#include "core/domain/message.h"

#include <QObject>

class QMimeData;

namespace heliograph {

/// Whether there are files or a picture in what is dropped or pasted. A picture that comes with
/// text (a copied cell, a paragraph) is text to whoever pastes it.
bool offersAttachments(const QMimeData &mime);

/// Turns files and pictures into parts, in worker threads. The parts come in the order they were
/// asked for.
class AttachmentReader final : public QObject
{
    Q_OBJECT

public:
    explicit AttachmentReader(QObject *parent = nullptr);

    void readFiles(const QStringList &paths);
    void readMime(const QMimeData &mime); ///< what offersAttachments() found
    int pending() const { return m_pending; } ///< asked for and not there yet

Q_SIGNALS:
    void partsRead(const std::vector<heliograph::ContentPart> &parts);
    void refused(const QString &problem); ///< in words, for one or several files
    void pendingChanged(int count);

private:
    using Answers = std::vector<Result<ContentPart>>;
    template <typename Work> void start(int count, Work work);

    int m_pending = 0;
};

}
