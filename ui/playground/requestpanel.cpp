#include "ui/playground/requestpanel.h"

#include "core/base/json.h"
#include "ui/playground/parameterspanel.h"
#include "ui/playground/tagspanel.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QToolButton>

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
    heading(tr("Parameters"));
    m_parameters = new ParametersPanel(content);
    column->addWidget(m_parameters);

    m_recorded = new QWidget(content);
    auto *recorded = new QVBoxLayout(m_recorded);
    recorded->setContentsMargins(0, spacing::kSmall, 0, 0);
    m_recordedText = new QLabel(m_recorded);
    m_recordedText->setObjectName(QStringLiteral("recordedExtras"));
    m_recordedText->setTextFormat(Qt::PlainText);
    m_recordedText->setWordWrap(true);
    setTextRole(m_recordedText, TextRole::Secondary);
    m_dropRecorded = new QToolButton(m_recorded);
    m_dropRecorded->setObjectName(QStringLiteral("dropRecorded"));
    m_dropRecorded->setText(tr("Leave them out"));
    m_dropRecorded->setToolTip(tr("Sends the messages and parameters alone"));
    recorded->addWidget(m_recordedText);
    recorded->addWidget(m_dropRecorded, 0, Qt::AlignLeft);
    column->addWidget(m_recorded);

    column->addSpacing(spacing::kSmall);
    heading(tr("Tags"));
    m_tags = new TagsPanel(content);
    column->addWidget(m_tags);
    column->addStretch(1);
    setWidget(content);
    connect(m_parameters, &ParametersPanel::changed, this, &RequestPanel::changed);
    connect(m_tags, &TagsPanel::changed, this, &RequestPanel::changed);
    connect(m_dropRecorded, &QToolButton::clicked, this, [this] {
        m_tools.clear();
        m_extra.clear();
        showRecorded();
        Q_EMIT changed();
    });
    showRecorded();
}

void RequestPanel::show(const Conversation &conversation)
{
    m_parameters->setParameters(conversation.parameters, conversation.stream);
    m_tools = conversation.tools;
    m_extra = conversation.extra;
    showRecorded();
    showRoute(conversation.route);
    m_tags->setTags(conversation.tags);
}

void RequestPanel::showModel(const ModelFacts::Question &question)
{
    m_parameters->setModel(question.provider, question.format, question.model);
}

void RequestPanel::showRoute(Route route)
{
    m_tags->setRouteNote(route == Route::Helicone
            ? tr("Sent to Helicone and kept in the history.")
            : tr("Kept in the history. The direct route does not send them."));
}

void RequestPanel::showRecorded()
{
    QStringList parts;
    if (!m_tools.empty())
        parts << tr("tools (%1)").arg(m_tools.size());
    if (const auto extra = parseJson(m_extra); extra && extra->is_object()) {
        for (const auto &item : extra->items())
            parts << QString::fromStdString(item.key());
    }
    m_recordedText->setText(
        tr("Sent as recorded: %1").arg(parts.join(QStringLiteral(", "))));
    m_recorded->setVisible(!parts.isEmpty());
}

void RequestPanel::writeTo(Conversation &conversation) const
{
    conversation.parameters = m_parameters->parameters();
    conversation.stream = m_parameters->stream();
    conversation.tools = m_tools;
    conversation.extra = m_extra;
    conversation.tags = m_tags->tags();
}

QString RequestPanel::problem() const
{
    const QString problem = m_parameters->problem();
    return problem.isEmpty() ? m_tags->problem() : problem;
}

}
