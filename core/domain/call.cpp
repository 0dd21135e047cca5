#include "core/domain/call.h"

#include <array>

namespace heliograph {

namespace {

template <typename Enum, size_t N>
QString nameOf(const std::array<const char16_t *, N> &names, Enum value)
{
    const auto index = size_t(value);
    return index < N ? QString::fromUtf16(names[index]) : QString();
}

template <typename Enum, size_t N>
std::optional<Enum> valueOf(const std::array<const char16_t *, N> &names, QStringView name)
{
    for (size_t i = 0; i < N; ++i) {
        if (name == QStringView(names[i]))
            return Enum(i);
    }
    return std::nullopt;
}

// In the order of the enumerators.
using Names5 = std::array<const char16_t *, 5>;
constexpr Names5 kSources{u"playground", u"cli", u"capture", u"helicone", u"import"};
constexpr std::array<const char16_t *, 2> kRoutes{u"direct", u"helicone"};
constexpr Names5 kFormats{u"openai-chat", u"openai-responses", u"anthropic", u"gemini", u"unknown"};
constexpr Names5 kStatuses{u"running", u"ok", u"error", u"cancelled", u"interrupted"};

}

QString sourceName(Source source)
{
    return nameOf(kSources, source);
}

QString routeName(Route route)
{
    return nameOf(kRoutes, route);
}

QString wireFormatName(WireFormat format)
{
    return nameOf(kFormats, format);
}

QString callStatusName(CallStatus status)
{
    return nameOf(kStatuses, status);
}

std::optional<Source> sourceFromName(QStringView name)
{
    return valueOf<Source>(kSources, name);
}

std::optional<Route> routeFromName(QStringView name)
{
    return valueOf<Route>(kRoutes, name);
}

std::optional<WireFormat> wireFormatFromName(QStringView name)
{
    return valueOf<WireFormat>(kFormats, name);
}

std::optional<CallStatus> callStatusFromName(QStringView name)
{
    return valueOf<CallStatus>(kStatuses, name);
}

std::optional<Money> Call::cost() const
{
    if (!receipt)
        return std::nullopt;
    return receipt->total;
}

}
