#include "ui/markdown/linkopener.h"

#include "ui/markdown/linkpolicy.h"

#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QMessageBox>
#include <QPushButton>

namespace heliograph {

namespace {

constexpr qsizetype kMaxShown = 2000;

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(MarkdownView)
};

/// With places to wrap a long address; nothing of up to two thousand characters is left out.
QString wrappable(const QString &address)
{
    QString result;
    qsizetype sinceBreak = 0;
    for (const QChar c : address.left(kMaxShown)) {
        result += c;
        if (++sinceBreak >= 60) {
            result += u'\n';
            sinceBreak = 0;
        }
    }
    return address.size() > kMaxShown ? result + QChar(0x2026) : result;
}

}

void askToOpenLink(QWidget *parent, const QString &target, const QString &linkText)
{
    const LinkVerdict verdict = judgeLink(target, linkText);
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("linkDialog"));
    box->setTextFormat(Qt::PlainText); // the answer's own words stand in it
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    if (!verdict.allowed) {
        box->setIcon(QMessageBox::Warning);
        box->setWindowTitle(Tr::tr("Link not opened"));
        box->setText(Tr::tr("This link is not opened."));
        box->setInformativeText(verdict.reason + QStringLiteral("\n\n") + wrappable(verdict.shown));
        box->setStandardButtons(QMessageBox::Close);
        box->open();
        return;
    }
    box->setIcon(verdict.note.isEmpty() ? QMessageBox::Question : QMessageBox::Warning);
    box->setWindowTitle(Tr::tr("Open link"));
    box->setText(verdict.url.scheme() == QLatin1String("mailto")
            ? Tr::tr("Write a mail with this link?")
            : Tr::tr("Open this address in the browser?"));
    QString details = wrappable(verdict.shown);
    if (!verdict.note.isEmpty())
        details += QStringLiteral("\n\n") + verdict.note;
    box->setInformativeText(details);
    QPushButton *open = box->addButton(Tr::tr("Open"), QMessageBox::AcceptRole);
    open->setObjectName(QStringLiteral("openLinkButton"));
    QPushButton *copy = box->addButton(Tr::tr("Copy address"), QMessageBox::ActionRole);
    copy->setObjectName(QStringLiteral("copyLinkButton"));
    QPushButton *cancel = box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(cancel);
    QObject::connect(box, &QMessageBox::buttonClicked, box,
        [open, copy, url = verdict.url, shown = verdict.shown](QAbstractButton *button) {
            if (button == open)
                QDesktopServices::openUrl(url);
            else if (button == copy)
                QApplication::clipboard()->setText(shown);
        });
    box->open();
}

QString linkToolTip(const QString &target, const QString &linkText)
{
    const LinkVerdict verdict = judgeLink(target, linkText);
    const QString remark =
        verdict.allowed ? verdict.note : Tr::tr("Not opened: %1").arg(verdict.reason);
    QString tip = wrappable(verdict.shown).toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
    if (!remark.isEmpty())
        tip += QStringLiteral("<br><br>") + remark.toHtmlEscaped();
    return QStringLiteral("<p style='white-space:normal'>") + tip + QStringLiteral("</p>");
}

}
