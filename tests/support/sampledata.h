#pragma once

#include "core/domain/call.h"

#include <QFuture>

namespace heliograph {

/// The result of a future that another thread fulfils.
template <typename T> T waitFor(QFuture<T> future)
{
    future.waitForFinished();
    return future.takeResult();
}

/// A chat request body as the codec writes it; the texts alternate between user and assistant.
QByteArray chatBody(const QStringList &texts, const QString &model = QStringLiteral("gpt-4o-mini"));
/// A streamed chat answer that ends properly.
QByteArray chatStream(const QString &text);

/// A finished call with something in every field; response bytes included.
Call sampleCall(const QString &prompt = QStringLiteral("Hello"),
    const QString &answer = QStringLiteral("Good day"));
/// The same call before anything came back.
Call asBegun(Call call);

}
