#include "ui/settings/pricesmodel.h"

#include "ui/settings/ratetext.h"
#include "ui/usageclasses.h"

#include <QFont>

#include <algorithm>

namespace heliograph {

namespace {

QString rateCell(const PriceRow &row, RateClass rateClass)
{
    const Rate *rate = findRate(row.rates, rateClass);
    if (!rate)
        return QStringLiteral("–");
    return QLatin1Char('$') + rate->base.toDecimal()
        + (rate->steps.empty() ? QString() : QStringLiteral(" …"));
}

QString fromCell(const PriceRow &row)
{
    QString text = row.from.isValid() ? row.from.toString(Qt::ISODate) : QString();
    if (row.start.isValid()) {
        const QString hours = PricesModel::tr("%1–%2 UTC")
                                  .arg(row.start.toString(QStringLiteral("HH:mm")),
                                      row.end.toString(QStringLiteral("HH:mm")));
        text = text.isEmpty() ? hours : text + QLatin1Char(' ') + hours;
    }
    return text.isEmpty() ? PricesModel::tr("always") : text;
}

QString sourceCell(const PriceRow &row)
{
    if (row.own)
        return PricesModel::tr("yours");
    return row.source.section(
        QLatin1Char(' '), 0, 0); // the whole name and its day stand above the table
}

}

QString ratesText(const PriceRow &row)
{
    QStringList lines;
    for (const RateKey &known : kRateKeys) {
        const Rate *rate = findRate(row.rates, known.rateClass);
        if (!rate)
            continue;
        const QString per = isFee(known.rateClass) ? PricesModel::tr("per thousand")
                                                   : PricesModel::tr("per million");
        QString line =
            QStringLiteral("%1: $%2 %3")
                .arg(usageClassText(QLatin1String(known.key)), rate->base.toDecimal(), per);
        for (const Rate::Step &step : rate->steps)
            line +=
                PricesModel::tr("; above %1 tokens $%2").arg(step.above).arg(step.rate.toDecimal());
        lines.append(line);
    }
    if (lines.isEmpty())
        lines.append(PricesModel::tr("No price per token is known."));
    if (!row.note.isEmpty())
        lines.append(row.note);
    return lines.join(QLatin1Char('\n'));
}

void PricesModel::setRows(std::vector<PriceRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    narrow();
    endResetModel();
}

void PricesModel::setSearch(const QString &words)
{
    const QStringList wanted = words.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (wanted == m_words)
        return;
    beginResetModel();
    m_words = wanted;
    narrow();
    endResetModel();
}

void PricesModel::narrow()
{
    m_shown.clear();
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const PriceRow &row = m_rows[i];
        const QString text =
            QStringList{row.provider, row.model, sourceCell(row)}.join(QLatin1Char(' ')).toLower();
        if (std::all_of(m_words.cbegin(), m_words.cend(),
                [&](const QString &word) { return text.contains(word); }))
            m_shown.push_back(i);
    }
}

const PriceRow *PricesModel::row(const QModelIndex &index) const
{
    return index.isValid() && size_t(index.row()) < m_shown.size()
        ? &m_rows[m_shown[size_t(index.row())]]
        : nullptr;
}

int PricesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int PricesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kPriceColumns;
}

QVariant PricesModel::data(const QModelIndex &index, int role) const
{
    const PriceRow *price = row(index);
    if (!price)
        return {};
    const auto column = PriceColumn(index.column());
    const bool number = column == PriceColumn::Input || column == PriceColumn::CachedInput
        || column == PriceColumn::Output;
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole)
        return ratesText(*price);
    if (role == Qt::FontRole && price->own) {
        QFont font;
        font.setWeight(QFont::DemiBold);
        return font;
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case PriceColumn::Provider:
        return price->provider;
    case PriceColumn::Model:
        return price->model;
    case PriceColumn::Input:
        return rateCell(*price, RateClass::Input);
    case PriceColumn::CachedInput:
        return rateCell(*price, RateClass::CachedInput);
    case PriceColumn::Output:
        return rateCell(*price, RateClass::Output);
    case PriceColumn::From:
        return fromCell(*price);
    case PriceColumn::Source:
        return sourceCell(*price);
    }
    return {};
}

QVariant PricesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter
            | (section >= int(PriceColumn::Input) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (PriceColumn(section)) {
    case PriceColumn::Provider:
        return tr("Provider");
    case PriceColumn::Model:
        return tr("Model");
    case PriceColumn::Input:
        return tr("Input");
    case PriceColumn::CachedInput:
        return tr("Cached");
    case PriceColumn::Output:
        return tr("Output");
    case PriceColumn::From:
        return tr("From");
    case PriceColumn::Source:
        return tr("Source");
    }
    return {};
}

}
