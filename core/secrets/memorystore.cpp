#include "core/secrets/keyring.h"

namespace heliograph {

namespace {

class MemoryStore final : public SecretStore
{
public:
    QFuture<Result<QString>> read(const QString &name) override
    {
        return QtFuture::makeReadyFuture(Result<QString>(m_secrets.value(name)));
    }
    QFuture<Status> write(const QString &name, const QString &value) override
    {
        m_secrets.insert(name, value);
        return QtFuture::makeReadyFuture(Status(Done{}));
    }
    QFuture<Status> remove(const QString &name) override
    {
        m_secrets.remove(name);
        return QtFuture::makeReadyFuture(Status(Done{}));
    }

private:
    QHash<QString, QString> m_secrets;
};

}

std::unique_ptr<SecretStore> makeMemoryStore()
{
    return std::make_unique<MemoryStore>();
}

}
