#pragma once

#include "core/diff/diffside.h"
#include "ui/services.h"

#include <QAction>
#include <QWidget>

class QTabWidget;

namespace heliograph {

class ComparisonView;
class DiffPanel;

/// Everything that is set side by side: the comparison of models in the first tab, each opened diff in one of its own.
class ComparePage final : public QWidget
{
    Q_OBJECT

public:
    explicit ComparePage(const Services &services, QWidget *parent = nullptr);

    /// Those of the tab that is open.
    QList<QAction *> pageActions() const;
    ComparisonView *board() const { return m_board; }
    DiffPanel *openDiff(const DiffSide &a, const DiffSide &b);
    /// Reads them beside the window; failed() where one cannot be read.
    void openFiles(const QString &a, const QString &b);
    void showBoard();
    int diffCount() const;

Q_SIGNALS:
    void pageActionsChanged();
    void callRequested(const QUuid &id);
    void keyRequested(const QString &name);
    void failed(const QString &message);

private:
    DiffPanel *diffAt(int tab) const; ///< null: the comparison
    void closeTab(int tab);

    ComparisonView *m_board;
    void askForFiles();

    QTabWidget *m_tabs;
    QAction *m_close;
    QAction *m_files;
};

}
