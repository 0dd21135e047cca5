#pragma once

#include <QIcon>

class QPalette;

namespace heliograph {

/// The program's own line icons, drawn as paths, so they are sharp at every scale and follow the
/// theme without any image plug-in.
enum class Icon {
    Playground,
    Compare,
    Calls,
    Dashboard,
    Settings,
    Send,
    Stop,
    Retry,
    Add,
    Remove,
    MoveUp,
    MoveDown,
    Duplicate,
    Copy,
    Open,
    Key,
    Search,
    More,
    Close,
    Info,
    Warning,
    Error,
    Ok,
    Sidebar,
    Edit,
    Demo,
    Code,
    Expand,
    Collapse,
    Eye,
    EyeOff,
    Folder,
    Route,
    Attach,
    Picture,
    Sound,
    Document,
    Save,
    Tool,
    Clock,
    Link,
    Prompts,
    Sessions,
    Users,
    ThumbUp,
    ThumbDown,
    Bookmark,
    Columns,
    Label,
    Note,
    Capture,
    Pause,
    Play
};

/// In the palette's text colour, dimmed when disabled. A colour of the theme (text, accent,
/// warning, …) follows the theme by itself when it changes; pixmaps taken from the icon do not.
QIcon makeIcon(Icon icon, const QPalette &palette);

}
