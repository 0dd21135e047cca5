#include "ui/compare/celldiffs.h"

#include "core/base/aside.h"
#include "core/base/whenready.h"

namespace heliograph {

void CellDiffs::ask(int cell, const QString &base, const QString &text)
{
    const auto known = m_asked.constFind(cell);
    if (known != m_asked.constEnd() && known->base == base && known->text == text) {
        if (known->diff)
            Q_EMIT ready(cell, base, text, known->diff);
        return;
    }
    m_asked.insert(cell, {base, text, nullptr});
    ++m_busy;
    const auto work = [base, text] { return std::make_shared<const TextDiff>(diffTexts(base, text)); };
    whenReady(aside(work), this, [this, cell, base, text](const std::shared_ptr<const TextDiff> &diff) {
        --m_busy;
        const auto asked = m_asked.find(cell);
        if (asked == m_asked.end() || asked->base != base || asked->text != text)
            return;
        asked->diff = diff;
        Q_EMIT ready(cell, base, text, diff);
    });
}

void CellDiffs::forget(int cell)
{
    m_asked.remove(cell);
}

void CellDiffs::clear()
{
    m_asked.clear();
}

}
