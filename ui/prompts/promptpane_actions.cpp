#include "ui/prompts/promptpane.h"

#include "ui/prompts/promptmessages.h"
#include "ui/prompts/versionsmodel.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

// What can be done with a version: opened, edited, compared, restored, copied.

namespace heliograph {

void PromptPane::write(const PromptEdit &edit)
{
    wait(m_services.history.edit(edit), [this](const Result<PromptRef> &done) {
        if (!done) {
            Q_EMIT failed(done.error().message);
            return;
        }
        if (done->prompt != m_wanted)
            return;
        setEditing(false);
        m_chooseNext = done->version;
        reload();
    });
}

void PromptPane::open()
{
    if (m_shown)
        Q_EMIT openRequested(*m_shown);
}

void PromptPane::edit()
{
    if (m_shown && !editing())
        setEditing(true);
}

void PromptPane::setEditing(bool editing)
{
    if (editing == this->editing())
        return;
    m_editRow->setVisible(editing);
    m_note->clear();
    m_save->setEnabled(false); // until a text is another one
    m_messages->setEditable(editing);
    m_versions->setEnabled(!editing);
    if (!editing && version() != 0)
        showVersion(); // another may have been chosen meanwhile
    Q_EMIT shown();
}

void PromptPane::saveEdited()
{
    if (!m_shown || !editing() || !m_save->isEnabled())
        return;
    PromptVersion version = m_shown->version;
    version.content = m_messages->content();
    version.note = m_note->text();
    version.restoredFrom = 0;
    write(promptedit::AddVersion{m_wanted, version});
}

void PromptPane::compare()
{
    QList<int> numbers;
    const QModelIndexList rows = m_versions->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        numbers.append(m_model->versions()[row.row()].number);
    if (numbers.size() == 1) {
        const int chosen = numbers.constFirst();
        numbers.append(chosen > 1 ? chosen - 1 : chosen + 1);
    }
    std::sort(numbers.begin(), numbers.end());
    if (numbers.size() < 2)
        return;
    const PromptRef older{m_wanted, numbers.constFirst()};
    const PromptRef newer{m_wanted, numbers.constLast()};
    const auto sideOf = [](const OpenedPrompt &opened) {
        DiffSide side;
        side.title = versionTitle(opened.prompt.name, opened.version.number);
        side.request = opened.version.content;
        return side;
    };
    wait(m_services.history.promptVersion(older), [this, newer, sideOf](const Result<OpenedPrompt> &a) {
        if (!a) {
            Q_EMIT failed(a.error().message);
            return;
        }
        wait(m_services.history.promptVersion(newer), [this, sideOf, a = sideOf(*a)](const Result<OpenedPrompt> &b) {
            if (b)
                Q_EMIT diffRequested(a, sideOf(*b));
            else
                Q_EMIT failed(b.error().message);
        });
    });
}

void PromptPane::restore()
{
    if (const int old = version(); old > 0 && old != latest())
        write(promptedit::Restore{{m_wanted, old}, tr("Version %1 again").arg(old)});
}

void PromptPane::duplicate()
{
    if (version() == 0)
        return;
    Prompt copy;
    copy.name = tr("%1, copy").arg(m_history.prompt.name);
    copy.tags = m_history.prompt.tags;
    const QString note = tr("Copied from %1").arg(versionTitle(m_history.prompt.name, version()));
    wait(m_services.history.edit(promptedit::Duplicate{{m_wanted, version()}, copy, note}),
        [this](const Result<PromptRef> &made) {
            if (made)
                Q_EMIT duplicated(made->prompt);
            else
                Q_EMIT failed(made.error().message);
        });
}

void PromptPane::showCalls(bool ofAllVersions)
{
    if (!m_history.prompt.id.isNull())
        Q_EMIT callsRequested(promptFilter(m_history.prompt.name, ofAllVersions ? 0 : version()));
}

void PromptPane::cancelEditing()
{
    setEditing(false);
    if (m_shown)
        m_messages->showContent(m_shown->version.content);
}

void PromptPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && editing())
        cancelEditing();
    else
        QWidget::keyPressEvent(event);
}

}
