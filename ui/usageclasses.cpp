#include "ui/usageclasses.h"

#include <QCoreApplication>
#include <QHash>

namespace heliograph {

QString usageClassText(const QString &key)
{
    static const QHash<QString, const char *> names{
        {QStringLiteral("input"), QT_TRANSLATE_NOOP("UsageClasses", "Input")},
        {QStringLiteral("cached_input"), QT_TRANSLATE_NOOP("UsageClasses", "Cached input")},
        {QStringLiteral("cache_write"), QT_TRANSLATE_NOOP("UsageClasses", "Cache write")},
        {QStringLiteral("cache_write_5m"), QT_TRANSLATE_NOOP("UsageClasses", "Cache write, 5 min")},
        {QStringLiteral("cache_write_1h"), QT_TRANSLATE_NOOP("UsageClasses", "Cache write, 1 h")},
        {QStringLiteral("output"), QT_TRANSLATE_NOOP("UsageClasses", "Output")},
        {QStringLiteral("reasoning"), QT_TRANSLATE_NOOP("UsageClasses", "Reasoning")},
        {QStringLiteral("audio_input"), QT_TRANSLATE_NOOP("UsageClasses", "Audio input")},
        {QStringLiteral("cached_audio_input"),
            QT_TRANSLATE_NOOP("UsageClasses", "Cached audio input")},
        {QStringLiteral("audio_output"), QT_TRANSLATE_NOOP("UsageClasses", "Audio output")},
        {QStringLiteral("image_input"), QT_TRANSLATE_NOOP("UsageClasses", "Image input")},
        {QStringLiteral("cached_image_input"),
            QT_TRANSLATE_NOOP("UsageClasses", "Cached image input")},
        {QStringLiteral("image_output"), QT_TRANSLATE_NOOP("UsageClasses", "Image output")},
        {QStringLiteral("web_search"), QT_TRANSLATE_NOOP("UsageClasses", "Web searches")},
        {QStringLiteral("web_searches"), QT_TRANSLATE_NOOP("UsageClasses", "Web searches")},
        {QStringLiteral("request"), QT_TRANSLATE_NOOP("UsageClasses", "Requests")},
        {QStringLiteral("requests"), QT_TRANSLATE_NOOP("UsageClasses", "Requests")},
    };
    const auto it = names.constFind(key);
    return it == names.constEnd() ? key : QCoreApplication::translate("UsageClasses", *it);
}

}
