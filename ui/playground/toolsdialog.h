#pragma once

#include "core/domain/chatrequest.h"
#include "ui/playground/toolentry.h"

#include <QDialog>

class QComboBox;
class QListWidget;
class QMenu;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace heliograph {

class Banner;
class JsonPane;
class ToolForm;

/// The tools of a conversation: the list with its switches, and of the chosen one a form and its
/// JSON, kept in step. Every change counts at once.
class ToolsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ToolsDialog(QWidget *parent = nullptr);

    void setTools(const std::vector<ToolEntry> &tools, const std::optional<ToolChoice> &choice,
        std::optional<bool> parallel, WireFormat format); ///< no changed() follows
    const std::vector<ToolEntry> &tools() const { return m_tools; }
    std::optional<ToolChoice> choice() const { return m_choice; }
    std::optional<bool> parallelCalls() const { return m_parallel; }

    /// Adds what the text holds: a list of tools in any provider's shape, one tool, or a request.
    /// Says why not.
    void importText(const QByteArray &text);

Q_SIGNALS:
    void changed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *buildList();
    QWidget *buildEditors();
    QWidget *buildFooter();
    void fillAddMenu();
    void fillList(int select);
    void fillChoice();
    void showTool();
    int current() const; ///< -1: none
    void formEdited();
    void jsonEdited();
    void insert(std::vector<Tool> tools);
    void addNew();
    void duplicate();
    void remove();
    void move(int by);
    void importFile();
    void paste();
    void choiceEdited();
    void report();
    void refreshItem(int row);

    std::vector<ToolEntry> m_tools;
    std::vector<ToolEntry> m_before; ///< what undo brings back
    std::optional<ToolChoice> m_choice;
    std::optional<bool> m_parallel;
    WireFormat m_format = WireFormat::OpenAiChat;

    QListWidget *m_list = nullptr;
    QMenu *m_addMenu = nullptr;
    QToolButton *m_duplicate = nullptr;
    QToolButton *m_remove = nullptr;
    QToolButton *m_up = nullptr;
    QToolButton *m_down = nullptr;
    Banner *m_notice = nullptr;
    QStackedWidget *m_stack = nullptr;
    QSplitter *m_editors = nullptr;
    ToolForm *m_form = nullptr;
    JsonPane *m_json = nullptr;
    QComboBox *m_choiceBox = nullptr;
    QComboBox *m_parallelBox = nullptr;
    bool m_filling = false;
};

}
