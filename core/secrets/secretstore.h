#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QString>

namespace heliograph {

/// Keeps named secrets. Names: a provider id, or "helicone". Futures finish in the thread that asked.
/// A missing secret is an empty value, not an error; ErrorKind::Secret with a way out where the store cannot be used.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    virtual QFuture<Result<QString>> read(const QString &name) = 0;
    virtual QFuture<Status> write(const QString &name, const QString &value) = 0;
    virtual QFuture<Status> remove(const QString &name) = 0;
};

}
