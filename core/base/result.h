#pragma once

#include <QString>

#include <optional>
#include <utility>
#include <variant>

namespace heliograph {

/// What went wrong, by what a person can do about it.
enum class ErrorKind {
    Network, ///< no connection: DNS, refused, host unreachable
    Tls, ///< the server's certificate or the handshake failed
    Timeout, ///< nothing came for too long
    Cancelled, ///< the user stopped it
    Interrupted, ///< the answer ended before its end marker
    Auth, ///< 401 or 403: the key is missing, wrong or not allowed
    NotFound, ///< 404: wrong URL or unknown model
    RateLimit, ///< 429
    Request, ///< any other 4xx: the provider refused the request
    Server, ///< 5xx
    Proxy, ///< the proxy (Helicone) itself failed
    Malformed, ///< what came is not what the format says
    Secret, ///< the keychain is locked, absent or refuses
    Storage, ///< the history or a file could not be read or written
    Usage, ///< wrong arguments or settings
    Budget, ///< the user's own limit: nothing was sent
};

/// The stable name of a kind, as used in JSON and in the history ("rate-limit", "network", …).
QString errorKindName(ErrorKind kind);
std::optional<ErrorKind> errorKindFromName(const QString &name);

/// One clear sentence for a person, never holding a secret.
struct Error {
    ErrorKind kind = ErrorKind::Malformed;
    QString message;
    int httpStatus = 0; ///< 0 where no answer came
    std::optional<qint64> retryAfterMs = std::nullopt; ///< what the server asked for, in milliseconds
};

/// A value or an Error. Ask ok() first; value() of an error is a programming mistake (asserts).
template <typename T>
class Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }
    const T &value() const & { return std::get<0>(m_state); }
    T &value() & { return std::get<0>(m_state); }
    T value() && { return std::get<0>(std::move(m_state)); }
    const Error &error() const { return std::get<1>(m_state); }
    const T &operator*() const { return value(); }
    const T *operator->() const { return &std::get<0>(m_state); }

private:
    std::variant<T, Error> m_state;
};

struct Done {
};
using Status = Result<Done>;

}
