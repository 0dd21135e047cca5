#include "ui/helicone/headerpreview.h"

#include "ui/theme/theme.h"

namespace heliograph {

HeaderPreview::HeaderPreview(QWidget *parent) : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("headerPreview"));
    setAccessibleName(tr("Headers that are sent"));
    setReadOnly(true);
    setTabChangesFocus(true);
    setFont(codeFont());
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
}

}
