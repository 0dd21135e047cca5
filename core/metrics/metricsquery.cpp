#include "core/metrics/metricsquery.h"

namespace heliograph {

namespace {

struct Name {
    Dimension::Kind kind;
    const char *text;
};

constexpr std::array kNames{
    Name{Dimension::Kind::Provider, "provider"},
    Name{Dimension::Kind::Model, "model"},
    Name{Dimension::Kind::User, "user"},
    Name{Dimension::Kind::Session, "session"},
    Name{Dimension::Kind::Source, "source"},
    Name{Dimension::Kind::Day, "day"},
    Name{Dimension::Kind::Hour, "hour"},
    Name{Dimension::Kind::ErrorKind, "error"},
    Name{Dimension::Kind::Prompt, "prompt"},
};
constexpr QLatin1String kProperty("property:");

}

std::optional<Dimension> Dimension::fromText(const QString &text)
{
    if (text.startsWith(kProperty) && text.size() > kProperty.size())
        return Dimension{Kind::Property, text.mid(kProperty.size())};
    for (const Name &name : kNames) {
        if (text == QLatin1String(name.text))
            return Dimension{name.kind, {}};
    }
    return std::nullopt;
}

QString Dimension::text() const
{
    if (kind == Kind::Property)
        return kProperty + property;
    for (const Name &name : kNames) {
        if (name.kind == kind)
            return QLatin1String(name.text);
    }
    return {};
}

Sums &Sums::operator+=(const Sums &other)
{
    for (size_t i = 0; i < values.size(); ++i)
        values[i] += other.values[i];
    return *this;
}

qint64 Sums::tokens() const
{
    return (*this)[Sum::Input] + (*this)[Sum::CachedInput] + (*this)[Sum::CacheWrite]
        + (*this)[Sum::Output] + (*this)[Sum::OtherInput] + (*this)[Sum::OtherOutput];
}

}
