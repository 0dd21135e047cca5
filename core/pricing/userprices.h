#pragma once

#include "core/base/result.h"
#include "core/pricing/pricebook.h"

#include <QObject>

namespace heliograph {

/// The user's own prices: a JSON file in the profile, and the book that lies under them.
///
///     {"format": 1, "prices": [
///       {"provider": "openai", "model": "gpt-4o", "from": "2026-11-01", "note": "Our contract.",
///        "rates": {"input": "2.00", "output": ["8.00", 200000, "12.00"]}}]}
///
/// from and note may be missing; rates as in resources/prices/build-prices.py. Written at once, by
/// rename; what another process wrote meanwhile is read first and kept. A file that cannot be read
/// stays as it is: the built-in book is used, and nothing is written over it.
class UserPrices final : public QObject
{
    Q_OBJECT

public:
    /// A missing file is empty.
    UserPrices(
        const QString &path, std::shared_ptr<const PriceBook> base, QObject *parent = nullptr);

    QString path() const { return m_path; }
    /// The book with the user's rows over it. Immutable; after changed() there is another.
    std::shared_ptr<const PriceBook> book() const { return m_book; }
    const std::vector<UserPrice> &rows() const { return m_book->own(); }
    /// Why the file could not be read (Storage or Malformed, naming the row); Done: it could.
    Status state() const { return m_state; }

    /// Adds the row, or puts it in the place of the one of the same provider, model and day.
    Status set(const UserPrice &row);
    /// Takes the row out and puts another in, in one write; the old one is known by its provider,
    /// model and day.
    Status replace(const UserPrice &old, const UserPrice &row);
    Status remove(
        const UserPrice &row); ///< NotFound where there is none of its provider, model and day
    /// Reads the file again.
    Status reload();

    /// What is wrong with a row, in words (Usage).
    static Status validate(const UserPrice &row);
    static Result<std::vector<UserPrice>> fromJson(const QByteArray &json);
    static QByteArray toJson(const std::vector<UserPrice> &rows);

Q_SIGNALS:
    void changed(); ///< book() is another

private:
    Status write(std::vector<UserPrice> rows);
    bool same(const UserPrice &a, const UserPrice &b) const;

    QString m_path;
    std::shared_ptr<const PriceBook> m_base;
    std::shared_ptr<const PriceBook> m_book;
    Status m_state = Done{};
};

}
