#pragma once

#include "core/diff/textdiff.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace heliograph {

/// Reckons differences between answers beside the window, each once.
class CellDiffs final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// ready() follows, at once where it is known already, unless the cell is asked about anew or forgotten meanwhile.
    void ask(int cell, const QString &base, const QString &text);
    void forget(int cell);
    void clear(); ///< all of them
    bool busy() const { return m_busy > 0; }

Q_SIGNALS:
    void ready(
        int cell, const QString &base, const QString &text, const std::shared_ptr<const heliograph::TextDiff> &diff);

private:
    struct Asked {
        QString base;
        QString text;
        std::shared_ptr<const TextDiff> diff; ///< null: it is being reckoned
    };
    QHash<int, Asked> m_asked;
    int m_busy = 0;
};

}
