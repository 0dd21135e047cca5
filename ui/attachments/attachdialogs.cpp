#include "ui/attachments/attachdialogs.h"

#include "core/session/attachment.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Attachments)
};

}

void chooseFiles(QWidget *parent, std::function<void(const QStringList &)> chosen)
{
    auto *dialog = new QFileDialog(parent, Tr::tr("Attach files"));
    dialog->setObjectName(QStringLiteral("attachDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {Tr::tr("All files (*)"), Tr::tr("Images (*.png *.jpg *.jpeg *.gif *.webp)"),
            Tr::tr("Documents (*.pdf *.txt *.md)"), Tr::tr("Sound (*.wav *.mp3)")});
    QObject::connect(dialog, &QFileDialog::filesSelected, dialog, std::move(chosen));
    dialog->open();
}

void askForAddress(QWidget *parent, std::function<void(const ContentPart &)> given)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("addressDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Tr::tr("Attach an address"));
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(
        spacing::kMedium, spacing::kMedium, spacing::kMedium, spacing::kMedium);
    column->setSpacing(spacing::kSmall);
    auto *label = new QLabel(Tr::tr("Address of an image or document"), dialog);
    auto *edit = new QLineEdit(dialog);
    edit->setObjectName(QStringLiteral("addressEdit"));
    edit->setAccessibleName(label->text());
    edit->setPlaceholderText(QStringLiteral("https://example.org/photo.jpg"));
    edit->setMinimumWidth(420);
    label->setBuddy(edit);
    auto *note = new QLabel(
        Tr::tr("The provider fetches it when the message is sent. Nothing is fetched here."),
        dialog);
    note->setWordWrap(true);
    setTextRole(note, TextRole::Secondary);
    auto *problem = new QLabel(dialog);
    problem->setObjectName(QStringLiteral("addressProblem"));
    problem->setTextFormat(Qt::PlainText);
    problem->setWordWrap(true);
    setTextRole(problem, TextRole::Bad);
    problem->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    QPushButton *attach = buttons->addButton(Tr::tr("Attach"), QDialogButtonBox::AcceptRole);
    attach->setObjectName(QStringLiteral("addressAttach"));
    setPrimary(attach);
    for (QWidget *one :
        {static_cast<QWidget *>(label), static_cast<QWidget *>(edit), static_cast<QWidget *>(note),
            static_cast<QWidget *>(problem), static_cast<QWidget *>(buttons)})
        column->addWidget(one);
    QObject::connect(edit, &QLineEdit::textEdited, problem, &QWidget::hide);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog,
        [dialog, edit, problem, given = std::move(given)] {
            const auto part = attachmentFromAddress(edit->text());
            if (!part) {
                problem->setText(part.error().message);
                problem->show();
                edit->setFocus();
                return;
            }
            dialog->accept();
            given(*part);
        });
    dialog->open();
}

}
