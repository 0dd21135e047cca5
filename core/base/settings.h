#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>

namespace heliograph {

/// The user's settings, in one INI file shared by the window and the command line. Holds no secret:
/// a value that looks like a key is refused.
///
/// Keys: budgets (see core/budgets/budget.h), route, provider, model, theme, language, first-run-done, helicone.api-url,
/// helicone.self-hosted-url, helicone.HEADER (the defaults of Helicone's headers),
/// provider.ID.PART (providerParts()), capture.*
/// (core/capture/captureservice.h; capture.enabled: the window starts it), call.timeout-s, call.retries, history.keep-days,
/// history.keep-mb, history.metadata-only (core/history/bodyrules.h) and window.* state.
///
/// The file is UTF-8 lines of key=value. Lines that are no setting (comments) and those of other
/// programs' versions stay as they are. In a value a backslash, a line break and other control
/// characters are escaped (\\, \n, \x1b).
class Settings final : public QObject
{
    Q_OBJECT

public:
    /// Reads the file; a missing one is empty. Writes go to disk at once, by rename.
    explicit Settings(const QString &path, QObject *parent = nullptr);

    QString path() const { return m_path; }
    QString get(const QString &key, const QString &fallback = {}) const;
    bool isKnown(const QString &key) const; ///< a key the program reads (provider.ID.… included)
    QStringList keys() const; ///< those that are set, sorted
    /// A known key's value is checked (validate). What other processes wrote meanwhile is read
    /// first and kept.
    Status set(const QString &key, const QString &value); ///< empty value: unset
    Status set(const QHash<QString, QString> &values); ///< one write for several keys, all or none
    /// Takes over what other processes wrote; changed() for every difference. Error (Storage) where
    /// it cannot be read.
    Status reload();

    /// Whether the value can stand under the key; Error (Usage) says what would do. Empty is always
    /// fine: unset.
    static Status validate(const QString &key, const QString &value);
    /// The keys without an ID in them, for help and completion.
    static QStringList plainKeys();
    /// What can stand for PART in provider.ID.PART: direct-url, helicone-url, name, format, …
    static QStringList providerParts();

Q_SIGNALS:
    void changed(const QString &key);

private:
    void take(const QHash<QString, QString> &values);

    QString m_path;
    QHash<QString, QString> m_values;
};

}
