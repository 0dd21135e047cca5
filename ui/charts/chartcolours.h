#pragma once

#include "core/base/settings.h"
#include "ui/theme/theme.h"

#include <QHash>

namespace heliograph {

/// Which colour stands for which name, so that a model keeps its own in every chart and after a restart. Names get
/// colours in the order they are first asked for; the ninth has the first one again, paler.
class ChartColours final
{
public:
    explicit ChartColours(Settings &settings);

    int of(const QString &name);
    /// kRestColour and kBadColour too.
    static QColor colour(const ThemeColors &theme, int index);

private:
    Settings &m_settings;
    QStringList m_names;
};

}
