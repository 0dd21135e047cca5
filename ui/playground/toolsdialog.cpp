#include "ui/playground/toolsdialog.h"

#include "ui/playground/jsonpane.h"
#include "ui/playground/providertools.h"
#include "ui/playground/toolform.h"
#include "ui/playground/toolrules.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

namespace heliograph {

namespace {

constexpr int kListWidth = 210;

QLabel *caption(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    setTextRole(label, TextRole::Secondary);
    return label;
}

}

ToolsDialog::ToolsDialog(QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("toolsDialog"));
    setWindowTitle(tr("Tools"));
    resize(1040, 640);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        spacing::kMedium, spacing::kMedium, spacing::kMedium, spacing::kSmall);
    column->setSpacing(spacing::kSmall);
    m_notice = new Banner(this);
    m_notice->setObjectName(QStringLiteral("toolsNotice"));
    m_notice->setClosable(true);
    column->addWidget(m_notice);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::kMedium);
    row->addWidget(buildList());
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(buildEditors());
    auto *empty = new EmptyState(Icon::Code, tr("No tools yet"),
        tr("A tool is a function the model may ask you to run. Describe one, or paste a list you "
           "have."),
        m_stack);
    QPushButton *add = empty->addButton(tr("New tool"), true);
    add->setObjectName(QStringLiteral("firstTool"));
    QPushButton *pasted = empty->addButton(tr("Paste a list"));
    m_stack->addWidget(empty);
    row->addWidget(m_stack, 1);
    column->addLayout(row, 1);
    column->addWidget(buildFooter());
    connect(add, &QPushButton::clicked, this, &ToolsDialog::addNew);
    connect(pasted, &QPushButton::clicked, this, &ToolsDialog::paste);
    connect(m_notice, &Banner::actionTriggered, this, [this] {
        m_tools = m_before;
        m_notice->hide();
        fillList(current());
        report();
    });
    setTools({}, {}, {}, WireFormat::OpenAiChat);
}

QWidget *ToolsDialog::buildList()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(kListWidth);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kTiny);
    m_list = new QListWidget(side);
    m_list->setObjectName(QStringLiteral("toolList"));
    m_list->setAccessibleName(tr("Tools"));
    column->addWidget(m_list, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(0);
    const auto button = [side, buttons](Icon icon, const char *name, const QString &tip) {
        auto *made = new QToolButton(side);
        made->setObjectName(QLatin1String(name));
        made->setAutoRaise(true);
        made->setIcon(makeIcon(icon, side->palette()));
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        buttons->addWidget(made);
        return made;
    };
    QToolButton *add = button(Icon::Add, "addTool", tr("Add a tool (Ctrl+N)"));
    add->setPopupMode(QToolButton::InstantPopup);
    m_addMenu = new QMenu(add);
    add->setMenu(m_addMenu);
    connect(m_addMenu, &QMenu::aboutToShow, this, &ToolsDialog::fillAddMenu);
    m_duplicate = button(Icon::Duplicate, "duplicateTool", tr("Duplicate (Ctrl+D)"));
    m_remove = button(Icon::Remove, "removeTool", tr("Delete (Ctrl+Delete)"));
    m_up = button(Icon::MoveUp, "toolUp", tr("Move up (Alt+Up)"));
    m_down = button(Icon::MoveDown, "toolDown", tr("Move down (Alt+Down)"));
    buttons->addStretch(1);
    column->addLayout(buttons);
    connect(m_duplicate, &QToolButton::clicked, this, &ToolsDialog::duplicate);
    connect(m_remove, &QToolButton::clicked, this, &ToolsDialog::remove);
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    auto *pasteKey = new QShortcut(QKeySequence::Paste, m_list);
    pasteKey->setContext(Qt::WidgetShortcut);
    connect(pasteKey, &QShortcut::activated, this, &ToolsDialog::paste);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        if (!m_filling)
            showTool();
    });
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) {
        const int row = m_list->row(item);
        if (m_filling || row < 0 || row >= int(m_tools.size()))
            return;
        m_notice->hide(); // undo would take this back as well
        m_tools[size_t(row)].enabled = item->checkState() == Qt::Checked;
        report();
    });
    return side;
}

QWidget *ToolsDialog::buildEditors()
{
    m_editors = new QSplitter(Qt::Horizontal, this);
    m_editors->setChildrenCollapsible(false);
    m_editors->setHandleWidth(spacing::kMedium);
    auto *area = new QScrollArea(m_editors);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setMinimumWidth(340);
    m_form = new ToolForm(area);
    area->setWidget(m_form);
    auto *right = new QWidget(m_editors);
    right->setMinimumWidth(260);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kTiny);
    column->addWidget(caption(tr("The same as JSON"), right));
    m_json = new JsonPane(
        "toolJson", tr("Tool as JSON"),
        [this](const QByteArray &text) { return checkToolText(text, m_format); }, right);
    column->addWidget(m_json, 1);
    m_editors->addWidget(area);
    m_editors->addWidget(right);
    m_editors->setStretchFactor(0, 5);
    m_editors->setStretchFactor(1, 4);
    connect(m_form, &ToolForm::changed, this, &ToolsDialog::formEdited);
    connect(m_json, &JsonPane::edited, this, &ToolsDialog::jsonEdited);
    return m_editors;
}

QWidget *ToolsDialog::buildFooter()
{
    auto *footer = new QWidget(this);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(0, spacing::kTiny, 0, 0);
    row->setSpacing(spacing::kSmall);
    m_choiceBox = new QComboBox(footer);
    m_choiceBox->setObjectName(QStringLiteral("toolChoice"));
    m_choiceBox->setAccessibleName(tr("Tool choice"));
    m_choiceBox->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_parallelBox = new QComboBox(footer);
    m_parallelBox->setObjectName(QStringLiteral("parallelCalls"));
    m_parallelBox->setAccessibleName(tr("Parallel tool calls"));
    m_parallelBox->addItems({tr("Not sent"), tr("Allowed"), tr("Not allowed")});
    auto *close = new QPushButton(tr("Close"), footer);
    close->setObjectName(QStringLiteral("closeTools"));
    close->setAutoDefault(false);
    row->addWidget(caption(tr("Tool choice"), footer));
    row->addWidget(m_choiceBox);
    row->addSpacing(spacing::kSmall);
    row->addWidget(caption(tr("Several calls at once"), footer));
    row->addWidget(m_parallelBox);
    row->addStretch(1);
    row->addWidget(close);
    connect(close, &QPushButton::clicked, this, &QDialog::hide);
    connect(m_choiceBox, &QComboBox::currentIndexChanged, this, &ToolsDialog::choiceEdited);
    connect(m_parallelBox, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (m_filling)
            return;
        m_parallel.reset();
        if (index > 0)
            m_parallel = index == 1;
        report();
    });
    return footer;
}

void ToolsDialog::fillAddMenu()
{
    m_addMenu->clear();
    connect(m_addMenu->addAction(tr("New tool")), &QAction::triggered, this, &ToolsDialog::addNew);
    connect(m_addMenu->addAction(tr("Paste from the clipboard")), &QAction::triggered, this,
        &ToolsDialog::paste);
    connect(m_addMenu->addAction(tr("From a file…")), &QAction::triggered, this,
        &ToolsDialog::importFile);
    const std::vector<ProviderTool> own = providerTools(m_format);
    if (own.empty())
        return;
    m_addMenu->addSection(tr("The provider's own"));
    for (const ProviderTool &one : own) {
        QAction *action = m_addMenu->addAction(one.label);
        action->setToolTip(one.note);
        action->setObjectName(QStringLiteral("own-") + one.tool.name);
        connect(action, &QAction::triggered, this, [this, one] {
            insert({one.tool});
            if (!one.note.isEmpty())
                m_notice->showMessage(
                    Banner::Kind::Info, QStringLiteral("%1: %2").arg(one.label, one.note));
        });
    }
    m_addMenu->setToolTipsVisible(true);
}

void ToolsDialog::setTools(const std::vector<ToolEntry> &tools,
    const std::optional<ToolChoice> &choice, std::optional<bool> parallel, WireFormat format)
{
    const bool same = tools == m_tools && format == m_format;
    m_tools = tools;
    m_choice = choice;
    m_parallel = parallel;
    m_format = format;
    if (same && m_list->count() > 0) {
        fillChoice();
        return;
    }
    m_notice->hide();
    fillList(std::max(0, current()));
}

int ToolsDialog::current() const
{
    return m_list->currentRow();
}

void ToolsDialog::fillList(int select)
{
    {
        const QScopedValueRollback guard(m_filling, true);
        m_list->clear();
        for (size_t i = 0; i < m_tools.size(); ++i) {
            m_list->addItem(new QListWidgetItem);
            refreshItem(int(i));
        }
        m_list->setCurrentRow(std::min(select, m_list->count() - 1));
    }
    fillChoice();
    showTool();
}

void ToolsDialog::refreshItem(int row)
{
    const QScopedValueRollback guard(m_filling, true);
    const ToolEntry &entry = m_tools[size_t(row)];
    QListWidgetItem *item = m_list->item(row);
    item->setText(entry.tool.name.isEmpty() ? tr("(no name)") : entry.tool.name);
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    item->setCheckState(entry.enabled ? Qt::Checked : Qt::Unchecked);
    item->setToolTip(
        entry.draft.isEmpty() ? entry.tool.description.left(200) : tr("Its JSON cannot be read."));
    item->setIcon(entry.draft.isEmpty() ? QIcon() : makeIcon(Icon::Error, palette()));
}

void ToolsDialog::fillChoice()
{
    const QScopedValueRollback guard(m_filling, true);
    m_choiceBox->clear();
    m_choiceBox->addItem(tr("Not sent"), QStringLiteral("-"));
    m_choiceBox->addItem(tr("The model decides"), QStringLiteral("auto"));
    m_choiceBox->addItem(tr("No tool"), QStringLiteral("none"));
    m_choiceBox->addItem(tr("Some tool"), QStringLiteral("required"));
    for (const ToolEntry &entry : m_tools)
        m_choiceBox->addItem(
            tr("Only %1").arg(entry.tool.name), QStringLiteral("=") + entry.tool.name);
    QString wanted = QStringLiteral("-");
    if (m_choice) {
        switch (m_choice->mode) {
        case ToolChoice::Mode::Auto:
            wanted = QStringLiteral("auto");
            break;
        case ToolChoice::Mode::None:
            wanted = QStringLiteral("none");
            break;
        case ToolChoice::Mode::Required:
            wanted = QStringLiteral("required");
            break;
        case ToolChoice::Mode::Named:
            wanted = QStringLiteral("=") + m_choice->name;
            break;
        }
    }
    int at = m_choiceBox->findData(wanted);
    if (at < 0) { // a tool that is not there
        m_choiceBox->addItem(tr("Only %1").arg(m_choice->name), wanted);
        at = m_choiceBox->count() - 1;
    }
    m_choiceBox->setCurrentIndex(at);
    m_parallelBox->setCurrentIndex(m_parallel ? (*m_parallel ? 1 : 2) : 0);
    m_choiceBox->setEnabled(!m_tools.empty());
    m_parallelBox->setEnabled(!m_tools.empty());
}

void ToolsDialog::showTool()
{
    const int row = current();
    const bool any = row >= 0 && row < int(m_tools.size());
    m_stack->setCurrentIndex(any ? 0 : 1);
    m_duplicate->setEnabled(any);
    m_remove->setEnabled(any);
    m_up->setEnabled(any && row > 0);
    m_down->setEnabled(any && row + 1 < int(m_tools.size()));
    if (!any)
        return;
    const ToolEntry &entry = m_tools[size_t(row)];
    m_form->setTool(entry.tool, m_format);
    m_form->setEnabled(entry.draft.isEmpty());
    m_json->setText(entry.draft.isEmpty() ? toolToText(entry.tool, m_format) : entry.draft);
}

void ToolsDialog::formEdited()
{
    const int row = current();
    if (row < 0)
        return;
    m_notice->hide();
    ToolEntry &entry = m_tools[size_t(row)];
    // Chosen by its name: the choice follows it.
    if (m_choice && m_choice->mode == ToolChoice::Mode::Named && m_choice->name == entry.tool.name)
        m_choice->name = m_form->tool().name;
    entry.tool = m_form->tool();
    m_json->setText(toolToText(entry.tool, m_format));
    refreshItem(row);
    fillChoice();
    report();
}

void ToolsDialog::jsonEdited()
{
    const int row = current();
    if (row < 0)
        return;
    m_notice->hide();
    ToolEntry &entry = m_tools[size_t(row)];
    const QByteArray text = m_json->text().toUtf8();
    const Result<std::vector<Tool>> read = toolsFromText('[' + text + ']', m_format);
    const bool good = read && read->size() == 1;
    entry.draft = good ? QString() : m_json->text();
    if (!good && entry.draft.isEmpty())
        entry.draft = QStringLiteral(" ");
    if (good) {
        const QString before = entry.tool.name;
        entry.tool = read->front();
        // What was laid out for reading is sent without its line breaks.
        if (const auto json = parseJson(entry.tool.parameters);
            json && !entry.tool.parameters.isEmpty())
            entry.tool.parameters = dumpJson(*json);
        if (const auto json = parseJson(entry.tool.raw); json && !entry.tool.raw.isEmpty())
            entry.tool.raw = dumpJson(*json);
        if (m_choice && m_choice->mode == ToolChoice::Mode::Named && m_choice->name == before)
            m_choice->name = entry.tool.name;
        m_form->setTool(entry.tool, m_format);
    }
    m_form->setEnabled(good);
    refreshItem(row);
    fillChoice();
    report();
}

void ToolsDialog::insert(std::vector<Tool> tools)
{
    if (tools.empty())
        return;
    m_notice->hide();
    const int first = int(m_tools.size());
    for (Tool &tool : tools)
        m_tools.push_back({std::move(tool), true, {}});
    fillList(first);
    report();
}

void ToolsDialog::addNew()
{
    Tool tool;
    tool.name = freeToolName(QStringLiteral("my_tool"), m_tools);
    tool.parameters =
        R"({"type":"object","properties":{},"required":[],"additionalProperties":false})";
    insert({tool});
    m_form->focusName();
}

void ToolsDialog::duplicate()
{
    const int row = current();
    if (row < 0)
        return;
    ToolEntry copy = m_tools[size_t(row)];
    if (copy.tool.raw.isEmpty())
        copy.tool.name = freeToolName(copy.tool.name, m_tools);
    m_tools.insert(m_tools.begin() + row + 1, std::move(copy));
    fillList(row + 1);
    report();
}

void ToolsDialog::remove()
{
    const int row = current();
    if (row < 0)
        return;
    m_before = m_tools;
    const QString name = m_tools[size_t(row)].tool.name;
    m_tools.erase(m_tools.begin() + row);
    fillList(row);
    m_notice->showMessage(Banner::Kind::Info, tr("%1 deleted.").arg(name), tr("Undo"));
    report();
}

void ToolsDialog::move(int by)
{
    const int row = current();
    if (row < 0 || row + by < 0 || row + by >= int(m_tools.size()))
        return;
    m_notice->hide();
    std::swap(m_tools[size_t(row)], m_tools[size_t(row + by)]);
    fillList(row + by);
    report();
}

void ToolsDialog::importText(const QByteArray &text)
{
    Result<std::vector<Tool>> tools = toolsFromText(text, m_format);
    if (!tools) {
        m_notice->showMessage(
            Banner::Kind::Bad, tr("No tools could be read. %1").arg(tools.error().message));
        return;
    }
    if (tools->empty()) {
        m_notice->showMessage(Banner::Kind::Warning, tr("The list holds no tools."));
        return;
    }
    const size_t count = tools->size();
    const std::vector<ToolEntry> before = m_tools;
    insert(std::move(tools).value());
    m_before = before;
    m_notice->showMessage(Banner::Kind::Good,
        count == 1 ? tr("One tool added.") : tr("%1 tools added.").arg(count), tr("Undo"));
}

void ToolsDialog::paste()
{
    importText(QGuiApplication::clipboard()->text().toUtf8());
}

void ToolsDialog::importFile()
{
    QFileDialog::getOpenFileContent(tr("JSON files (*.json);;All files (*)"),
        [this](const QString &name, const QByteArray &content) {
            if (!name.isEmpty())
                importText(content);
        });
}

void ToolsDialog::choiceEdited()
{
    if (m_filling)
        return;
    const QString wanted = m_choiceBox->currentData().toString();
    m_choice.reset();
    if (wanted == QLatin1String("auto"))
        m_choice = ToolChoice{ToolChoice::Mode::Auto, {}};
    else if (wanted == QLatin1String("none"))
        m_choice = ToolChoice{ToolChoice::Mode::None, {}};
    else if (wanted == QLatin1String("required"))
        m_choice = ToolChoice{ToolChoice::Mode::Required, {}};
    else if (wanted.startsWith(QLatin1Char('=')))
        m_choice = ToolChoice{ToolChoice::Mode::Named, wanted.mid(1)};
    report();
}

void ToolsDialog::report()
{
    Q_EMIT changed();
}

void ToolsDialog::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (modifiers == Qt::ControlModifier && event->key() == Qt::Key_N)
        addNew();
    else if (modifiers == Qt::ControlModifier && event->key() == Qt::Key_D)
        duplicate();
    else if (modifiers == Qt::ControlModifier && event->key() == Qt::Key_Delete)
        remove();
    else if (modifiers == Qt::AltModifier && event->key() == Qt::Key_Up)
        move(-1);
    else if (modifiers == Qt::AltModifier && event->key() == Qt::Key_Down)
        move(1);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        event->accept(); // no button of this window is meant by it
    else
        QDialog::keyPressEvent(event);
}

}
