#include "ui/frameactions.h"

#include <QActionGroup>
#include <QApplication>
#include <QCoreApplication>
#include <QMetaObject>
#include <QWidget>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(FrameActions)
};

}

FrameActions::FrameActions(QObject *parent)
    : pages(new QActionGroup(parent)), themes(new QActionGroup(parent)), m_parent(parent)
{
    const auto key = [](const char *text) { return QKeySequence(QString::fromLatin1(text)); };
    playground = make(QStringLiteral("goPlayground"), Tr::tr("&Playground"), key("Ctrl+1"),
        Tr::tr("Ask models and watch their answers"));
    compare = make(QStringLiteral("goCompare"), Tr::tr("C&ompare"), key("Ctrl+2"),
        Tr::tr("One prompt against several models, and what differs between two calls"));
    calls = make(QStringLiteral("goCalls"), Tr::tr("&Calls"), key("Ctrl+3"),
        Tr::tr("Every call so far, newest first"));
    sessions = make(QStringLiteral("goSessions"), Tr::tr("&Sessions"), key("Ctrl+4"),
        Tr::tr("Calls that belong together, with what they cost and how they went"));
    dashboard = make(QStringLiteral("goDashboard"), Tr::tr("&Dashboard"), key("Ctrl+5"),
        Tr::tr("What was spent, where, why it is slow and what failed"));
    prompts = make(QStringLiteral("goPrompts"), Tr::tr("P&rompts"), key("Ctrl+6"),
        Tr::tr("Prompts that are kept, in all their versions, and what their calls cost"));
    capture = make(QStringLiteral("goCapture"), Tr::tr("Cap&ture"), key("Ctrl+7"),
        Tr::tr("Record what other programs on this computer ask models"));
    groups = make(QStringLiteral("goGroups"), Tr::tr("&Users and properties"), key("Ctrl+8"),
        Tr::tr("Users and properties: who and what spends how much"));
    groups->setIconText(Tr::tr("Users")); // as much as fits in the sidebar
    settings = make(QStringLiteral("goSettings"), Tr::tr("&Settings"), key("Ctrl+,"),
        Tr::tr("Keys, providers, route and appearance"));
    settings->setMenuRole(QAction::PreferencesRole);
    prices = make(QStringLiteral("goPrices"), Tr::tr("P&rices"), key("Ctrl+Alt+P"),
        Tr::tr("What models cost, your own prices, and pricing recorded calls again"));
    budgets = make(QStringLiteral("goBudgets"), Tr::tr("&Budgets"), key("Ctrl+Alt+B"),
        Tr::tr("How much may be spent, and what is spent of it"));
    for (QAction *page : {playground, compare, calls, sessions, groups, dashboard, prompts, capture, settings}) {
        page->setCheckable(true);
        pages->addAction(page);
    }
    quit = make(QStringLiteral("quit"), Tr::tr("&Quit"), key("Ctrl+Q"),
        Tr::tr("Stop what streams, keep it and close"));
    quit->setMenuRole(QAction::QuitRole);
    palette = make(QStringLiteral("commandPalette"), Tr::tr("&Find an action…"), key("Ctrl+K"),
        Tr::tr("Find any action by its name"));
    narrowSidebar = make(QStringLiteral("narrowSidebar"), Tr::tr("&Narrow sidebar"), key("Ctrl+B"),
        Tr::tr("Show the pages as icons only"));
    narrowSidebar->setCheckable(true);
    fullScreen = make(QStringLiteral("fullScreen"), Tr::tr("F&ull screen"), key("F11"),
        Tr::tr("Fill the whole screen, or go back"));
    fullScreen->setCheckable(true);

    themeSystem = make(QStringLiteral("themeSystem"), Tr::tr("Theme of the &system"), {},
        Tr::tr("Light or dark, as the desktop is"));
    themeLight = make(QStringLiteral("themeLight"), Tr::tr("&Light theme"), {}, Tr::tr("Always light"));
    themeDark = make(QStringLiteral("themeDark"), Tr::tr("&Dark theme"), {}, Tr::tr("Always dark"));
    const auto theme = [this](QAction *action, const char *name) {
        action->setCheckable(true);
        action->setData(QString::fromLatin1(name));
        themes->addAction(action);
    };
    theme(themeSystem, "system");
    theme(themeLight, "light");
    theme(themeDark, "dark");

    shortcuts = make(QStringLiteral("shortcuts"), Tr::tr("&Keyboard shortcuts"), key("F1"),
        Tr::tr("Every action that has a key"));
    about = make(QStringLiteral("about"), Tr::tr("&About Heliograph"), {},
        Tr::tr("Version, licence and where your data is"));
    about->setMenuRole(QAction::AboutRole);
}

QAction *FrameActions::make(
    const QString &name, const QString &text, const QKeySequence &keys, const QString &toolTip)
{
    auto *action = new QAction(text, m_parent);
    action->setObjectName(name);
    action->setShortcut(keys);
    const QString shown = keys.toString(QKeySequence::NativeText);
    action->setToolTip(shown.isEmpty() ? toolTip : QStringLiteral("%1 (%2)").arg(toolTip, shown));
    action->setStatusTip(toolTip);
    return action;
}

QList<QAction *> FrameActions::all() const
{
    return {playground, calls, sessions, groups, dashboard, settings, prices, budgets, palette, narrowSidebar, fullScreen,
        themeSystem, themeLight, themeDark, shortcuts, about, quit};
}

QList<QAction *> makeEditActions(QObject *parent)
{
    QList<QAction *> actions;
    const auto add = [&](const char *slot, const QString &text,
                         QKeySequence::StandardKey standard) {
        // The key is shown but not taken: the widget with the focus handles it itself.
        const QString keys = QKeySequence(standard).toString(QKeySequence::NativeText);
        auto *action = new QAction(text + QLatin1Char('\t') + keys, parent);
        action->setObjectName(QStringLiteral("edit-") + QLatin1String(slot));
        QObject::connect(action, &QAction::triggered, parent, [slot] {
            QWidget *target = QApplication::focusWidget();
            if (target
                && target->metaObject()->indexOfMethod((QByteArray(slot) + "()").constData()) >= 0)
                QMetaObject::invokeMethod(target, slot);
        });
        actions.append(action);
    };
    add("undo", Tr::tr("&Undo"), QKeySequence::Undo);
    add("redo", Tr::tr("&Redo"), QKeySequence::Redo);
    add("cut", Tr::tr("Cu&t"), QKeySequence::Cut);
    add("copy", Tr::tr("&Copy"), QKeySequence::Copy);
    add("paste", Tr::tr("&Paste"), QKeySequence::Paste);
    add("selectAll", Tr::tr("Select &all"), QKeySequence::SelectAll);
    return actions;
}

QString actionName(const QAction &action)
{
    QString text = action.text().section(QLatin1Char('\t'), 0, 0);
    text.replace(QLatin1String("&&"), QString(QChar(1)));
    text.remove(QLatin1Char('&'));
    text.replace(QChar(1), QLatin1Char('&'));
    if (text.endsWith(QChar(0x2026)))
        text.chop(1);
    return text;
}

}
