#include "ui/playground/buildersection.h"

#include "core/schema/schemachecks.h"
#include "ui/playground/outputdialog.h"
#include "ui/playground/toolrules.h"
#include "ui/playground/toolsdialog.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace heliograph {

BuilderSection::BuilderSection(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("builderSection"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::kTiny);
    const auto button = [this, row](const char *name, const QString &tip) {
        auto *made = new QToolButton(this);
        made->setObjectName(QLatin1String(name));
        made->setToolTip(tip);
        row->addWidget(made);
        return made;
    };
    m_toolsButton = button("toolsButton", tr("Tools the model may call (Ctrl+Shift+T)"));
    m_outputButton = button("outputButton", tr("The shape the answer must have (Ctrl+Shift+J)"));
    row->addStretch(1);
    connect(m_toolsButton, &QToolButton::clicked, this, &BuilderSection::openTools);
    connect(m_outputButton, &QToolButton::clicked, this, &BuilderSection::openOutput);
    refresh();
}

void BuilderSection::show(const Conversation &conversation)
{
    m_tools = conversation.tools;
    m_choice = conversation.toolChoice;
    m_output = conversation.responseFormat;
    m_parallel = conversation.parameters.parallelToolCalls;
    if (m_toolsDialog)
        m_toolsDialog->setTools(m_tools, m_choice, m_parallel, m_format);
    if (m_outputDialog)
        m_outputDialog->setOutput(m_output);
    refresh();
}

void BuilderSection::writeTo(Conversation &conversation) const
{
    conversation.tools = m_tools;
    conversation.toolChoice = m_choice;
    conversation.responseFormat = m_output;
}

void BuilderSection::setFormat(WireFormat format)
{
    if (format == m_format)
        return;
    m_format = format;
    if (m_toolsDialog)
        m_toolsDialog->setTools(m_tools, m_choice, m_parallel, m_format);
    refresh();
}

void BuilderSection::setParallelCalls(std::optional<bool> allowed)
{
    if (allowed == m_parallel)
        return;
    m_parallel = allowed;
    if (m_toolsDialog)
        m_toolsDialog->setTools(m_tools, m_choice, m_parallel, m_format);
}

QString BuilderSection::problem() const
{
    return m_problem;
}

void BuilderSection::openTools()
{
    if (!m_toolsDialog) {
        m_toolsDialog = new ToolsDialog(window());
        connect(this, &QObject::destroyed, m_toolsDialog, &QObject::deleteLater);
        connect(m_toolsDialog, &ToolsDialog::changed, this, [this] {
            m_tools = m_toolsDialog->tools();
            m_choice = m_toolsDialog->choice();
            if (m_toolsDialog->parallelCalls() != m_parallel) {
                m_parallel = m_toolsDialog->parallelCalls();
                Q_EMIT parallelCallsChosen(m_parallel);
            }
            refresh();
            Q_EMIT changed();
        });
        m_toolsDialog->setTools(m_tools, m_choice, m_parallel, m_format);
    }
    m_toolsDialog->show();
    m_toolsDialog->raise();
    m_toolsDialog->activateWindow();
}

void BuilderSection::openOutput()
{
    if (!m_outputDialog) {
        m_outputDialog = new OutputDialog(window());
        connect(this, &QObject::destroyed, m_outputDialog, &QObject::deleteLater);
        connect(m_outputDialog, &OutputDialog::changed, this, [this] {
            m_output = m_outputDialog->output();
            refresh();
            Q_EMIT changed();
        });
        m_outputDialog->setOutput(m_output);
    }
    m_outputDialog->show();
    m_outputDialog->raise();
    m_outputDialog->activateWindow();
}

void BuilderSection::closeEditors()
{
    if (m_toolsDialog)
        m_toolsDialog->hide();
    if (m_outputDialog)
        m_outputDialog->hide();
}

void BuilderSection::refresh()
{
    const auto enabled = std::count_if(
        m_tools.begin(), m_tools.end(), [](const ToolEntry &entry) { return entry.enabled; });
    if (m_tools.empty())
        m_toolsButton->setText(tr("Tools"));
    else if (size_t(enabled) == m_tools.size())
        m_toolsButton->setText(tr("Tools (%1)").arg(m_tools.size()));
    else
        m_toolsButton->setText(tr("Tools (%1 of %2)").arg(enabled).arg(m_tools.size()));
    m_toolsButton->setAccessibleName(m_toolsButton->text());
    if (!m_output)
        m_outputButton->setText(tr("Output: free"));
    else if (m_output->kind == ResponseFormat::Kind::JsonObject)
        m_outputButton->setText(tr("Output: JSON"));
    else
        m_outputButton->setText(tr("Output: schema"));
    m_outputButton->setAccessibleName(m_outputButton->text());
    m_problem = toolsProblem(m_tools, m_choice);
    if (m_problem.isEmpty())
        m_problem = outputProblem(m_output);
}

}
