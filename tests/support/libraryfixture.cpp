#include "tests/support/libraryfixture.h"

#include "tests/support/sampledata.h"

namespace heliograph {

ChatRequest contentOf(const QString &system, const QString &user)
{
    ChatRequest content;
    content.model = QStringLiteral("gpt-4.1-mini");
    content.messages = {Message::fromText(Role::System, system), Message::fromText(Role::User, user)};
    return content;
}

PromptVersion versionOf(const QString &user, const QString &note)
{
    PromptVersion version;
    version.note = note;
    version.provider = QStringLiteral("openai");
    version.content = contentOf(QStringLiteral("You are kind to {{customer}}."), user);
    return version;
}

void LibraryFixture::init()
{
    m_services = std::make_unique<TestServices>();
}

void LibraryFixture::cleanup()
{
    m_services.reset();
}

PromptRef LibraryFixture::add(const QString &name, const QStringList &tags)
{
    Prompt prompt;
    prompt.name = name;
    prompt.tags = tags;
    return waitFor(history().edit(promptedit::Add{prompt, versionOf(QStringLiteral("first"))})).value();
}

PromptRef LibraryFixture::addVersion(const PromptRef &prompt, const QString &user)
{
    return waitFor(history().edit(promptedit::AddVersion{prompt.prompt, versionOf(user, QStringLiteral("note ") + user)}))
        .value();
}

Call LibraryFixture::madeFrom(const PromptRef &prompt)
{
    Call call = sampleCall(QStringLiteral("asked"));
    call.prompt = prompt;
    history().finish(call);
    return call;
}

QList<qint64> LibraryFixture::rows(const QString &where)
{
    const auto found = waitFor(history().find({where, {}}));
    if (!found)
        qWarning().noquote() << found.error().message;
    return found ? *found : QList<qint64>{-1};
}

}
