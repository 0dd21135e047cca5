#pragma once

#include "tests/support/testservices.h"
#include "ui/compare/comparisonview.h"

#include <algorithm>

class QAction;
class QToolButton;

namespace heliograph {

/// The board of a comparison on services of its own, shown, with the demo provider.
class ComparisonFixture final
{
public:
    static constexpr int kLongMs = 30'000; ///< for what should come at once, and may not on a busy machine

    explicit ComparisonFixture(std::unique_ptr<SecretStore> keys = makeMemoryStore(), const QString &folder = {});

    template <typename T> T *child(const char *name) { return view.findChild<T *>(QLatin1String(name)); }
    /// The visible ones, from left to right and from top to bottom.
    template <typename T> QList<T *> all(const char *name)
    {
        QList<T *> found;
        for (T *one : view.findChildren<T *>(QLatin1String(name))) {
            if (one->isVisible())
                found.append(one);
        }
        std::sort(found.begin(), found.end(), [this](T *a, T *b) {
            const QPoint left = a->mapTo(&view, QPoint());
            const QPoint right = b->mapTo(&view, QPoint());
            return std::pair(left.x(), left.y()) < std::pair(right.x(), right.y());
        });
        return found;
    }
    QToolButton *button(int cell, const char *name);
    QAction *action(const char *name);
    QAction *columnAction(int column, const char *name);

    void add(const QString &model, const QString &provider = QStringLiteral("demo"));
    void prompt(const QString &text);
    void run();
    bool settle();
    QStringList texts(); ///< of all answers
    QString problem(int cell);

    TestServices services;
    ComparisonView view;
};

}
