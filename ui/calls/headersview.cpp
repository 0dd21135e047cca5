#include "ui/calls/headersview.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>

namespace heliograph {

namespace {

QString headerText(const QByteArray &bytes)
{
    return bytes.isValidUtf8() ? QString::fromUtf8(bytes) : QString::fromLatin1(bytes);
}

}

HeadersView::HeadersView(QWidget *parent) : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("callHeaders"));
    setAccessibleName(tr("Headers"));
    setColumnCount(2);
    setHeaderLabels({tr("Name"), tr("Value")});
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setUniformRowHeights(true);
    setTextElideMode(Qt::ElideRight);
    header()->setSectionResizeMode(0, QHeaderView::Interactive);
    header()->setStretchLastSection(true);
}

void HeadersView::setExchange(const Exchange &exchange)
{
    clear();
    addGroup(tr("Request"),
        headerText(exchange.method) + QLatin1Char(' ') + redactUrl(exchange.url),
        exchange.requestHeaders);
    addGroup(tr("Response"),
        exchange.status > 0 ? tr("HTTP status %1").arg(exchange.status) : tr("No answer"),
        exchange.responseHeaders);
    colourSecrets();
    resizeColumnToContents(0);
    setColumnWidth(0, std::clamp(columnWidth(0) + spacing::kSmall, 120, 240));
}

void HeadersView::addGroup(const QString &title, const QString &summary, const HeaderList &headers)
{
    auto *group = new QTreeWidgetItem(this, {title, summary});
    group->setToolTip(1, summary);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    group->setFont(0, strong);
    const HeaderList safe =
        redactHeaders(headers); // they are so in the history; this is the last line
    for (const Header &header : safe) {
        const QString value = headerText(header.second);
        auto *item = new QTreeWidgetItem(group, {headerText(header.first), value});
        item->setToolTip(1, value.contains(QLatin1Char('<')) ? value.toHtmlEscaped() : value);
        item->setFont(1, codeFont());
    }
    group->setExpanded(true);
}

void HeadersView::colourSecrets()
{
    const ThemeColors &colors = themeColors(palette());
    for (QTreeWidgetItemIterator it(this); *it; ++it) {
        if ((*it)->text(1).contains(QLatin1String(kRedacted)))
            (*it)->setForeground(1, colors.secondaryText);
    }
}

void HeadersView::keyPressEvent(QKeyEvent *event)
{
    if (!event->matches(QKeySequence::Copy)) {
        QTreeWidget::keyPressEvent(event);
        return;
    }
    QStringList lines;
    for (QTreeWidgetItemIterator it(this); *it; ++it) {
        if ((*it)->isSelected())
            lines.append((*it)->parent() ? (*it)->text(0) + QStringLiteral(": ") + (*it)->text(1)
                                         : (*it)->text(1));
    }
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void HeadersView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        colourSecrets();
    QTreeWidget::changeEvent(event);
}

}
