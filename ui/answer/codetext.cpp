#include "ui/answer/codetext.h"

#include "ui/calls/bodytext.h"
#include "ui/format.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QLabel>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(AnswerExtras)
};

constexpr qsizetype kMostShown = 12'000; ///< characters: a label lays all of them out

}

QLabel *makeCodeText(const QString &text, const QString &accessibleName, QWidget *parent)
{
    // Cut before it is read as JSON too: what the provider's tools give back may have megabytes.
    const BodyText body = bodyText(text.left(8 * kMostShown).toUtf8(), kMostShown);
    QString shown = body.text;
    if (body.cut || text.size() > 8 * kMostShown)
        shown += QLatin1Char('\n')
            + Tr::tr("… %1 characters in all. The JSON page has the rest.")
                  .arg(countText(text.size()));
    auto *label = new QLabel(shown, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setAccessibleName(accessibleName);
    setTextRole(label, TextRole::Code);
    return label;
}

}
