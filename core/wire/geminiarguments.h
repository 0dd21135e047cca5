#pragma once

#include "core/base/json.h"

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace heliograph {

/// The arguments of a function call that come in pieces, each a value at a JSON path (Vertex AI's
/// partialArgs). Gives their JSON text as it grows, and the whole object at the end. The pieces
/// come in the order in which the model writes. One that does not (a path that is already behind)
/// cannot be put into text that was given away: such members are written once more, whole, at the
/// end; in JSON the last counts.
class GeminiArguments final
{
public:
    /// A PartialArg; what it adds to the text. False where it is none.
    bool add(const Json &piece, QByteArray &text);
    /// The members of an args object that comes beside or instead of pieces.
    void addMembers(const Json &args, QByteArray &text);
    /// The rest of the text: no piece will come.
    QByteArray close();
    const Json &value() const { return m_value; }

private:
    using Step = std::variant<std::string, size_t>; ///< a member's name, or a place in an array
    using Path = std::vector<Step>;
    /// An object or array that the text has open.
    struct Level {
        Step step; ///< what leads into it; of no meaning for the root
        bool array = false;
        bool filled = false; ///< a value of it is written
    };

    static bool parsePath(const std::string &text, Path &path);
    bool set(const Path &path, const Json &leaf, bool stringGoesOn, QByteArray &text);
    bool goOn(const std::string &more, bool stringGoesOn, QByteArray &text);
    bool fits(const Path &path) const;
    Json &place(const Path &path);
    std::optional<size_t> appendsAt(const Path &path) const;
    void write(
        const Path &path, size_t from, const Json &leaf, bool stringGoesOn, QByteArray &text);
    void closeTo(size_t levels, QByteArray &text);
    void begin(QByteArray &text);

    Json m_value = Json::object();
    std::vector<Level> m_levels; ///< the root first; empty before the first value
    Path m_string; ///< the string that goes on, if any
    bool m_textOpen = false; ///< the text is inside that string
    std::set<std::string> m_again; ///< members of the root that the text does not have right
};

}
