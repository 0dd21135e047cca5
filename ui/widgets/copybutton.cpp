#include "ui/widgets/copybutton.h"

#include "ui/theme/icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QToolTip>

namespace heliograph {

CopyButton::CopyButton(const QString &what, std::function<QString()> text, QWidget *parent)
    : QToolButton(parent), m_text(std::move(text))
{
    setIcon(makeIcon(Icon::Copy, palette()));
    setAutoRaise(true);
    setToolTip(what);
    setAccessibleName(what);
    setObjectName(QStringLiteral("copyButton"));
    m_reset.setSingleShot(true);
    m_reset.setInterval(1500);
    connect(&m_reset, &QTimer::timeout, this, [this] { setIcon(makeIcon(Icon::Copy, palette())); });
    connect(this, &QToolButton::clicked, this, &CopyButton::copy);
}

void CopyButton::copy()
{
    QGuiApplication::clipboard()->setText(m_text());
    setIcon(makeIcon(Icon::Ok, palette()));
    QToolTip::showText(mapToGlobal(QPoint(0, height())), tr("Copied"), this);
    m_reset.start();
}

}
