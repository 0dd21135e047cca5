#pragma once

#include "core/domain/streamevent.h"

#include <QAbstractTableModel>

namespace heliograph {

/// Tokens with their probabilities and what else the model might have written there, likeliest
/// first.
class LogProbsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Place, Token, Probability, FirstAlternative };

    explicit LogProbsModel(QObject *parent = nullptr);

    void setTokens(std::vector<TokenLogProb> tokens);
    const std::vector<TokenLogProb> &tokens() const { return m_tokens; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<TokenLogProb> m_tokens;
    int m_alternatives = 0; ///< the most of one place, as far as there are columns for them
};

QString tokenText(const QString &token); ///< blanks and line ends made visible
QString percentText(double logProb); ///< "98.3 %", "0.004 %"; "?" where it is no number

}
