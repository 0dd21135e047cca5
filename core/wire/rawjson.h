#pragma once

#include <QByteArray>

#include <optional>
#include <vector>

namespace heliograph {

/// A member of a JSON object as it stands in the text; the views live as long as the text.
struct RawMember {
    QByteArray key; ///< unescaped
    QByteArrayView value;
};

/// The members of the object that the text is, in order; nothing where its brackets and quotes do not fit. The values
/// are bounded, not validated. For what must stay as it is to the byte: tools, unknown members, borders of messages.
std::optional<std::vector<RawMember>> rawMembers(QByteArrayView object);
/// The same for an array.
std::optional<std::vector<QByteArrayView>> rawElements(QByteArrayView array);

/// Writes a JSON object member by member; values are JSON texts taken over as they are.
class RawObject final
{
public:
    void add(QByteArrayView key, QByteArrayView value);
    void addString(QByteArrayView key, const QString &text);
    /// The members of another object, which must be one.
    void addMembersOf(QByteArrayView object);
    QByteArray text() const { return m_members + '}'; }

private:
    void separate();
    QByteArray m_members = "{";
};

QByteArray jsonString(const QString &text); ///< with its quotes

}
