#pragma once

#include "core/base/clock.h"
#include "core/net/httpstream.h"
#include "core/providers/modellist.h"

class QNetworkAccessManager;

namespace heliograph {

/// One list to fetch; crosses threads.
struct ModelFetch {
    QString provider;
    QString providerName;
    ModelListShape shape = ModelListShape::OpenAi;
    WireFormat format = WireFormat::OpenAiChat; ///< for the words of a refusal
    HttpRequest request; ///< with the key
    QByteArray key; ///< struck out of what is said
};

/// The working half of ModelCatalog, in a thread of its own: network, parsing and the file.
class ModelFetcher final : public QObject
{
    Q_OBJECT

public:
    explicit ModelFetcher(QString cachePath);
    ~ModelFetcher() override;

public Q_SLOTS:
    void loadCache();
    void fetch(const heliograph::ModelFetch &fetch);
    void keep(const QString &provider, const heliograph::ModelList &list); ///< into the file

Q_SIGNALS:
    void loaded(const QMap<QString, heliograph::ModelList> &lists);
    void fetched(const QString &provider, const heliograph::ModelList &list); ///< kept already
    void failed(const QString &provider, const QString &problem);

private:
    void answered(HttpStream *stream, const ModelFetch &fetch, const QByteArray &body);

    QString m_cachePath;
    QMap<QString, ModelList> m_lists; ///< what the file holds
    QNetworkAccessManager *m_network = nullptr; ///< made in the thread that fetches
    SystemClock m_clock;
};

}
