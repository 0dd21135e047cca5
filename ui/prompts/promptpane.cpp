#include "ui/prompts/promptpane.h"

#include "ui/playground/promptsection.h"
#include "ui/prompts/promptmessages.h"
#include "ui/prompts/promptpanelayout.h"
#include "ui/prompts/versionsmodel.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>

namespace heliograph {

PromptPane::PromptPane(const Services &services, const QList<QAction *> &actions, QWidget *parent)
    : QWidget(parent), m_services(services), m_model(new VersionsModel(this))
{
    setObjectName(QStringLiteral("promptPane"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::kMedium, spacing::kSmall, spacing::kMedium, spacing::kSmall);
    column->setSpacing(spacing::kSmall);
    makeHead(column, actions);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("promptSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeVersions());
    splitter->addWidget(makeMessages());
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({170, 520});
    column->addWidget(splitter, 1);
    for (QLineEdit *edit : {m_name, m_tags, m_heliconeId, m_gatewayId})
        connect(edit, &QLineEdit::editingFinished, this, &PromptPane::change);
}

QLineEdit *PromptPane::field(const char *name, const QString &label, const QString &toolTip)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(QLatin1String(name));
    edit->setAccessibleName(label);
    edit->setPlaceholderText(label);
    edit->setToolTip(toolTip);
    return edit;
}

void PromptPane::makeHead(QVBoxLayout *column, const QList<QAction *> &actions)
{
    m_name = field("promptTitle", tr("Name"), tr("The name of the prompt; write another one to rename it"));
    QFont large = m_name->font();
    large.setPixelSize(16);
    large.setWeight(QFont::DemiBold);
    m_name->setFont(large);
    m_tags = field("promptTagsEdit", tr("Tags, with commas between"), tr("Words to find the prompt by, with commas between"));
    m_tags->setMinimumHeight(m_name->sizeHint().height());
    auto *first = new QHBoxLayout;
    first->setSpacing(spacing::kSmall);
    first->addWidget(m_name, 3);
    first->addWidget(m_tags, 2);
    column->addLayout(first);
    m_nameProblem = new QLabel(this);
    m_nameProblem->setObjectName(QStringLiteral("promptTitleProblem"));
    m_nameProblem->setTextFormat(Qt::PlainText);
    m_nameProblem->setWordWrap(true);
    m_nameProblem->hide();
    setTextRole(m_nameProblem, TextRole::Bad);
    column->addWidget(m_nameProblem);
    column->addWidget(actionButtons(actions, this));
    m_heliconeId = field("promptHeliconeId", tr("Prompt id at Helicone"),
        tr("Sent as Helicone-Prompt-Id with every call through Helicone; it stays when the name changes"));
    m_gatewayId = field("promptGatewayId", tr("None"),
        tr("Where this prompt is in Helicone's own library too: its id there. Helicone's AI gateway then fills in the text that "
           "it keeps, and what is written here is not sent"));
    m_gatewayId->setAccessibleName(tr("Id in Helicone's library"));
    column->addWidget(
        labelledFields({{tr("Helicone id"), m_heliconeId}, {tr("AI gateway id"), m_gatewayId}}, this));
    m_facts = new QLabel(this);
    m_facts->setObjectName(QStringLiteral("promptFacts"));
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    setTextRole(m_facts, TextRole::Secondary);
    column->addWidget(m_facts);
}

QWidget *PromptPane::makeVersions()
{
    m_versions = makeVersionsTable(m_model, this);
    connect(m_versions->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (version() != 0 && !editing())
            showVersion();
        Q_EMIT shown();
    });
    connect(m_versions, &QTableView::activated, this, &PromptPane::open);
    return m_versions;
}

QWidget *PromptPane::makeMessages()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, spacing::kSmall, 0, 0);
    column->setSpacing(spacing::kTiny);
    m_title = new QLabel(box);
    m_title->setObjectName(QStringLiteral("promptVersionTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    setTextRole(m_title, TextRole::Heading);
    column->addWidget(m_title);
    m_besides = new QLabel(box);
    m_besides->setObjectName(QStringLiteral("promptBesides"));
    m_besides->setTextFormat(Qt::PlainText);
    m_besides->setWordWrap(true);
    setTextRole(m_besides, TextRole::Secondary);
    column->addWidget(m_besides);
    m_messages = new PromptMessages(box);
    column->addSpacing(spacing::kTiny);
    column->addWidget(m_messages, 1);
    m_editRow = new QWidget(box);
    auto *row = new QHBoxLayout(m_editRow);
    row->setContentsMargins(0, spacing::kTiny, 0, 0);
    row->setSpacing(spacing::kSmall);
    m_note = field("promptEditNote", tr("What changed"), tr("A few words on what this version changes"));
    m_save = new QPushButton(tr("Save as new version"), m_editRow);
    m_save->setObjectName(QStringLiteral("promptEditSave"));
    setPrimary(m_save);
    auto *cancel = new QPushButton(tr("Cancel"), m_editRow);
    cancel->setObjectName(QStringLiteral("promptEditCancel"));
    row->addWidget(m_note, 1);
    row->addWidget(m_save);
    row->addWidget(cancel);
    m_editRow->hide();
    column->addWidget(m_editRow);
    connect(m_messages, &PromptMessages::changed, this, [this] { m_save->setEnabled(true); });
    connect(m_save, &QPushButton::clicked, this, &PromptPane::saveEdited);
    connect(m_note, &QLineEdit::returnPressed, this, &PromptPane::saveEdited);
    connect(cancel, &QPushButton::clicked, this, &PromptPane::cancelEditing);
    return box;
}

void PromptPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitVersions(m_versions);
}

void PromptPane::showPrompt(const QUuid &prompt)
{
    if (prompt == m_wanted)
        return;
    setEditing(false);
    m_wanted = prompt;
    m_history = {};
    m_shown.reset();
    m_model->setVersions({});
    m_model->setUses({});
    m_facts->clear();
    m_nameProblem->hide();
    m_title->clear();
    m_besides->clear();
    m_messages->showContent({});
    reload();
    Q_EMIT shown();
}

void PromptPane::reload()
{
    const quint64 question = ++m_question;
    if (m_wanted.isNull())
        return;
    wait(m_services.history.prompt(m_wanted), [this, question](const Result<PromptHistory> &history) {
        if (question != m_question)
            return;
        if (!history) {
            Q_EMIT failed(history.error().message);
            return;
        }
        take(*history);
    });
    countUses();
}

void PromptPane::countUses()
{
    const quint64 question = m_question;
    wait(m_services.history.promptUses(m_wanted), [this, question](const Result<PromptUses> &uses) {
        if (question != m_question)
            return;
        if (!uses) {
            Q_EMIT failed(uses.error().message);
            return;
        }
        m_model->setUses(*uses);
        m_facts->setText(useText(uses->total));
        fitVersions(m_versions);
    });
}

void PromptPane::take(const PromptHistory &history)
{
    const auto fill = [](QLineEdit *edit, const QString &text) { // not while one writes in it
        if (!(edit->hasFocus() && edit->isModified()) && edit->text() != text)
            edit->setText(text);
    };
    m_history = history;
    const Prompt &prompt = m_history.prompt;
    fill(m_name, prompt.name);
    fill(m_tags, prompt.tags.join(QStringLiteral(", ")));
    fill(m_heliconeId, prompt.heliconeId);
    fill(m_gatewayId, prompt.gatewayId);
    const int before = version();
    m_model->setVersions(history.versions);
    const int wanted = m_chooseNext > 0 ? std::exchange(m_chooseNext, 0) : before > 0 ? before : latest();
    fitVersions(m_versions);
    if (version() != wanted)
        chooseVersion(wanted);
    Q_EMIT shown();
}

int PromptPane::version() const
{
    const QModelIndexList rows = m_versions->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return 0;
    const QModelIndex current = m_versions->currentIndex();
    const int row = current.isValid() && m_versions->selectionModel()->isRowSelected(current.row()) ? current.row()
                                                                                                  : rows.constFirst().row();
    return m_model->versions()[row].number;
}

int PromptPane::latest() const
{
    return m_history.versions.isEmpty() ? 0 : m_history.versions.constFirst().number;
}

bool PromptPane::editing() const { return !m_editRow->isHidden(); }

void PromptPane::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void PromptPane::chooseVersion(int version)
{
    const int row = m_model->rowOf(version);
    if (row >= 0)
        m_versions->selectRow(row);
}

void PromptPane::showVersion()
{
    const PromptRef wanted{m_wanted, version()};
    if (m_shown && m_shown->version.number == wanted.version)
        return;
    wait(m_services.history.promptVersion(wanted), [this, wanted](const Result<OpenedPrompt> &read) {
        if (wanted != PromptRef{m_wanted, version()} || editing())
            return;
        if (!read) {
            Q_EMIT failed(read.error().message);
            return;
        }
        m_shown = *read;
        const PromptVersion &shownVersion = m_shown->version;
        m_title->setText(shownVersion.restoredFrom > 0
                ? tr("Version %1, which is version %2 again").arg(shownVersion.number).arg(shownVersion.restoredFrom)
                : tr("Version %1").arg(shownVersion.number));
        const QString besides = besidesMessages(shownVersion.content);
        m_besides->setText(besides);
        m_besides->setVisible(!besides.isEmpty());
        m_messages->showContent(shownVersion.content);
        Q_EMIT shown();
    });
}

/// Name, tags and ids, as they are written.
void PromptPane::change()
{
    if (m_history.prompt.id.isNull())
        return;
    Prompt prompt = m_history.prompt;
    prompt.name = m_name->text();
    prompt.tags = tagsFromText(m_tags->text());
    prompt.heliconeId = m_heliconeId->text();
    prompt.gatewayId = m_gatewayId->text();
    if (tidied(prompt) == m_history.prompt) {
        m_nameProblem->hide();
        return;
    }
    wait(m_services.history.edit(promptedit::Change{prompt}), [this, id = prompt.id](const Result<PromptRef> &done) {
        if (id != m_wanted)
            return;
        m_nameProblem->setText(done ? QString() : done.error().message);
        m_nameProblem->setVisible(!done);
        if (done) {
            for (QLineEdit *edit : {m_name, m_tags, m_heliconeId, m_gatewayId})
                edit->setModified(false);
            reload();
        }
    });
}

}
