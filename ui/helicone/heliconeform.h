#pragma once

#include "core/helicone/route.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace heliograph {

class FallbackGroup;
class OptionGroup;

/// Everything that can be asked of Helicone with a call, checked while it is typed.
class HeliconeForm final : public QWidget
{
    Q_OBJECT

public:
    enum class Scope {
        Call,
        Defaults
    }; ///< defaults have no prompt: that belongs to a conversation

    explicit HeliconeForm(Scope scope, QWidget *parent = nullptr);

    void setOptions(const HeliconeOptions &options);
    const HeliconeOptions &options() const { return m_options; } ///< what can be read
    /// The request they go with; what does not fit it is said beside the field. Unset: nothing is
    /// known of it.
    void setRequest(const RouteQuestion &request);
    QString problem() const { return m_problem; } ///< the first, in words; empty: none
    QString unreadable() const; ///< the first field whose text is no value; empty: all are

Q_SIGNALS:
    void changed(); ///< by the user

private:
    void read();
    void check();

    HeliconeOptions m_options;
    std::optional<RouteQuestion> m_request;
    QList<OptionGroup *> m_groups;
    FallbackGroup *m_fallbacks;
    QString m_problem;
};

/// The headers of the request as text, keys by their variables, or what keeps it from being sent.
/// request empty: those of the options alone.
QString headerPreview(const HeliconeOptions &options, const std::optional<RouteQuestion> &request);
/// What is wrong with the options for this request; nothing where its route does not pass Helicone.
HeliconeProblems problemsFor(const HeliconeOptions &options, const RouteQuestion &request);

}
