#include "ui/compare/comparepage.h"

#include "core/base/aside.h"
#include "core/base/whenready.h"
#include "core/diff/difffiles.h"
#include "ui/compare/comparisonview.h"
#include "ui/diff/diffpanel.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QTabBar>
#include <QTabWidget>

namespace heliograph {

namespace {

constexpr int kMostDiffs = 20; // the oldest makes room: each holds both of its texts
constexpr int kTabTitle = 44; // characters

}

ComparePage::ComparePage(const Services &services, QWidget *parent)
    : QWidget(parent), m_board(new ComparisonView(services)), m_tabs(new QTabWidget), m_close(new QAction(tr("Close difference"), this)),
      m_files(new QAction(tr("Compare two files…"), this))
{
    setObjectName(QStringLiteral("comparePage"));
    setAccessibleName(tr("Compare"));
    m_close->setObjectName(QStringLiteral("diffClose"));
    m_close->setShortcut(QKeySequence(QStringLiteral("Ctrl+W")));
    m_close->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_close->setToolTip(tr("Close this difference (Ctrl+W)"));
    addAction(m_close);
    m_files->setObjectName(QStringLiteral("diffFiles"));
    m_files->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+O")));
    m_files->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_files->setToolTip(tr("See what differs between two text files (Ctrl+Shift+O)"));
    addAction(m_files);
    m_tabs->setObjectName(QStringLiteral("compareTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->setTabsClosable(true);
    m_tabs->setMovable(false);
    m_tabs->setElideMode(Qt::ElideRight);
    m_tabs->addTab(m_board, tr("Models"));
    m_tabs->setTabToolTip(0, tr("One prompt, several models or variants"));
    for (const QTabBar::ButtonPosition side : {QTabBar::LeftSide, QTabBar::RightSide})
        m_tabs->tabBar()->setTabButton(0, side, nullptr); // stays open
    m_tabs->tabBar()->setAutoHide(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    setFocusProxy(m_tabs);

    connect(m_tabs, &QTabWidget::tabCloseRequested, this, &ComparePage::closeTab);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) {
        m_close->setEnabled(tab > 0);
        if (QWidget *shown = m_tabs->widget(tab))
            shown->setFocus();
        Q_EMIT pageActionsChanged();
    });
    connect(m_files, &QAction::triggered, this, &ComparePage::askForFiles);
    connect(m_close, &QAction::triggered, this, [this] { closeTab(m_tabs->currentIndex()); });
    connect(m_board, &ComparisonView::callRequested, this, &ComparePage::callRequested);
    connect(m_board, &ComparisonView::keyRequested, this, &ComparePage::keyRequested);
    connect(m_board, &ComparisonView::failed, this, &ComparePage::failed);
    connect(m_board, &ComparisonView::diffRequested, this, &ComparePage::openDiff);
    m_close->setEnabled(false);
}

QList<QAction *> ComparePage::pageActions() const
{
    const DiffPanel *diff = diffAt(m_tabs->currentIndex());
    return (diff ? diff->panelActions() + QList<QAction *>{m_close} : m_board->pageActions()) + QList<QAction *>{m_files};
}

DiffPanel *ComparePage::diffAt(int tab) const
{
    return qobject_cast<DiffPanel *>(m_tabs->widget(tab));
}

int ComparePage::diffCount() const
{
    return m_tabs->count() - 1;
}

DiffPanel *ComparePage::openDiff(const DiffSide &a, const DiffSide &b)
{
    if (diffCount() >= kMostDiffs)
        closeTab(1);
    auto *panel = new DiffPanel;
    const int tab = m_tabs->addTab(panel, {});
    connect(panel, &DiffPanel::titleChanged, this, [this, panel](const QString &title) {
        const int place = m_tabs->indexOf(panel);
        QString shown = title.size() <= kTabTitle ? title : title.first(kTabTitle - 1) + u'…';
        m_tabs->setTabText(place, shown.replace(u'&', QStringLiteral("&&")));
        m_tabs->setTabToolTip(place, title);
    });
    panel->compare(a, b);
    m_tabs->setCurrentIndex(tab);
    return panel;
}

void ComparePage::openFiles(const QString &a, const QString &b)
{
    whenReady(aside([a, b] { return readSides(a, b); }), this, [this](const Result<FileSides> &sides) {
        if (sides)
            openDiff(sides->a, sides->b);
        else
            Q_EMIT failed(sides.error().message);
    });
}

/// Both at once, or one after the other.
void ComparePage::askForFiles()
{
    auto *dialog = new QFileDialog(this, tr("Choose two files to compare"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &files) {
        if (files.size() == 2) {
            openFiles(files[0], files[1]);
            return;
        }
        if (files.size() != 1) {
            Q_EMIT failed(tr("Choose two files, not %1.").arg(files.size()));
            return;
        }
        auto *second = new QFileDialog(this, tr("Choose the file to compare it with"));
        second->setAttribute(Qt::WA_DeleteOnClose);
        second->setFileMode(QFileDialog::ExistingFile);
        connect(second, &QFileDialog::fileSelected, this,
            [this, first = files.constFirst()](const QString &file) { openFiles(first, file); });
        second->open();
    });
    dialog->open();
}

void ComparePage::showBoard()
{
    m_tabs->setCurrentIndex(0);
}

void ComparePage::closeTab(int tab)
{
    DiffPanel *diff = diffAt(tab);
    if (!diff)
        return;
    m_tabs->removeTab(tab);
    diff->deleteLater();
}

}
