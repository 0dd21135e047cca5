#include "ui/answer/mediaitem.h"

#include "core/base/whenready.h"
#include "core/base/aside.h"
#include "ui/attachments/attachmenttext.h"
#include "ui/markdown/linkopener.h"
#include "ui/markdown/linkpolicy.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMimeDatabase>
#include <QResizeEvent>
#include <QSaveFile>
#include <QToolButton>

#include <algorithm>

namespace heliograph {

namespace {

constexpr QSize kShown(480, 360);

QLabel *plainLabel(const QString &text, TextRole role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    setTextRole(label, role);
    return label;
}

}

QString suggestedFileName(const ContentPart &part)
{
    QString name = part.name.section(QLatin1Char('/'), -1).section(QLatin1Char('\\'), -1);
    // Control characters, and those that turn the direction of writing: "photo<RLO>gnp.exe" reads
    // as a picture.
    name.removeIf([](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
            || QStringLiteral(":*?\"<>|").contains(c);
    });
    name = name.simplified().left(120);
    while (name.startsWith(QLatin1Char('.')))
        name.remove(0, 1);
    const QString fallback = part.kind == ContentPart::Kind::Image ? QStringLiteral("image")
        : part.kind == ContentPart::Kind::Audio                    ? QStringLiteral("sound")
                                                                   : QStringLiteral("file");
    if (name.isEmpty())
        name = fallback;
    const QMimeType type = QMimeDatabase().mimeTypeForName(part.mimeType);
    const QStringList endings = type.suffixes();
    const QString ending =
        name.contains(QLatin1Char('.')) ? name.section(QLatin1Char('.'), -1) : QString();
    if (!endings.isEmpty() && !endings.contains(ending.toLower()))
        name += QLatin1Char('.') + type.preferredSuffix();
    return name;
}

MediaItem::MediaItem(const ContentPart &part, QWidget *parent)
    : QWidget(parent), m_part(withBytes(part))
{
    setObjectName(QStringLiteral("mediaItem"));
    setAccessibleName(attachmentName(m_part));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, spacing::kTiny, 0, spacing::kTiny);
    column->setSpacing(spacing::kTiny);
    if (m_part.kind == ContentPart::Kind::Image && !m_part.data.isEmpty())
        addPicture(column);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::kSmall);
    m_icon = new QLabel(this);
    row->addWidget(m_icon);
    const QString name = attachmentName(m_part);
    auto *title =
        plainLabel(name.size() > 90 ? name.left(89) + QChar(0x2026) : name, TextRole::Body, this);
    title->setObjectName(QStringLiteral("mediaName"));
    title->setMinimumWidth(40);
    row->addWidget(title);
    m_note = plainLabel(attachmentFacts(m_part), TextRole::Secondary, this);
    m_note->setObjectName(QStringLiteral("mediaFacts"));
    row->addWidget(m_note);
    const auto button = [this, row](Icon icon, const QString &text, const char *objectName) {
        auto *made = new QToolButton(this);
        made->setObjectName(QLatin1String(objectName));
        made->setAutoRaise(true);
        made->setIcon(makeIcon(icon, palette()));
        made->setToolTip(text);
        made->setAccessibleName(text);
        row->addWidget(made);
        return made;
    };
    if (!m_part.data.isEmpty())
        connect(button(Icon::Save, tr("Save as…"), "mediaSave"), &QToolButton::clicked, this,
            &MediaItem::save);
    if (!m_part.url.isEmpty()) {
        auto *open = button(Icon::Open, tr("Open the address…"), "mediaOpen");
        title->setToolTip(linkToolTip(m_part.url, {}));
        connect(open, &QToolButton::clicked, this,
            [this] { askToOpenLink(window(), m_part.url, m_part.name); });
    }
    row->addStretch(1);
    column->addLayout(row);
    showIcon();
}

void MediaItem::addPicture(QVBoxLayout *column)
{
    m_picture = new QLabel(this);
    m_picture->setObjectName(QStringLiteral("mediaPicture"));
    m_picture->setAccessibleName(attachmentName(m_part));
    m_picture->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_picture->setMinimumWidth(1);
    m_picture->setText(tr("Reading the picture…"));
    setTextRole(m_picture, TextRole::Secondary);
    column->addWidget(m_picture);
    whenReady(decodeImageAside(m_part.data, kShown * devicePixelRatioF()), this,
        [this](const DecodedImage &decoded) {
            m_image = decoded.image;
            if (m_image.isNull())
                m_picture->setText(decoded.problem);
            else
                showPicture();
        });
}

void MediaItem::showPicture()
{
    if (!m_picture || m_image.isNull())
        return;
    const qreal ratio = devicePixelRatioF();
    const int wanted = std::max(1, int(std::min(width(), kShown.width()) * ratio));
    QPixmap pixmap = QPixmap::fromImage(m_image.width() > wanted
            ? m_image.scaledToWidth(wanted, Qt::SmoothTransformation)
            : m_image);
    pixmap.setDevicePixelRatio(ratio);
    m_picture->setPixmap(pixmap);
}

void MediaItem::showIcon()
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, themeColors(colors).secondaryText);
    m_icon->setPixmap(makeIcon(attachmentIcon(m_part), colors).pixmap(16, 16));
}

void MediaItem::save()
{
    auto *dialog = new QFileDialog(window(), tr("Save as"));
    dialog->setObjectName(QStringLiteral("saveMediaDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(suggestedFileName(m_part));
    connect(dialog, &QFileDialog::fileSelected, this, &MediaItem::write);
    dialog->open();
}

void MediaItem::write(const QString &path)
{
    const auto work = [path, bytes = m_part.data] {
        QSaveFile file(path);
        const bool done =
            file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
        return done ? QString() : file.errorString();
    };
    whenReady(aside(work), this, [this, path](const QString &problem) {
        tell(problem.isEmpty() ? tr("Saved as %1").arg(path)
                               : tr("Could not be saved: %1").arg(problem),
            !problem.isEmpty());
    });
}

void MediaItem::tell(const QString &text, bool bad)
{
    setTextRole(m_note, bad ? TextRole::Bad : TextRole::Secondary);
    m_note->setText(text);
}

void MediaItem::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != width())
        showPicture();
}

void MediaItem::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcon();
}

}
