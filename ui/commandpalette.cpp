#include "ui/commandpalette.h"

#include "ui/fuzzymatch.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QGraphicsDropShadowEffect>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace heliograph {

namespace {

constexpr int kWidth = 560;
constexpr int kRowHeight = 30;
constexpr int kRows = 11;
enum ItemRole { PlaceRole = Qt::UserRole, KeysRole, IndexRole };

class CommandDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {kWidth - 40, kRowHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        const ThemeColors &c = themeColors(QApplication::palette());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_Selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(mixed(c.surface, c.accent, c.dark ? 0.24 : 0.15));
            painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4);
        }
        const QRect row = option.rect.adjusted(10, 0, -10, 0);
        QFont small = option.font;
        small.setPixelSize(12);
        const QString keys = index.data(KeysRole).toString();
        const int keysWidth = QFontMetrics(small).horizontalAdvance(keys);
        painter->setPen(c.text);
        painter->setFont(option.font);
        const QFontMetrics metrics(option.font);
        const QString name = metrics.elidedText(
            index.data().toString(), Qt::ElideRight, row.width() - keysWidth - 16);
        painter->drawText(row, Qt::AlignVCenter | Qt::AlignLeft, name);
        painter->setFont(small);
        painter->setPen(c.secondaryText);
        const int used = metrics.horizontalAdvance(name) + 12;
        const QRect placeRect = row.adjusted(used, 0, -keysWidth - 12, 0);
        if (placeRect.width() > 40)
            painter->drawText(placeRect, Qt::AlignVCenter | Qt::AlignLeft,
                QFontMetrics(small).elidedText(
                    index.data(PlaceRole).toString(), Qt::ElideRight, placeRect.width()));
        painter->drawText(row, Qt::AlignVCenter | Qt::AlignRight, keys);
        painter->restore();
    }
};

}

CommandPalette::CommandPalette(QWidget *window)
    : QFrame(window), m_input(new QLineEdit), m_list(new QListView),
      m_model(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Find an action"));
    m_input->setObjectName(QStringLiteral("commandInput"));
    m_input->setAccessibleName(tr("Find an action"));
    m_input->setPlaceholderText(tr("Find an action…"));
    m_input->addAction(makeIcon(Icon::Search, palette()), QLineEdit::LeadingPosition);
    m_list->setObjectName(QStringLiteral("commandList"));
    m_list->setAccessibleName(tr("Actions"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setModel(m_model);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 10);
    column->addWidget(m_input);
    column->addWidget(m_list);
    setAutoFillBackground(false);
    auto *shadow = new QGraphicsDropShadowEffect(this);
    shadow->setBlurRadius(28);
    shadow->setOffset(0, 6);
    shadow->setColor(QColor(0, 0, 0, 90));
    setGraphicsEffect(shadow);

    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
    m_input->installEventFilter(this);
    window->installEventFilter(this);
    hide();
}

void CommandPalette::open(QList<Command> commands)
{
    if (isVisible()) {
        close();
        return;
    }
    m_commands = std::move(commands);
    m_focusBefore = QApplication::focusWidget();
    m_input->clear();
    filter({});
    place();
    show();
    raise();
    m_input->setFocus();
}

void CommandPalette::filter(const QString &typed)
{
    struct Hit {
        int score;
        int index;
    };
    QList<Hit> hits;
    for (int i = 0; i < m_commands.size(); ++i) {
        const Command &command = m_commands[i];
        const auto name = fuzzyScore(typed, command.name);
        // The place counts too, but less: "calls export" finds Export of the page Calls.
        const auto full = fuzzyScore(typed, command.place + QLatin1Char(' ') + command.name);
        if (name || full)
            hits.append({std::max(name.value_or(-1000), full.value_or(-1000) - 20), i});
    }
    if (!typed.isEmpty())
        std::stable_sort(
            hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.score > b.score; });
    m_model->clear();
    for (const Hit &hit : hits) {
        const Command &command = m_commands[hit.index];
        auto *item = new QStandardItem(command.name);
        item->setData(command.place, PlaceRole);
        item->setData(command.keys.toString(QKeySequence::NativeText), KeysRole);
        item->setData(hit.index, IndexRole);
        m_model->appendRow(item);
    }
    if (hits.isEmpty()) {
        auto *item = new QStandardItem(tr("No action has this name."));
        item->setFlags(Qt::NoItemFlags);
        m_model->appendRow(item);
    } else {
        m_list->setCurrentIndex(m_model->index(0, 0));
    }
    place();
}

void CommandPalette::step(int by)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const int row = (m_list->currentIndex().row() + by + rows) % rows;
    m_list->setCurrentIndex(m_model->index(row, 0));
}

void CommandPalette::runCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    const QVariant at = index.data(IndexRole);
    if (!at.isValid())
        return;
    const auto run = m_commands.value(at.toInt()).run;
    close();
    if (run)
        run();
}

void CommandPalette::close()
{
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus();
    m_focusBefore = nullptr;
}

void CommandPalette::place()
{
    const QSize window = parentWidget()->size();
    const int width = std::min(kWidth, window.width() - 40);
    const int rows = std::clamp(m_model->rowCount(), 1, kRows);
    const int height = std::min(kRowHeight * rows + 62, window.height() - 120);
    setGeometry((window.width() - width) / 2, 60, width, height);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != m_input)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut && isVisible()
        && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason
        && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason) {
        m_focusBefore = nullptr; // the focus went where the user clicked
        close();
    }
    if (event->type() == QEvent::ShortcutOverride) {
        // While it is open Esc and Enter are its own, not the page's.
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
            event->accept();
            return true;
        }
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(std::min(kRows - 1, m_model->rowCount() - 1 - m_list->currentIndex().row()));
        return true;
    case Qt::Key_PageUp:
        step(-std::min(kRows - 1, m_list->currentIndex().row()));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const ThemeColors &c = themeColors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(c.border, 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
}

}
