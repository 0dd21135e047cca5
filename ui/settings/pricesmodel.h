#pragma once

#include "core/pricing/pricerow.h"

#include <QAbstractTableModel>

namespace heliograph {

enum class PriceColumn { Provider, Model, Source, From, Input, CachedInput, Output };
inline constexpr int kPriceColumns = 7;

/// Rows of prices, the user's first, narrowed by words that must all be in provider, model or
/// source.
class PricesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<PriceRow> rows);
    void setSearch(const QString &words);
    const PriceRow *row(const QModelIndex &index) const; ///< null where there is none
    int total() const { return int(m_rows.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void narrow();

    std::vector<PriceRow> m_rows;
    std::vector<size_t> m_shown; ///< in m_rows
    QStringList m_words;
};

/// All rates of a row, a line each.
QString ratesText(const PriceRow &row);

}
