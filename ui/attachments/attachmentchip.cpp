#include "ui/attachments/attachmentchip.h"

#include "core/base/whenready.h"
#include "core/session/attachmentrules.h"
#include "core/session/attachmenttokens.h"
#include "core/base/aside.h"
#include "ui/attachments/attachmenttext.h"
#include "ui/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

namespace heliograph {

namespace {

constexpr int kWidth = 256;
constexpr int kPicture = 36;

/// Fills the square and rounds its corners.
QPixmap thumbnail(const QImage &image, qreal ratio)
{
    const int side = int(kPicture * ratio);
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath round;
    round.addRoundedRect(QRectF(0, 0, side, side), 4 * ratio, 4 * ratio);
    painter.setClipPath(round);
    const QSizeF size = QSizeF(image.size()).scaled(side, side, Qt::KeepAspectRatioByExpanding);
    painter.drawImage(
        QRectF((side - size.width()) / 2, (side - size.height()) / 2, size.width(), size.height()),
        image);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

}

AttachmentChip::AttachmentChip(const ContentPart &part, int index, QWidget *parent)
    : QFrame(parent), m_part(withBytes(part)), m_index(index)
{
    setObjectName(QStringLiteral("attachmentChip"));
    setFocusPolicy(Qt::StrongFocus);
    setFixedWidth(kWidth);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(
        spacing::kTiny + 2, spacing::kTiny + 2, spacing::kTiny, spacing::kTiny + 2);
    row->setSpacing(spacing::kSmall);
    m_picture = new QLabel(this);
    m_picture->setFixedSize(kPicture, kPicture);
    m_picture->setAlignment(Qt::AlignCenter);
    row->addWidget(m_picture);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    const auto label = [this](const char *name, TextRole role) {
        auto *made = new QLabel(this);
        made->setObjectName(QLatin1String(name));
        made->setTextFormat(Qt::PlainText);
        made->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        setTextRole(made, role);
        return made;
    };
    m_name = label("attachmentName", TextRole::Body);
    m_facts = label("attachmentFacts", TextRole::Secondary);
    column->addStretch(1);
    column->addWidget(m_name);
    column->addWidget(m_facts);
    column->addStretch(1);
    row->addLayout(column, 1);
    m_remove = new QToolButton(this);
    m_remove->setObjectName(QStringLiteral("attachmentRemove"));
    m_remove->setAutoRaise(true);
    m_remove->setFocusPolicy(Qt::TabFocus);
    m_remove->setIconSize({12, 12});
    m_remove->setIcon(makeIcon(Icon::Close, palette()));
    m_remove->setAccessibleName(tr("Remove %1").arg(attachmentName(m_part)));
    m_remove->setToolTip(tr("Remove (Delete)"));
    connect(m_remove, &QToolButton::clicked, this, [this] { Q_EMIT removeRequested(m_index); });
    row->addWidget(m_remove, 0, Qt::AlignVCenter);
    showIcon();
    loadPicture();
    showTexts();
}

void AttachmentChip::loadPicture()
{
    if (m_part.kind != ContentPart::Kind::Image || m_part.data.isEmpty())
        return;
    // Of a wide or a tall picture only the middle is seen: its shorter side fills the square.
    const int side = int(kPicture * devicePixelRatioF() * 3);
    whenReady(
        decodeImageAside(m_part.data, {side, side}), this, [this](const DecodedImage &decoded) {
            m_pictureProblem = decoded.problem;
            m_hasPicture = !decoded.image.isNull();
            if (m_hasPicture)
                m_picture->setPixmap(thumbnail(decoded.image, devicePixelRatioF()));
            showTexts();
        });
}

void AttachmentChip::showIcon()
{
    const Icon icon = m_problem.isEmpty() ? attachmentIcon(m_part) : Icon::Warning;
    if (m_hasPicture && m_problem.isEmpty())
        return;
    QPalette colors = palette();
    const ThemeColors &theme = themeColors(colors);
    colors.setColor(
        QPalette::WindowText, m_problem.isEmpty() ? theme.secondaryText : theme.warning);
    m_picture->setPixmap(makeIcon(icon, colors).pixmap(20, 20));
    if (m_hasPicture && !m_problem.isEmpty())
        m_hasPicture = false;
}

void AttachmentChip::setTarget(const AttachmentTarget &target)
{
    const QString before = m_problem;
    m_problem = attachmentProblem(m_part, target.format, target.provider);
    if (before.isEmpty() != m_problem.isEmpty()) {
        showIcon();
        if (m_problem.isEmpty())
            loadPicture();
    }
    const QString countedFor = wireFormatName(target.format) + target.model;
    if (countedFor != m_countedFor) {
        m_countedFor = countedFor;
        const quint64 counting = ++m_counting;
        const auto count = [part = m_part, format = target.format, model = target.model] {
            return attachmentTokens(part, format, model);
        };
        whenReady(aside(count), this, [this, counting](const std::optional<qint64> &tokens) {
            if (counting != m_counting)
                return;
            m_tokens = tokens;
            showTexts();
        });
    }
    showTexts();
}

void AttachmentChip::setRemovable(bool removable)
{
    m_remove->setVisible(removable);
}

void AttachmentChip::showTexts()
{
    const QString name = attachmentName(m_part);
    QString facts = attachmentFacts(m_part);
    // The name tells the type: what there is room for is what it costs.
    if (m_tokens)
        facts = tr("%1 · ~%2 tokens").arg(byteText(m_part.data.size()), countText(*m_tokens));
    if (!m_problem.isEmpty())
        facts = tr("Cannot be sent");
    setTextRole(m_facts, m_problem.isEmpty() ? TextRole::Secondary : TextRole::Warning);
    m_name->setText(m_name->fontMetrics().elidedText(name, Qt::ElideMiddle, m_name->width()));
    m_facts->setText(m_facts->fontMetrics().elidedText(facts, Qt::ElideRight, m_facts->width()));
    QStringList tip{name, attachmentFacts(m_part)};
    if (m_tokens)
        tip << tr("About %1 tokens, an estimate").arg(countText(*m_tokens));
    if (!m_pictureProblem.isEmpty())
        tip << m_pictureProblem;
    if (!m_problem.isEmpty())
        tip << m_problem;
    tip.removeAll(QString());
    // Names and addresses come from anywhere: the tooltip shows them as they are, never as HTML.
    setToolTip(QStringLiteral("<p style='white-space:pre-wrap'>%1</p>")
                   .arg(tip.join(QLatin1Char('\n')).toHtmlEscaped()));
    setAccessibleName(name);
    tip.removeFirst();
    setAccessibleDescription(tip.join(QStringLiteral(", ")));
}

void AttachmentChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors &colors = themeColors(palette());
    const QColor edge = hasFocus() ? colors.accent
        : m_problem.isEmpty()      ? colors.border
                                   : colors.warning;
    painter.setPen(edge);
    painter.setBrush(colors.surface);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kCornerRadius, kCornerRadius);
}

void AttachmentChip::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    layout()->activate();
    showTexts();
}

void AttachmentChip::keyPressEvent(QKeyEvent *event)
{
    const bool asked = event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace;
    if (asked && event->modifiers() == Qt::NoModifier && m_remove->isVisibleTo(this))
        Q_EMIT removeRequested(m_index);
    else
        QFrame::keyPressEvent(event);
}

void AttachmentChip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcon();
}

void AttachmentChip::focusInEvent(QFocusEvent *event)
{
    QFrame::focusInEvent(event);
    update();
}

void AttachmentChip::focusOutEvent(QFocusEvent *event)
{
    QFrame::focusOutEvent(event);
    update();
}

}
