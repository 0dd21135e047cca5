#pragma once

#include "ui/services.h"
#include "ui/theme/icons.h"

#include <QMainWindow>

#include <functional>
#include <memory>

class QAction;
class QStackedWidget;

namespace heliograph {

class Banner;
class CallsPage;
class CapturePage;
class CommandPalette;
class ComparePage;
class DashboardPage;
class FirstRunPage;
struct FrameActions;
class GroupsPage;
class Menus;
class PlaygroundPage;
class PromptsPage;
class SessionsPage;
class SettingsPage;
class Sidebar;
class StatusStrip;
struct Command;
struct DiffSide;

/// The frame: sidebar, one page at a time, status bar, menus and command palette. Knows the pages,
/// not what they do.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    enum class Page { Playground, Compare, Calls, Sessions, Groups, Dashboard, Prompts, Capture, Settings };

    explicit MainWindow(const Services &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    void showPage(Page page);
    Page page() const { return m_page; }
    PlaygroundPage *playground() const { return m_playground; }
    ComparePage *comparePage() const { return m_compare; }

protected:
    /// Asks nothing: what streams is stopped and kept in the history with all that came, from where
    /// it is sent again.
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// What the frame knows of a page.
    struct Entry {
        Page page;
        QString name; ///< in the settings
        QAction *action; ///< goes there
        QWidget *widget;
        std::function<QList<QAction *>()> pageActions; ///< null: it has none
    };

    void makePages();
    template <typename Widget> Widget *addPage(Page page, const char *name, QAction *action, Icon icon);
    void makeLayout();
    void connectActions();
    void offerNewTab();
    void connectPages();
    void finishFirstRun(const QString &provider, const QString &route);
    bool showsFirstRun() const;
    const Entry &entry(Page page) const;
    void updateSidebar();
    void updateTheme();
    void updatePageActions();
    QList<QAction *> actionsOf(Page page) const;
    QList<Command> commands() const;
    void openPalette();
    void restoreWindow();
    void saveWindow();
    void showBudgets();
    void showCalls(const QString &filter, const QString &search);
    void showCall(const QUuid &id);
    void showKey(const QString &name);
    void showDiff(const DiffSide &a, const DiffSide &b);
    void showProblem(const QString &message);

    Services m_services;
    std::unique_ptr<FrameActions> m_actions;
    std::unique_ptr<Menus> m_menus;
    Banner *m_problem;
    Sidebar *m_sidebar;
    QStackedWidget *m_stack;
    QList<Entry> m_pages; ///< as the sidebar shows them
    StatusStrip *m_status;
    PlaygroundPage *m_playground;
    ComparePage *m_compare;
    CallsPage *m_calls;
    SessionsPage *m_sessions;
    GroupsPage *m_groups;
    DashboardPage *m_dashboard;
    PromptsPage *m_prompts;
    CapturePage *m_capture;
    SettingsPage *m_settings;
    FirstRunPage *m_firstRun = nullptr; ///< until it is done
    CommandPalette *m_palette;
    Page m_page = Page::Playground;
};

}
