#include "ui/markdown/markdownaccessible.h"

#include "ui/markdown/markdownview.h"

#include <QAccessibleWidget>

namespace heliograph {

namespace {

/// A read-only text, as QTextEdit is one.
class MarkdownAccessible final : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit MarkdownAccessible(MarkdownView *view)
        : QAccessibleWidget(view, QAccessible::EditableText), m_view(*view)
    {
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.multiLine = true;
        state.selectableText = true;
        return state;
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_view.renderedText() : QAccessibleWidget::text(kind);
    }

    QString text(int from, int to) const override
    {
        return m_view.renderedText().mid(from, to - from);
    }
    int characterCount() const override { return int(m_view.renderedText().size()); }
    int cursorPosition() const override { return m_view.selectedRange().second; }
    void setCursorPosition(int position) override { m_view.selectRange(position, position); }
    void selection(int index, int *from, int *to) const override
    {
        const auto [first, last] = m_view.selectedRange();
        *from = index == 0 && first != last ? first : 0;
        *to = index == 0 && first != last ? last : 0;
    }
    int selectionCount() const override
    {
        const auto [first, last] = m_view.selectedRange();
        return first == last ? 0 : 1;
    }
    void addSelection(int from, int to) override { m_view.selectRange(from, to); }
    void removeSelection(int) override { m_view.selectRange(0, 0); }
    void setSelection(int, int from, int to) override { m_view.selectRange(from, to); }
    QRect characterRect(int offset) const override
    {
        const QRect rect = m_view.rectOf(offset);
        return {m_view.mapToGlobal(rect.topLeft()), rect.size()};
    }
    int offsetAtPoint(const QPoint &point) const override
    {
        return m_view.offsetAt(m_view.mapFromGlobal(point));
    }
    void scrollToSubstring(int, int) override { } // the scroll area is the page's
    QString attributes(int, int *from, int *to) const override
    {
        *from = 0;
        *to = characterCount();
        return {};
    }

private:
    MarkdownView &m_view;
};

QAccessibleInterface *makeMarkdownAccessible(const QString &, QObject *object)
{
    auto *view = qobject_cast<MarkdownView *>(object);
    return view ? new MarkdownAccessible(view) : nullptr;
}

}

void installMarkdownAccessible()
{
    QAccessible::installFactory(makeMarkdownAccessible); // known factories are not added twice
}

}
