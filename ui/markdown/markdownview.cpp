#include "ui/markdown/markdownview.h"

namespace heliograph {

MarkdownView::MarkdownView(QWidget *parent) :
    QWidget(parent)
{
}
MarkdownView::~MarkdownView() = default;
void MarkdownView::setText(const QString &markdown) { m_text = markdown; }
void MarkdownView::append(const QString &delta) { m_text += delta; }
QString MarkdownView::text() const { return m_text; }
void MarkdownView::setRaw(bool raw) { m_raw = raw; }
bool MarkdownView::isRaw() const { return m_raw; }
QString MarkdownView::selectedText() const { return {}; }
QSize MarkdownView::sizeHint() const { return {400, 40}; }
int MarkdownView::heightForWidth(int) const { return 40; }

}
