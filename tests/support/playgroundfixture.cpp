#include "tests/support/playgroundfixture.h"

#include "ui/playground/growingedit.h"

#include <QTest>

namespace heliograph {

PlaygroundFixture::PlaygroundFixture(bool demo) : services(makeMemoryStore(), demo), page(services.services())
{
    page.resize(1280, 800);
    page.show();
    if (!QTest::qWaitForWindowActive(&page))
        qFatal("the window did not become active");
}

ConversationTab *PlaygroundFixture::tab()
{
    const auto tabs = page.findChildren<ConversationTab *>();
    for (ConversationTab *one : tabs) {
        if (one->isVisible())
            return one;
    }
    return nullptr;
}

GrowingEdit *PlaygroundFixture::composer()
{
    return visible<GrowingEdit>("composerEdit");
}

void PlaygroundFixture::type(const QString &text)
{
    composer()->setFocus();
    QTest::keyClicks(composer(), text);
}

void PlaygroundFixture::ask(const QString &text)
{
    type(text);
    QTest::keyClick(composer(), Qt::Key_Return, Qt::ControlModifier);
}

Json PlaygroundFixture::sentBody(const QUuid &id)
{
    auto future = services.history().call(id);
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, kLongMs))
        return {};
    const Result<Call> call = future.result();
    if (!call)
        return {};
    return parseJson(call->exchange.requestBody).value_or(Json());
}

}
