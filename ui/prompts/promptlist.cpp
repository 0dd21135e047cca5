#include "ui/prompts/promptlist.h"

#include "ui/prompts/promptsdelegate.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalBlocker>

namespace heliograph {

PromptList::PromptList(QWidget *parent)
    : QWidget(parent), m_model(new PromptsModel(this)), m_filter(new PromptsFilter(this))
{
    setObjectName(QStringLiteral("promptList"));
    m_filter->setSourceModel(m_model);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kSmall);
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("promptsSearch"));
    m_search->setAccessibleName(tr("Search prompts"));
    m_search->setPlaceholderText(tr("Search prompts"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    column->addWidget(m_search);
    m_tags = new QComboBox(this);
    m_tags->setObjectName(QStringLiteral("promptsTag"));
    m_tags->setAccessibleName(tr("Prompts with the tag"));
    column->addWidget(m_tags);
    m_view = new QListView(this);
    m_view->setObjectName(QStringLiteral("promptsView"));
    m_view->setAccessibleName(tr("Prompts"));
    m_view->setModel(m_filter);
    m_view->setItemDelegate(new PromptsDelegate(m_view));
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setUniformItemSizes(true);
    m_view->setFrameShape(QFrame::NoFrame);
    column->addWidget(m_view, 1);
    m_none = new QLabel(tr("No prompt has these words and this tag."), this);
    m_none->setObjectName(QStringLiteral("promptsNone"));
    m_none->setWordWrap(true);
    m_none->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    setTextRole(m_none, TextRole::Secondary);
    column->addWidget(m_none, 1);
    showTags();
    showNote();

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setSearch(text);
        showNote();
    });
    connect(m_tags, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_filter->setTag(index > 0 ? m_tags->itemText(index) : QString());
        showNote();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex &index) { Q_EMIT chosen(idAt(index)); });
    connect(m_view, &QListView::activated, this, [this](const QModelIndex &index) { Q_EMIT activated(idAt(index)); });
}

QUuid PromptList::idAt(const QModelIndex &index) const
{
    return index.isValid() ? m_model->prompts()[m_filter->mapToSource(index).row()].prompt.id : QUuid();
}

QUuid PromptList::current() const { return idAt(m_view->currentIndex()); }

void PromptList::setCurrent(const QUuid &prompt)
{
    const int row = m_model->indexOf(prompt);
    QModelIndex index = row < 0 ? QModelIndex() : m_filter->mapFromSource(m_model->index(row));
    if (row >= 0 && !index.isValid()) { // hidden by a filter, and yet wanted
        m_search->clear();
        m_tags->setCurrentIndex(0);
        index = m_filter->mapFromSource(m_model->index(row));
    }
    m_view->setCurrentIndex(index);
}

void PromptList::setPrompts(const QList<PromptHead> &prompts)
{
    const QUuid kept = current();
    {
        // The same one is chosen again below; that is no news.
        const QSignalBlocker blocker(this);
        m_model->setPrompts(prompts);
        const int row = m_model->indexOf(kept);
        const QModelIndex index = row < 0 ? QModelIndex() : m_filter->mapFromSource(m_model->index(row));
        if (index.isValid())
            m_view->setCurrentIndex(index);
    }
    if (current() != kept)
        Q_EMIT chosen(current());
    showTags();
    showNote();
}

void PromptList::showTags()
{
    const QString kept = m_tags->currentIndex() > 0 ? m_tags->currentText() : QString();
    const QStringList tags = m_model->tags();
    QStringList items{tr("All tags")};
    items += tags;
    QStringList there;
    for (int i = 0; i < m_tags->count(); ++i)
        there << m_tags->itemText(i);
    if (there != items) {
        const QSignalBlocker blocker(m_tags);
        m_tags->clear();
        m_tags->addItems(items);
        const int index = tags.indexOf(kept) + 1;
        m_tags->setCurrentIndex(index);
        m_filter->setTag(index > 0 ? kept : QString());
    }
    m_tags->setVisible(!tags.isEmpty());
}

void PromptList::showNote()
{
    const bool none = m_filter->rowCount() == 0 && m_model->rowCount() > 0;
    m_none->setVisible(none);
    m_view->setVisible(!none);
}

void PromptList::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool PromptList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int by = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
        if (by != 0 && m_filter->rowCount() > 0) {
            const int row = qBound(0, m_view->currentIndex().row() + by, m_filter->rowCount() - 1);
            m_view->setCurrentIndex(m_filter->index(row, 0));
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            const QModelIndex index = m_view->currentIndex().isValid() ? m_view->currentIndex() : m_filter->index(0, 0);
            if (index.isValid()) {
                m_view->setCurrentIndex(index);
                Q_EMIT activated(idAt(index));
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}
