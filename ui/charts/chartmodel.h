#pragma once

#include "ui/charts/chartdata.h"

#include <QAbstractTableModel>

namespace heliograph {

/// A chart as a table: a row for each category, a column for each series behind the one of the names.
class ChartModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { ValueRole = Qt::UserRole + 1, ShareRole }; ///< the number; of a bar list its share of the greatest

    explicit ChartModel(QObject *parent = nullptr) : QAbstractTableModel(parent) { }

    void setData(const ChartData &data);
    const ChartData &chart() const { return m_data; }
    /// The table for spreadsheets: numbers plain, a text that would be taken for a formula with an apostrophe in front.
    QString csv() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::optional<double> value(int row, int column) const;

    ChartData m_data;
    double m_greatest = 0;
};

}
