#include "core/session/modelfetcher.h"

#include "core/net/callerror.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QSaveFile>

namespace heliograph {

namespace {
constexpr qsizetype kMaxBody = 32 << 20; ///< OpenRouter's is about 1 MB
}

ModelFetcher::ModelFetcher(QString cachePath) : m_cachePath(std::move(cachePath)) { }

ModelFetcher::~ModelFetcher() = default;

void ModelFetcher::loadCache()
{
    QFile file(m_cachePath);
    if (file.size() <= kMaxBody && file.open(QFile::ReadOnly))
        m_lists = readModelCache(file.readAll());
    Q_EMIT loaded(m_lists);
}

void ModelFetcher::keep(const QString &provider, const ModelList &list)
{
    m_lists.insert(provider, list);
    // Nobody is told of a failure: the list is there, and will be fetched again the next time.
    QSaveFile file(m_cachePath);
    if (!file.open(QFile::WriteOnly))
        return;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(writeModelCache(m_lists));
    file.commit();
}

void ModelFetcher::fetch(const ModelFetch &fetch)
{
    if (!m_network)
        m_network = new QNetworkAccessManager(this);
    auto *stream = new HttpStream(*m_network, m_clock, fetch.request, this);
    auto body = std::make_shared<QByteArray>();
    connect(stream, &HttpStream::bytesReceived, this,
        [body, stream](const QByteArray &bytes, const Chunk &) {
            if (body->size() + bytes.size() > kMaxBody)
                stream->stop();
            else
                body->append(bytes);
        });
    connect(stream, &HttpStream::finished, this, [this, stream, fetch, body] {
        answered(stream, fetch, *body);
        stream->deleteLater();
    });
    stream->start();
}

void ModelFetcher::answered(HttpStream *stream, const ModelFetch &fetch, const QByteArray &body)
{
    Failure failure;
    failure.status = stream->status();
    failure.headers = stream->responseHeaders();
    failure.body = body.first(std::min<qsizetype>(body.size(), 64 << 10));
    failure.host = QUrl(fetch.request.url).host();
    failure.provider = fetch.providerName;
    failure.format = fetch.format;
    failure.secrets = {fetch.key};
    failure.now = m_clock.nowUtc();
    failure.timeoutMs = fetch.request.inactivityTimeoutMs;
    for (const auto &[name, value] : std::as_const(failure.headers)) {
        if (name.compare("Content-Type", Qt::CaseInsensitive) == 0)
            failure.contentType = QString::fromUtf8(value);
    }
    if (stream->stopped()) {
        Q_EMIT failed(fetch.provider,
            tr("The list of models of %1 is too long to be one.").arg(fetch.providerName));
    } else if (failure.status == 0
        || stream->networkError() == QNetworkReply::RemoteHostClosedError) {
        Q_EMIT failed(fetch.provider,
            errorOfNetwork(stream->networkError(), failure, stream->timedOut()).message);
    } else if (failure.status < 200 || failure.status >= 300) {
        Q_EMIT failed(fetch.provider, errorOfStatus(failure).message);
    } else if (const auto models = parseModelList(fetch.shape, body); !models) {
        Q_EMIT failed(fetch.provider, models.error().message);
    } else {
        const ModelList list{fetch.request.url, m_clock.nowUtc(), *models};
        keep(fetch.provider, list);
        Q_EMIT fetched(fetch.provider, list);
    }
}

}

#include "moc_modelfetcher.cpp"
