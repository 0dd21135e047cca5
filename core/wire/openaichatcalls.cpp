#include "core/wire/openaichatcalls.h"

#include "core/wire/openaishared.h"

namespace heliograph {

size_t ChatCallSlots::of(const Json &call, std::string_view name, std::string_view arguments, bool first)
{
    const std::string_view id = textView(member(call, "id"));
    const auto index = intMember(call, "index");
    for (size_t i = m_slots.size(); i-- > 0 && !id.empty();) {
        if (m_slots[i].id == id)
            return i;
    }
    for (size_t i = m_slots.size(); i-- > 0;) {
        Slot &slot = m_slots[i];
        if (index ? slot.index != index : !id.empty() || !first)
            continue;
        const bool otherId = !id.empty() && !slot.id.empty();
        const bool beginsAgain = id.empty() && !name.empty() && !arguments.empty() && isComplete(slot);
        if (otherId || beginsAgain)
            break;
        if (slot.id.empty())
            slot.id = id;
        return i;
    }
    if (m_slots.size() >= kMost)
        return m_slots.size() - 1;
    m_slots.push_back({std::string(id), {}, index});
    return m_slots.size() - 1;
}

bool ChatCallSlots::take(size_t slot, std::string_view arguments)
{
    Slot &known = m_slots[slot];
    if (!arguments.empty() && known.arguments == arguments && isComplete(known))
        return false;
    known.arguments += arguments;
    return true;
}

bool ChatCallSlots::isComplete(const Slot &slot)
{
    const std::string &text = slot.arguments;
    return !text.empty() && text.front() == '{' && text.back() == '}' && parseJson({text.data(), qsizetype(text.size())});
}

}
