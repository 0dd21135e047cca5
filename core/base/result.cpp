#include "core/base/result.h"

#include <array>

namespace heliograph {

namespace {
struct Row {
    ErrorKind kind;
    const char16_t *name;
};
constexpr std::array kRows{
    Row{ErrorKind::Network, u"network"},
    Row{ErrorKind::Tls, u"tls"},
    Row{ErrorKind::Timeout, u"timeout"},
    Row{ErrorKind::Cancelled, u"cancelled"},
    Row{ErrorKind::Interrupted, u"interrupted"},
    Row{ErrorKind::Auth, u"auth"},
    Row{ErrorKind::NotFound, u"not-found"},
    Row{ErrorKind::RateLimit, u"rate-limit"},
    Row{ErrorKind::Request, u"request"},
    Row{ErrorKind::Server, u"server"},
    Row{ErrorKind::Proxy, u"proxy"},
    Row{ErrorKind::Malformed, u"malformed"},
    Row{ErrorKind::Secret, u"secret"},
    Row{ErrorKind::Storage, u"storage"},
    Row{ErrorKind::Usage, u"usage"},
    Row{ErrorKind::Budget, u"budget"},
};
}

QString errorKindName(ErrorKind kind)
{
    for (const Row &row : kRows) {
        if (row.kind == kind)
            return QString::fromUtf16(row.name);
    }
    return {};
}

std::optional<ErrorKind> errorKindFromName(const QString &name)
{
    for (const Row &row : kRows) {
        if (name == QStringView(row.name))
            return row.kind;
    }
    return std::nullopt;
}

}
