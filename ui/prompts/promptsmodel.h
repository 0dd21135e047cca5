#pragma once

#include "core/prompts/prompt.h"

#include <QAbstractListModel>
#include <QSortFilterProxyModel>

namespace heliograph {

/// The prompts of the library. Takes them whole and already in order; the same ones again keep selection and place.
class PromptsModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { DetailRole = Qt::UserRole }; ///< the second line: versions, calls, tags

    using QAbstractListModel::QAbstractListModel;

    void setPrompts(const QList<PromptHead> &prompts);
    const QList<PromptHead> &prompts() const { return m_prompts; }
    int indexOf(const QUuid &prompt) const; ///< -1: none
    QStringList tags() const; ///< of all of them, each once, in the order of their letters

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<PromptHead> m_prompts;
};

/// Those whose name or tags have all the words, and that have a tag.
class PromptsFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setSearch(const QString &words);
    void setTag(const QString &tag); ///< empty: any
    bool filters() const { return !m_words.isEmpty() || !m_tag.isEmpty(); }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
    QString m_tag;
};

}
