#include "ui/playground/requestpanel.h"

#include "ui/helicone/heliconesection.h"
#include "ui/playground/buildersection.h"
#include "ui/playground/extraspanel.h"
#include "ui/playground/parameterspanel.h"
#include "ui/playground/promptsection.h"
#include "ui/playground/tagspanel.h"
#include "ui/playground/variablespanel.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>

namespace heliograph {

RequestPanel::RequestPanel(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("requestPanel"));
    setAccessibleName(tr("Parameters and tags"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setFixedWidth(300);
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(
        spacing::kMedium, spacing::kSmall, spacing::kMedium, spacing::kMedium);
    column->setSpacing(spacing::kSmall);
    const auto heading = [content, column](const QString &text) {
        auto *label = new QLabel(text, content);
        setTextRole(label, TextRole::Heading);
        column->addWidget(label);
    };
    heading(tr("Prompt"));
    m_prompt = new PromptSection(content);
    column->addWidget(m_prompt);
    connect(m_prompt->variables(), &VariablesPanel::changed, this, &RequestPanel::changed);
    column->addSpacing(spacing::kTiny);
    heading(tr("Parameters"));
    m_rawNote = new QLabel(tr("The raw request says these itself, so they cannot be set here."), content);
    m_rawNote->setObjectName(QStringLiteral("rawNote"));
    m_rawNote->setWordWrap(true);
    setTextRole(m_rawNote, TextRole::Secondary);
    m_rawNote->hide();
    column->addWidget(m_rawNote);
    m_parameters = new ParametersPanel(content);
    column->addWidget(m_parameters);

    column->addSpacing(spacing::kTiny);
    m_builder = new BuilderSection(content);
    column->addWidget(m_builder);

    column->addSpacing(spacing::kSmall);
    heading(tr("Tags"));
    m_tags = new TagsPanel(content);
    column->addWidget(m_tags);
    column->addSpacing(spacing::kSmall);
    heading(tr("Helicone"));
    m_helicone = new HeliconeSection(content);
    column->addWidget(m_helicone);
    connect(m_helicone, &HeliconeSection::changed, this, &RequestPanel::changed);
    column->addSpacing(spacing::kSmall);
    m_extras = new ExtrasPanel(content);
    column->addWidget(m_extras);
    column->addStretch(1);
    setWidget(content);
    connect(m_parameters, &ParametersPanel::changed, this, [this] {
        m_builder->setParallelCalls(m_parameters->parameters().parallelToolCalls);
        Q_EMIT changed();
    });
    connect(m_builder, &BuilderSection::changed, this, &RequestPanel::changed);
    connect(m_builder, &BuilderSection::parallelCallsChosen, this, [this](std::optional<bool> allowed) {
        m_parameters->setParallelToolCalls(allowed);
        Q_EMIT changed();
    });
    connect(m_tags, &TagsPanel::changed, this, &RequestPanel::changed);
    connect(m_extras, &ExtrasPanel::changed, this, &RequestPanel::changed);
}

void RequestPanel::show(const Conversation &conversation)
{
    m_parameters->setParameters(conversation.parameters, conversation.stream);
    m_builder->show(conversation);
    m_prompt->variables()->setValues(conversation.values, conversation.fillVariables);
    m_extras->setExtra(conversation.extra);
    m_extras->setHeaders(conversation.extraHeaders);
    showRoute(conversation.route);
    m_helicone->setOptions(conversation.helicone); // before the tags, which say that they changed
    m_tags->setTags(conversation.tags);
}

void RequestPanel::showModel(const ModelFacts::Question &question)
{
    m_builder->setFormat(question.format);
    m_parameters->setModel(question.provider, question.format, question.model);
}

void RequestPanel::showRoute(Route route)
{
    m_tags->setRouteNote(route == Route::Helicone
            ? tr("Sent to Helicone and kept in the history.")
            : tr("Kept in the history. The direct route does not send them."));
}

void RequestPanel::setRaw(bool raw)
{
    m_rawNote->setVisible(raw);
    m_parameters->setEnabled(!raw);
    m_builder->setEnabled(!raw);
    m_extras->setExtraEnabled(!raw);
}

void RequestPanel::openTools() { m_builder->openTools(); }

void RequestPanel::openOutput() { m_builder->openOutput(); }

void RequestPanel::closeEditors() { m_builder->closeEditors(); }

void RequestPanel::writeTo(Conversation &conversation) const
{
    conversation.parameters = m_parameters->parameters();
    conversation.stream = m_parameters->stream();
    m_builder->writeTo(conversation);
    conversation.extra = m_extras->extra();
    conversation.extraHeaders = m_extras->headers();
    conversation.tags = m_tags->tags();
    conversation.helicone = m_helicone->options();
    conversation.values = m_prompt->variables()->values();
    conversation.fillVariables = m_prompt->variables()->fills();
}

QString RequestPanel::problem() const
{
    QString problem = m_prompt->variables()->problem();
    if (problem.isEmpty())
        problem = m_parameters->problem();
    if (problem.isEmpty())
        problem = m_builder->problem();
    if (problem.isEmpty())
        problem = m_tags->problem();
    if (problem.isEmpty() && !m_helicone->problem().isEmpty())
        problem = tr("Helicone: %1").arg(m_helicone->problem());
    return problem.isEmpty() ? m_extras->problem() : problem;
}

}
