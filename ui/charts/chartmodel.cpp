#include "ui/charts/chartmodel.h"

#include <algorithm>

namespace heliograph {

namespace {

QString csvText(QString text)
{
    static const QString formula = QStringLiteral("=+-@\t\r");
    if (!text.isEmpty() && formula.contains(text.front()))
        text.prepend(QLatin1Char('\''));
    text.replace(QLatin1Char('"'), QLatin1String("\"\""));
    const bool plain = !text.contains(QLatin1Char(',')) && !text.contains(QLatin1Char('"'))
        && !text.contains(QLatin1Char('\n'));
    return plain ? text : QLatin1Char('"') + text + QLatin1Char('"');
}

}

void ChartModel::setData(const ChartData &data)
{
    beginResetModel();
    m_data = data;
    m_greatest = 0;
    for (const ChartSeries &series : m_data.series) {
        for (const auto &value : series.values)
            m_greatest = std::max(m_greatest, value.value_or(0));
    }
    endResetModel();
}

int ChartModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_data.categories.size());
}

int ChartModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1 + int(m_data.series.size());
}

std::optional<double> ChartModel::value(int row, int column) const
{
    if (column < 1 || column > m_data.series.size())
        return std::nullopt;
    const auto &values = m_data.series[column - 1].values;
    return size_t(row) < values.size() ? values[size_t(row)] : std::nullopt;
}

QVariant ChartModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto number = value(index.row(), index.column());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == 0)
            return m_data.categories[index.row()];
        return number ? chartValueText(m_data.unit, *number) : QStringLiteral("–");
    case Qt::ToolTipRole:
        return index.column() == 0 ? QVariant(m_data.categories[index.row()]) : QVariant();
    case Qt::TextAlignmentRole:
        return int(index.column() == 0 ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    case Qt::AccessibleTextRole: {
        const auto first = value(index.row(), 1);
        if (index.column() > 0 || !first)
            return {};
        return QStringLiteral("%1, %2").arg(m_data.categories[index.row()], chartValueText(m_data.unit, *first));
    }
    case ValueRole:
        return number ? QVariant(*number) : QVariant();
    case ShareRole: {
        const auto first = value(index.row(), 1);
        return first && m_greatest > 0 ? *first / m_greatest : 0.0;
    }
    default:
        return {};
    }
}

QVariant ChartModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(section == 0 ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == 0 ? m_data.categoryTitle : m_data.series[section - 1].name;
}

QString ChartModel::csv() const
{
    QString text = csvText(m_data.categoryTitle);
    for (const ChartSeries &series : m_data.series)
        text += QLatin1Char(',') + csvText(series.name);
    text += QLatin1String("\r\n");
    for (int row = 0; row < rowCount(); ++row) {
        text += csvText(m_data.categories[row]);
        for (int column = 1; column < columnCount(); ++column) {
            const auto number = value(row, column);
            text += QLatin1Char(',') + (number ? QString::number(*number, 'g', 12) : QString());
        }
        text += QLatin1String("\r\n");
    }
    return text;
}

}
