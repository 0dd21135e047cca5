#pragma once

#include <QByteArray>
#include <QString>

namespace heliograph {

/// A body as it is shown.
struct BodyText {
    QString text;
    bool isJson = false;
    bool cut = false; ///< more follows than maxChars
    qsizetype longStrings = 0; ///< strings that were shortened
};

inline constexpr qsizetype kBodyPreviewChars = 200'000;
inline constexpr qsizetype kBodyAllChars = 64'000'000;

/// JSON broken into lines and indented by two; nothing else is touched: order, numbers, escapes and
/// doubled keys are as in the bytes. Strings over 4,000 characters are shortened and say so. Event
/// streams and what is no JSON stay as they are, long lines shortened likewise. Made for a worker
/// thread: time grows with the bytes.
BodyText bodyText(const QByteArray &body, qsizetype maxChars);

}
