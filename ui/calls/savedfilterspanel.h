#pragma once

#include "ui/calls/savedfilters.h"

#include <QFrame>
#include <QMenu>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace heliograph {

/// Keeps a filter under a name, and renames and removes those that were kept. Lies over the page until one clicks elsewhere.
class SavedFiltersPanel final : public QFrame
{
    Q_OBJECT

public:
    SavedFiltersPanel(SavedFilters &filters, QWidget *parent = nullptr);

    /// current: what the page shows now, to be kept; empty: there is nothing to keep.
    void open(const SavedFilter &current, const QPoint &topRight);

Q_SIGNALS:
    void chosen(const heliograph::SavedFilter &filter);

private:
    void fill();
    void save();
    void rename(int row, const QString &name);
    void removeCurrent();
    void chooseCurrent();
    void updateButtons();

    SavedFilters &m_filters;
    SavedFilter m_current;
    QWidget *m_saving;
    QLineEdit *m_name;
    QPushButton *m_save;
    QLabel *m_problem;
    QListWidget *m_list;
    QPushButton *m_use;
    QPushButton *m_rename;
    QPushButton *m_remove;
    bool m_filling = false;
};

/// The saved filters to choose from, always up to date, so that the command palette finds them too.
class SavedFiltersMenu final : public QMenu
{
    Q_OBJECT

public:
    SavedFiltersMenu(SavedFilters &filters, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const heliograph::SavedFilter &filter);
    void panelRequested();

private:
    void fill();

    SavedFilters &m_filters;
};

}
