#pragma once

#include "core/prompts/prompt.h"

#include <QAbstractTableModel>

namespace heliograph {

/// The versions of a prompt, the latest first, with what the calls that were made from them cost and how long they took.
class VersionsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Saved, Note, Calls, Cost, Median, Slowest, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setVersions(const QList<PromptVersion> &versions);
    void setUses(const PromptUses &uses);
    const QList<PromptVersion> &versions() const { return m_versions; }
    int rowOf(int version) const; ///< -1: none
    /// The texts that say how long ago.
    void refreshTimes();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString textOf(const PromptVersion &version, int column) const;
    QString toolTipOf(const PromptVersion &version, int column) const;

    QList<PromptVersion> m_versions;
    PromptUses m_uses;
    QDateTime m_now;
};

/// "12 calls · $0.34 · 2 unpriced · median 1.2 s · p95 3 s"; without calls, that there are none.
QString useText(const PromptUse &use);

}
