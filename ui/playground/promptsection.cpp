#include "ui/playground/promptsection.h"

#include "core/prompts/prompt.h"
#include "ui/playground/variablespanel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace heliograph {

QStringList tagsFromText(const QString &text)
{
    QStringList tags;
    for (const QString &tag : text.split(u',')) {
        if (!tag.simplified().isEmpty())
            tags.append(tag.simplified());
    }
    return tags;
}

PromptSection::PromptSection(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("promptSection"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kTiny);
    auto *first = new QHBoxLayout;
    first->setSpacing(spacing::kTiny);
    m_state = new QLabel(this);
    m_state->setObjectName(QStringLiteral("promptState"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    first->addWidget(m_state, 1);
    const auto button = [this](const char *name, const QString &text, const QString &tip) {
        auto *made = new QToolButton(this);
        made->setObjectName(QLatin1String(name));
        made->setText(text);
        made->setToolTip(tip);
        return made;
    };
    m_forget = button("promptForget", {}, tr("Go on without this prompt"));
    m_forget->setAccessibleName(m_forget->toolTip());
    m_forget->setAutoRaise(true);
    m_forget->setIcon(makeIcon(Icon::Close, palette()));
    first->addWidget(m_forget, 0, Qt::AlignTop);
    column->addLayout(first);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(spacing::kTiny);
    m_open = button("promptOpen", tr("Open…"), tr("Open a prompt of the library in this playground (Ctrl+O)"));
    m_savePrompt = button("promptSave", tr("Save as prompt…"), tr("Keep this text in the library of prompts (Ctrl+Alt+S)"));
    m_saveVersion = button("promptSaveVersion", tr("Save as new version…"), tr("Save as the next version of this prompt (Ctrl+S)"));
    for (QToolButton *one : {m_open, m_saveVersion, m_savePrompt})
        buttons->addWidget(one);
    buttons->addStretch(1);
    column->addLayout(buttons);

    m_form = new QWidget(this);
    auto *form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, spacing::kTiny, 0, spacing::kTiny);
    form->setSpacing(spacing::kTiny);
    const auto field = [&](const char *name, const QString &text) {
        auto *edit = new QLineEdit(m_form);
        edit->setObjectName(QLatin1String(name));
        edit->setPlaceholderText(text);
        edit->setAccessibleName(text);
        edit->installEventFilter(this);
        form->addWidget(edit);
        return edit;
    };
    m_name = field("promptName", tr("Name of the prompt"));
    m_tags = field("promptTags", tr("Tags, with commas between"));
    m_note = field("promptNote", tr("What changed"));
    m_problem = new QLabel(m_form);
    m_problem->setObjectName(QStringLiteral("promptProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    setTextRole(m_problem, TextRole::Bad);
    form->addWidget(m_problem);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::kTiny);
    m_accept = new QPushButton(m_form);
    m_accept->setObjectName(QStringLiteral("promptAccept"));
    setPrimary(m_accept);
    auto *cancel = new QPushButton(tr("Cancel"), m_form);
    cancel->setObjectName(QStringLiteral("promptCancel"));
    row->addWidget(m_accept);
    row->addWidget(cancel);
    row->addStretch(1);
    form->addLayout(row);
    m_form->hide();
    column->addWidget(m_form);
    m_variables = new VariablesPanel(this);
    column->addWidget(m_variables);

    connect(m_forget, &QToolButton::clicked, this, &PromptSection::forgetWanted);
    connect(m_open, &QToolButton::clicked, this, &PromptSection::openWanted);
    connect(m_savePrompt, &QToolButton::clicked, this, &PromptSection::savePromptWanted);
    connect(m_saveVersion, &QToolButton::clicked, this, &PromptSection::saveVersionWanted);
    connect(m_accept, &QPushButton::clicked, this, &PromptSection::accept);
    connect(cancel, &QPushButton::clicked, this, &PromptSection::endSaving);
    for (QLineEdit *edit : {m_name, m_tags, m_note})
        connect(edit, &QLineEdit::textChanged, this, [this] { showProblem({}); });
    showPrompt({}, 0, false);
}

void PromptSection::showPrompt(const QString &name, int version, bool changed)
{
    m_version = version;
    QString text = version == 0 ? tr("Not from the library")
        : changed                     ? tr("%1, changed since version %2").arg(name, QString::number(version))
                                      : versionTitle(name, version);
    if (version > 0) // the number does not stand alone on a line
        text[text.lastIndexOf(u' ')] = QChar::Nbsp;
    if (m_state->text() != text)
        m_state->setText(text);
    setTextRole(m_state, version == 0 ? TextRole::Secondary : changed ? TextRole::Warning : TextRole::Body);
    m_forget->setVisible(version > 0);
    m_saveVersion->setVisible(version > 0);
    m_savePrompt->setVisible(version == 0);
}

void PromptSection::askForPrompt(const QString &name)
{
    m_name->show();
    m_tags->show();
    m_note->hide();
    m_name->setText(name);
    m_accept->setText(tr("Save prompt"));
    m_form->show();
    showProblem({});
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void PromptSection::askForVersion()
{
    m_name->hide();
    m_tags->hide();
    m_note->show();
    m_note->clear();
    m_accept->setText(tr("Save version"));
    m_form->show();
    showProblem({});
    m_note->setFocus(Qt::OtherFocusReason);
}

void PromptSection::showProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void PromptSection::endSaving()
{
    m_form->hide();
    m_tags->clear();
}

void PromptSection::accept()
{
    if (m_note->isHidden())
        Q_EMIT promptNamed(m_name->text(), tagsFromText(m_tags->text()));
    else
        Q_EMIT versionNoted(m_note->text());
}

bool PromptSection::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool enter = (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers() == Qt::NoModifier;
    if (!enter && key->key() != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    event->accept(); // not for Stop
    if (event->type() == QEvent::KeyPress) {
        if (enter)
            accept();
        else
            endSaving();
    }
    return true;
}

}
