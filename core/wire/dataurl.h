#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace heliograph {

/// A data: URL taken apart (RFC 2397).
struct DataUrl {
    QString mimeType; ///< without parameters; empty where the URL names none
    QByteArray data;
};

/// Nothing where the text is no data: URL.
std::optional<DataUrl> parseDataUrl(const QString &url);
/// "data:image/png;base64,…"
QString toDataUrl(const QString &mimeType, const QByteArray &data);

}
