#pragma once

#include "core/base/json.h"
#include "tests/support/testservices.h"
#include "ui/playground/conversationtab.h"
#include "ui/playground/playgroundpage.h"

namespace heliograph {

class GrowingEdit;

/// The playground on services of its own, shown, with the demo provider.
class PlaygroundFixture final
{
public:
    static constexpr int kLongMs = 20'000; ///< for what should come at once, and may not on a busy machine

    explicit PlaygroundFixture(bool demo = true);

    ConversationTab *tab(); ///< the one that is shown
    template <typename T> T *visible(const char *name)
    {
        const auto all = tab()->findChildren<T *>(QLatin1String(name));
        for (T *one : all) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    GrowingEdit *composer();
    void type(const QString &text);
    void ask(const QString &text);

    const Turn &last() { return tab()->conversation().turns().back(); }
    QString answer() { return last().message.text(); }
    AnswerState state() { return last().answer->state; }
    /// The body of the request of this call, as the history has it.
    Json sentBody(const QUuid &id);

    TestServices services;
    PlaygroundPage page;
};

}
