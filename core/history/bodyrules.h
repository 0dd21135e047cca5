#pragma once

#include "core/base/result.h"
#include "core/domain/call.h"

#include <QList>

namespace heliograph {

/// Calls of which numbers and names are kept, and nothing of what was said: no bodies, no previews, no search text, no
/// provider's words about them.
class BodyRules final
{
public:
    /// "all", or any of "provider=ID", "source=NAME", "property.NAME" and "property.NAME=VALUE", with commas between. Error
    /// (Usage): which part is none of these.
    static Result<BodyRules> parse(const QString &text);

    bool empty() const { return m_rules.isEmpty(); }
    bool withholds(const Call &call) const;

private:
    struct Rule {
        enum class What { All, Provider, Source, Property };
        What what = What::All;
        QString name; ///< Property
        QString value; ///< Property: empty is any
    };
    QList<Rule> m_rules;
};

/// The call without what was said in it.
Call withoutBodies(Call call);

}
