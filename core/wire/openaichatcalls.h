#pragma once

#include "core/base/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace heliograph {

/// Finds which tool call of a streamed chat completion a piece belongs to. The index should tell, but some providers leave it
/// out or give every call the same, and ids come late, with every piece, or never.
class ChatCallSlots final
{
public:
    /// The slot, counted from 0. first: of its list; a later one without a name of its own is another call.
    size_t of(const Json &call, std::string_view name, std::string_view arguments, bool first);
    /// Takes the arguments. False where they already came: some providers send a finished call once more.
    bool take(size_t slot, std::string_view arguments);

private:
    /// A tool call while it comes.
    struct Slot {
        std::string id;
        std::string arguments;
        std::optional<qint64> index; ///< the provider's
    };
    static bool isComplete(const Slot &slot);

    static constexpr size_t kMost = 4096;
    std::vector<Slot> m_slots;
};

}
