#include "ui/prompts/promptpicker.h"

#include "core/base/whenready.h"
#include "ui/prompts/promptlist.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>

namespace heliograph {

PromptPicker::PromptPicker(const Services &services, QWidget *parent) : QDialog(parent), m_services(services)
{
    setObjectName(QStringLiteral("promptPicker"));
    setWindowTitle(tr("Open a prompt"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::kMedium, spacing::kMedium, spacing::kMedium, spacing::kMedium);
    column->setSpacing(spacing::kSmall);
    m_list = new PromptList(this);
    column->addWidget(m_list, 1);
    m_note = new QLabel(this);
    m_note->setObjectName(QStringLiteral("promptPickerNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->hide();
    column->addWidget(m_note);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    m_open = buttons->addButton(tr("Open"), QDialogButtonBox::AcceptRole);
    m_open->setObjectName(QStringLiteral("promptPickerOpen"));
    m_open->setEnabled(false);
    setPrimary(m_open);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_open, &QPushButton::clicked, this, [this] { pick(m_list->current()); });
    connect(m_list, &PromptList::activated, this, &PromptPicker::pick);
    connect(m_list, &PromptList::chosen, this, [this](const QUuid &prompt) { m_open->setEnabled(!prompt.isNull()); });
    whenReady(services.history.prompts(), this, [this](const Result<QList<PromptHead>> &prompts) {
        if (prompts) {
            m_list->setPrompts(*prompts);
            if (!prompts->isEmpty())
                m_list->setCurrent(prompts->constFirst().prompt.id);
        }
        m_note->setText(prompts ? tr("There is no prompt yet. Save the text of a conversation as one first.")
                                : prompts.error().message);
        m_note->setVisible(!prompts || prompts->isEmpty());
    });
    resize(420, 440);
    m_list->focusSearch();
}

void PromptPicker::pick(const QUuid &prompt)
{
    const QList<PromptHead> &prompts = m_list->model()->prompts();
    const int row = m_list->model()->indexOf(prompt);
    if (row < 0)
        return;
    whenReady(m_services.history.promptVersion({prompt, prompts[row].versions}), this,
        [this](const Result<OpenedPrompt> &opened) {
            if (opened) {
                Q_EMIT picked(*opened);
                accept();
                return;
            }
            m_note->setText(opened.error().message);
            m_note->show();
        });
}

}
