#include "ui/prompts/promptsmodel.h"

#include "core/domain/marks.h"
#include "ui/format.h"

#include <algorithm>

namespace heliograph {

void PromptsModel::setPrompts(const QList<PromptHead> &prompts)
{
    const bool sameOnes = std::equal(m_prompts.begin(), m_prompts.end(), prompts.begin(), prompts.end(),
        [](const PromptHead &a, const PromptHead &b) { return a.prompt.id == b.prompt.id; });
    if (!sameOnes) {
        beginResetModel();
        m_prompts = prompts;
        endResetModel();
        return;
    }
    if (m_prompts == prompts)
        return;
    m_prompts = prompts;
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int PromptsModel::indexOf(const QUuid &prompt) const
{
    const auto found = std::find_if(
        m_prompts.begin(), m_prompts.end(), [&](const PromptHead &head) { return head.prompt.id == prompt; });
    return found == m_prompts.end() ? -1 : int(found - m_prompts.begin());
}

QStringList PromptsModel::tags() const
{
    Marks all;
    for (const PromptHead &head : m_prompts)
        all.labels += head.prompt.tags;
    return tidied(all).labels;
}

int PromptsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_prompts.size());
}

QVariant PromptsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PromptHead &head = m_prompts[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return head.prompt.name;
    case DetailRole: {
        QStringList parts{tr("version %1").arg(countText(head.versions))};
        if (head.calls > 0)
            parts << tr("%Ln calls", nullptr, int(head.calls));
        if (!head.prompt.tags.isEmpty())
            parts << head.prompt.tags.join(QStringLiteral(", "));
        return parts.join(QStringLiteral(" · "));
    }
    case Qt::ToolTipRole:
        return tr("%1\nLast changed %2").arg(head.prompt.name, fullTimeText(head.changedAt));
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(head.prompt.name, data(index, DetailRole).toString());
    default:
        return {};
    }
}

void PromptsFilter::setSearch(const QString &words)
{
    m_words = words.simplified().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

void PromptsFilter::setTag(const QString &tag)
{
    m_tag = tag;
    invalidateFilter();
}

bool PromptsFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const auto *model = static_cast<const PromptsModel *>(sourceModel());
    const Prompt &prompt = model->prompts()[row].prompt;
    if (!m_tag.isEmpty() && !prompt.tags.contains(m_tag, Qt::CaseInsensitive))
        return false;
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) {
        return prompt.name.contains(word, Qt::CaseInsensitive)
            || !prompt.tags.filter(word, Qt::CaseInsensitive).isEmpty();
    });
}

}
