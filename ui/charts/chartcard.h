#pragma once

#include "ui/charts/chartdata.h"
#include "ui/widgets/card.h"

class QHBoxLayout;
class QLabel;
class QStackedLayout;
class QTableView;
class QToolButton;

namespace heliograph {

class BarList;
class ChartModel;
class ChartView;

/// One chart with its title, a key to its colours, a note, and a menu: as a table, as a picture, as CSV.
class ChartCard final : public Card
{
    Q_OBJECT

public:
    /// name: of objects and of saved files, such as "cost".
    ChartCard(const QString &name, const QString &title, ChartData::Kind kind, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setData(const ChartData &data);
    /// What the sums leave out or guess; empty: nothing.
    void setNote(const QString &text);
    void addControl(QWidget *control); ///< right of the title
    void setShowsTable(bool table);
    bool showsTable() const { return m_asTable; }
    const ChartModel &model() const { return *m_model; }

    /// Writes the picture or the table; false where the file cannot be written.
    bool savePicture(const QString &path);
    bool saveTable(const QString &path) const;

Q_SIGNALS:
    /// Somebody wants to see the calls behind a part of it.
    void callsRequested(const QString &filter);
    void saveFailed(const QString &message);

private:
    void showWhatFits();
    void updateKey();
    void save(bool picture);
    void activate(int category, int series);

    QString m_name;
    ChartModel *m_model;
    QLabel *m_title;
    QHBoxLayout *m_head;
    QLabel *m_note;
    QLabel *m_key;
    QLabel *m_empty;
    QWidget *m_picture; ///< chart or bars
    ChartView *m_chart = nullptr;
    QTableView *m_table;
    QStackedLayout *m_stack;
    QToolButton *m_menu;
    QAction *m_tableAction;
    bool m_asTable = false;
};

}
