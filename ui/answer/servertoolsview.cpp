#include "ui/answer/servertoolsview.h"

#include "core/base/json.h"
#include "ui/answer/codetext.h"
#include "ui/answer/foldbox.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace heliograph {

namespace {

/// "web_search", "web_search_call" and the like in words; others by their own name.
QString toolTitle(const QString &name)
{
    if (name.contains(QLatin1String("web_search")) || name.contains(QLatin1String("google_search")))
        return ServerToolsView::tr("Web search");
    if (name.contains(QLatin1String("web_fetch")) || name.contains(QLatin1String("url_context")))
        return ServerToolsView::tr("Page read");
    if (name.contains(QLatin1String("file_search")))
        return ServerToolsView::tr("File search");
    if (name.contains(QLatin1String("code_")) || name.contains(QLatin1String("codeExecution")))
        return ServerToolsView::tr("Code run");
    if (name.contains(QLatin1String("image_generation")))
        return ServerToolsView::tr("Image generation");
    return name.isEmpty() ? ServerToolsView::tr("Tool of the provider") : name;
}

/// The one thing that was asked, where the input has it: a query, an address, the first line of
/// code.
QString subject(const QString &input)
{
    QString found = input;
    const auto json = input.size() < 100'000 ? parseJson(input.toUtf8()) : std::nullopt;
    if (json && json->is_object()) {
        found.clear();
        const Json &action = member(*json, "action");
        for (const char *key : {"query", "q", "url", "code", "command", "prompt"}) {
            if (found.isEmpty())
                found = stringMember(*json, key);
            if (found.isEmpty())
                found = stringMember(action, key);
        }
    }
    found = found.trimmed().section(QLatin1Char('\n'), 0, 0).simplified();
    return found.size() > 80 ? found.left(79) + QChar(0x2026) : found;
}

QLabel *caption(const QString &text, TextRole role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    setTextRole(label, role);
    return label;
}

}

ServerToolsView::ServerToolsView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("serverTools"));
    setAccessibleName(tr("The provider's own tools"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    hide();
}

QWidget *ServerToolsView::makeDetails(size_t index, QWidget *parent) const
{
    const ServerTool &tool = m_tools[index];
    auto *details = new QWidget(parent);
    auto *column = new QVBoxLayout(details);
    column->setContentsMargins(0, 0, 0, spacing::kTiny);
    column->setSpacing(spacing::kTiny);
    if (!tool.input.isEmpty()) {
        column->addWidget(caption(tr("Asked"), TextRole::Secondary, details));
        column->addWidget(makeCodeText(tool.input, tr("What the tool was asked"), details));
    }
    if (!tool.output.isEmpty()) {
        column->addWidget(tool.failed ? caption(tr("Failed"), TextRole::Bad, details)
                                      : caption(tr("Gave back"), TextRole::Secondary, details));
        column->addWidget(makeCodeText(tool.output, tr("What the tool gave back"), details));
    } else if (tool.failed) {
        column->addWidget(caption(tr("Failed"), TextRole::Bad, details));
    } else if (tool.input.isEmpty() || m_running) {
        column->addWidget(caption(m_running ? tr("Running…") : tr("The provider gave no details."),
            TextRole::Secondary, details));
    }
    return details;
}

void ServerToolsView::setTools(const std::vector<ServerTool> &tools, bool running)
{
    if (tools == m_tools && running == m_running)
        return;
    const std::vector<ServerTool> before = std::exchange(m_tools, tools);
    const bool wasRunning = std::exchange(m_running, running);
    while (size_t(m_boxes.size()) > m_tools.size())
        delete m_boxes.takeLast();
    for (size_t i = 0; i < m_tools.size(); ++i) {
        const ServerTool &tool = m_tools[i];
        const bool busy = running && tool.output.isEmpty() && !tool.failed;
        QStringList title{toolTitle(tool.name)};
        if (const QString asked = subject(tool.input); !asked.isEmpty())
            title << asked;
        if (tool.failed)
            title << tr("failed");
        else if (busy)
            title << tr("running…");
        const bool known = i < size_t(m_boxes.size());
        if (known && before[i] == tool && wasRunning == running)
            continue;
        const bool open = known && m_boxes[qsizetype(i)]->isOpen();
        auto *box = new FoldBox(
            title.join(QStringLiteral(" · ")), QStringLiteral("serverToolFold"),
            [this, i](QWidget *parent) { return makeDetails(i, parent); }, this);
        setTextRole(box->button(), tool.failed ? TextRole::Bad : TextRole::Body);
        box->button()->setToolTip(tool.name);
        if (known)
            delete m_boxes[qsizetype(i)];
        static_cast<QVBoxLayout *>(layout())->insertWidget(int(i), box);
        if (known)
            m_boxes[qsizetype(i)] = box;
        else
            m_boxes.append(box);
        box->setOpen(open);
    }
    setVisible(!m_tools.empty());
}

}
