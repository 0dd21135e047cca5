#include "core/base/settings.h"
#include "core/capture/captureservice.h"

#include <QRandomGenerator>

namespace heliograph {

namespace {

constexpr int kTokenLength = 20; ///< of 31 characters: 99 bits

QString yesNo(bool yes)
{
    return yes ? QStringLiteral("true") : QStringLiteral("false");
}

}

QString CaptureSettings::newToken()
{
    // Without letters and digits that look alike.
    static constexpr char kLetters[] = "abcdefghijkmnpqrstuvwxyz23456789";
    QString token;
    for (int i = 0; i < kTokenLength; ++i)
        token += QLatin1Char(kLetters[QRandomGenerator::system()->bounded(int(sizeof kLetters - 1))]);
    return token;
}

CaptureSettings CaptureSettings::load(const Settings &settings)
{
    const auto get = [&settings](const char *name) { return settings.get(QStringLiteral("capture.") + QLatin1String(name)); };
    CaptureSettings result;
    bool ok = false;
    const uint port = get("port").toUInt(&ok);
    if (ok && port <= 65'535)
        result.port = quint16(port);
    result.token = get("token");
    result.route = routeFromName(get("route")).value_or(Route::Direct);
    result.allowedOrigins = get("origins").split(QLatin1Char(' '), Qt::SkipEmptyParts);
    result.askForUsage = get("ask-for-usage") == QLatin1String("true");
    result.recording = get("recording") != QLatin1String("false");
    if (result.token.isEmpty())
        result.token = newToken();
    return result;
}

Status CaptureSettings::save(Settings &settings) const
{
    const auto key = [](const char *name) { return QStringLiteral("capture.") + QLatin1String(name); };
    return settings.set({{key("port"), QString::number(port)}, {key("token"), token}, {key("route"), routeName(route)},
        {key("origins"), allowedOrigins.join(QLatin1Char(' '))}, {key("ask-for-usage"), yesNo(askForUsage)},
        {key("recording"), yesNo(recording)}});
}

}
