#include "ui/answer/logprobsmodel.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace heliograph {

namespace {

constexpr int kMostAlternatives = 8;

}

QString tokenText(const QString &token)
{
    QString shown;
    for (const QChar c : token.left(60)) {
        if (c == QLatin1Char(' '))
            shown += QChar(0x00b7);
        else if (c == QLatin1Char('\n'))
            shown += QChar(0x21b5);
        else if (c == QLatin1Char('\t'))
            shown += QChar(0x2192);
        else if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            shown += QChar(0xfffd);
        else
            shown += c;
    }
    return token.size() > 60 ? shown + QChar(0x2026) : shown;
}

QString percentText(double logProb)
{
    const double percent = std::exp(logProb) * 100;
    if (!std::isfinite(percent))
        return QStringLiteral("?");
    // As many digits as tell it from certainty or from nothing.
    const int digits = percent >= 99.95 || percent >= 10 ? 1 : percent >= 0.1 ? 2 : 4;
    return QLocale().toString(percent, 'f', digits) + QStringLiteral("\u00a0%");
}

LogProbsModel::LogProbsModel(QObject *parent) : QAbstractTableModel(parent) { }

void LogProbsModel::setTokens(std::vector<TokenLogProb> tokens)
{
    beginResetModel();
    m_tokens = std::move(tokens);
    m_alternatives = 0;
    for (const TokenLogProb &token : m_tokens)
        m_alternatives = std::max(
            m_alternatives, int(std::min<size_t>(token.alternatives.size(), kMostAlternatives)));
    endResetModel();
}

int LogProbsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_tokens.size());
}

int LogProbsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstAlternative + m_alternatives;
}

QVariant LogProbsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const TokenLogProb &token = m_tokens[size_t(index.row())];
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == Place || index.column() == Probability ? Qt::AlignRight
                                                                             : Qt::AlignLeft)
            | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case Place:
        return index.row() + 1;
    case Token:
        return tokenText(token.token);
    case Probability:
        return percentText(token.logProb);
    default:
        break;
    }
    const size_t at = size_t(index.column() - FirstAlternative);
    if (at >= token.alternatives.size())
        return {};
    const auto &[text, logProb] = token.alternatives[at];
    return QStringLiteral("%1  %2").arg(percentText(logProb), tokenText(text)); // never cut
}

QVariant LogProbsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((section == Place || section == Probability ? Qt::AlignRight : Qt::AlignLeft)
            | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Place:
        return tr("Place") + QStringLiteral("\u00a0\u00a0");
    case Token:
        return tr("Token");
    case Probability:
        return tr("Probability") + QStringLiteral("\u00a0\u00a0");
    default:
        return tr("Likely %1").arg(section - FirstAlternative + 1);
    }
}

}
