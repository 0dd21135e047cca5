#include "ui/attachments/draftattachments.h"

#include "ui/attachments/attachdialogs.h"
#include "ui/attachments/attachmentreader.h"
#include "ui/attachments/dropframe.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPointer>

namespace heliograph {

DraftAttachments::DraftAttachments(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("draftAttachments"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::kSmall, 0, spacing::kSmall, 0);
    column->setSpacing(spacing::kTiny);
    m_bar = new AttachmentBar(this);
    column->addWidget(m_bar);
    m_note = new QLabel(this);
    m_note->setObjectName(QStringLiteral("attachmentNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    m_reader = new AttachmentReader(this);
    connect(m_bar, &AttachmentBar::removeRequested, this, [this](int index) {
        m_parts.erase(m_parts.begin() + index);
        m_problem.clear();
        refresh();
    });
    connect(m_reader, &AttachmentReader::partsRead, this, &DraftAttachments::add);
    connect(m_reader, &AttachmentReader::refused, this, &DraftAttachments::refuse);
    connect(m_reader, &AttachmentReader::pendingChanged, this, &DraftAttachments::refresh);
    refresh();
}

bool DraftAttachments::reading() const
{
    return m_reader->pending() > 0;
}

std::vector<ContentPart> DraftAttachments::take()
{
    std::vector<ContentPart> taken;
    taken.swap(m_parts);
    m_problem.clear();
    refresh();
    return taken;
}

void DraftAttachments::setTarget(const AttachmentTarget &target)
{
    m_bar->setTarget(target);
    refresh();
}

void DraftAttachments::chooseFiles()
{
    heliograph::chooseFiles(window(), [reader = QPointer(m_reader)](const QStringList &paths) {
        if (reader)
            reader->readFiles(paths);
    });
}

void DraftAttachments::askForAddress()
{
    heliograph::askForAddress(window(), [self = QPointer(this)](const ContentPart &part) {
        if (self)
            self->add({part});
    });
}

void DraftAttachments::readMime(const QMimeData &mime)
{
    m_reader->readMime(mime);
}

void DraftAttachments::add(const std::vector<ContentPart> &parts)
{
    m_parts.insert(m_parts.end(), parts.begin(), parts.end());
    m_problem.clear();
    refresh();
}

void DraftAttachments::refuse(const QString &problem)
{
    m_problem = problem;
    refresh();
}

void DraftAttachments::refresh()
{
    m_bar->setParts(m_parts);
    // What a chip cannot do is said beside it: a tooltip is found too late.
    QString problem = m_problem;
    for (const AttachmentChip *chip : m_bar->chips()) {
        if (problem.isEmpty())
            problem = chip->problem();
    }
    const int pending = m_reader->pending();
    if (!problem.isEmpty())
        m_note->setText(problem);
    else if (pending > 0)
        m_note->setText(tr("Reading %n file(s)…", nullptr, pending));
    setTextRole(m_note, problem.isEmpty() ? TextRole::Secondary : TextRole::Warning);
    m_note->setVisible(!problem.isEmpty() || pending > 0);
    setVisible(!m_parts.empty() || m_note->isVisibleTo(this));
    Q_EMIT changed();
}

void DraftAttachments::acceptDropsOn(QWidget *widget)
{
    m_dropTarget = widget;
    m_dropFrame = new DropFrame(tr("Drop files to attach them"), widget);
    widget->setAcceptDrops(true);
    widget->installEventFilter(this);
}

bool DraftAttachments::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_dropTarget || !isEnabled())
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove: {
        auto *drag = static_cast<QDropEvent *>(event);
        if (!offersAttachments(*drag->mimeData()))
            break;
        drag->setDropAction(Qt::CopyAction);
        drag->accept();
        m_dropFrame->setGeometry(m_dropTarget->rect().adjusted(
            spacing::kSmall, spacing::kSmall, -spacing::kSmall, -spacing::kSmall));
        m_dropFrame->show();
        m_dropFrame->raise();
        return true;
    }
    case QEvent::DragLeave:
        m_dropFrame->hide();
        break;
    case QEvent::Drop: {
        auto *drop = static_cast<QDropEvent *>(event);
        m_dropFrame->hide();
        if (!offersAttachments(*drop->mimeData()))
            break;
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        readMime(*drop->mimeData());
        return true;
    }
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

}
