#include "ui/prompts/variablehighlighter.h"

#include "core/prompts/promptvariables.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QWidget>

namespace heliograph {

VariableHighlighter::VariableHighlighter(QTextDocument *document, QWidget *edit)
    : QSyntaxHighlighter(document), m_edit(edit)
{
    edit->installEventFilter(this);
}

bool VariableHighlighter::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::PaletteChange)
        QMetaObject::invokeMethod(this, &QSyntaxHighlighter::rehighlight, Qt::QueuedConnection);
    return QSyntaxHighlighter::eventFilter(watched, event);
}

void VariableHighlighter::highlightBlock(const QString &text)
{
    const auto places = variablePlaces(text);
    if (places.isEmpty())
        return;
    const ThemeColors &colors = themeColors(m_edit->palette());
    QTextCharFormat format;
    format.setBackground(mixed(colors.surface, colors.accent, 0.18));
    format.setFontWeight(QFont::DemiBold); // not by colour alone
    for (const VariablePlace &place : places)
        setFormat(int(place.from), int(place.length), format);
}

}
