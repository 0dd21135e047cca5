#pragma once

#include "core/history/history.h"
#include "core/prompts/prompt.h"
#include "tests/support/testservices.h"

#include <QObject>

namespace heliograph {

/// A system prompt and a question.
ChatRequest contentOf(const QString &system, const QString &user);
/// A version with a system prompt that has a variable, and this question.
PromptVersion versionOf(const QString &user, const QString &note = {});

/// An empty library of prompts for each test function, without pages (PromptsFixture has those). Tests derive from it.
class LibraryFixture : public QObject
{
    Q_OBJECT

protected:
    History &history() { return m_services->history(); }
    QString file() { return m_services->services().profile.historyPath(); }
    PromptRef add(const QString &name, const QStringList &tags = {});
    PromptRef addVersion(const PromptRef &prompt, const QString &user);
    /// A finished call that says it was made from this version.
    Call madeFrom(const PromptRef &prompt);
    QList<qint64> rows(const QString &where);

    std::unique_ptr<TestServices> m_services;

private Q_SLOTS:
    void init();
    void cleanup();
};

}
