#pragma once

#include "core/domain/chatrequest.h"
#include "core/domain/promptref.h"
#include "core/metrics/callgroups.h"
#include "core/prompts/promptvariables.h"

#include <QDateTime>
#include <QMap>

#include <variant>

namespace heliograph {

/// A prompt of the library, without its versions.
struct Prompt {
    QUuid id; ///< v4
    QString name; ///< one line; unique, whatever the case of its letters
    QStringList tags; ///< unique whatever their case, in the order of their letters
    QString heliconeId; ///< what Helicone knows its calls by; stays when the name changes
    QString gatewayId; ///< of the same prompt in Helicone's own library, which its AI gateway fills in; empty: it has none
    QDateTime createdAt; ///< UTC
    bool operator==(const Prompt &) const = default;
};

/// What a prompt said at one time. Never changes.
struct PromptVersion {
    int number = 0; ///< 1, 2, 3, … in the order in which they were saved
    QDateTime createdAt; ///< UTC
    QString note; ///< what changed
    int restoredFrom = 0; ///< the version it is a copy of; 0: none
    QString provider; ///< provider id it was written for; a hint, may be empty
    ChatRequest content; ///< with variables in its texts. Its model is a hint too and may be empty
    bool operator==(const PromptVersion &) const = default;
};

/// A prompt as a list shows it.
struct PromptHead {
    Prompt prompt;
    int versions = 0; ///< the latest number
    QDateTime changedAt; ///< when the latest version was saved, UTC
    qint64 calls = 0; ///< made from any of its versions
    bool operator==(const PromptHead &) const = default;
};

/// A prompt with its versions, the latest first, without their content.
struct PromptHistory {
    Prompt prompt;
    QList<PromptVersion> versions;
};

/// What calls that were made from a prompt spent, and how long they took.
struct PromptUse {
    CallSums sums;
    Percentiles latencyUs; ///< exact, of the calls that say it
};
struct PromptUses {
    QMap<int, PromptUse> versions; ///< by number; a version without calls is not in it
    PromptUse total;
};

/// A version as it goes from one page to another.
struct OpenedPrompt {
    Prompt prompt;
    PromptVersion version;
};

/// What can be done to the library. The answer is the prompt and version that it made or changed.
namespace promptedit {
struct Add { ///< fails where there is a prompt of that name
    Prompt prompt; ///< an empty heliconeId is made from the name
    PromptVersion first;
};
struct AddVersion {
    QUuid prompt;
    PromptVersion version;
};
struct Restore { ///< an old version again, as a new one
    PromptRef version;
    QString note;
};
struct Duplicate { ///< one version as the first of a new prompt
    PromptRef version;
    Prompt copy;
    QString note;
};
struct Change { ///< name, tags and ids of Helicone
    Prompt prompt;
};
struct Remove { ///< can be taken back until the next Purge
    QUuid prompt;
};
struct Keep { ///< takes a Remove back
    QUuid prompt;
};
struct Purge { }; ///< what was removed is gone; its calls stay, and are of no prompt any more
}
using PromptEdit = std::variant<promptedit::Add, promptedit::AddVersion, promptedit::Restore, promptedit::Duplicate,
    promptedit::Change, promptedit::Remove, promptedit::Keep, promptedit::Purge>;

/// As it is kept: name and ids on one line, tags tidied. Empty name: it cannot be kept.
Prompt tidied(const Prompt &prompt);
/// "refund-bot" of "Refund bot"; a part of the id where the name has no letters or digits of ASCII.
QString heliconeIdFor(const QString &name, const QUuid &id);
/// "refund bot, version 3"
QString versionTitle(const QString &name, int version);
/// The calls that were made from a prompt, in the filter language; version 0: from any of its versions.
QString promptFilter(const QString &name, int version);

/// The variables of all messages, in order.
QList<PromptVariable> variablesOf(const ChatRequest &content);
/// Whether they say the same, the model and its parameters aside: those are hints.
bool sayTheSame(const ChatRequest &a, const ChatRequest &b);

}
