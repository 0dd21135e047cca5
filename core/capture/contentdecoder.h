#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace heliograph {

/// Undoes a Content-Encoding for the record, as the bytes come: gzip, deflate, zstd, and br where the library is there.
/// Never makes more than its limit of bytes, whatever a body claims to be.
class ContentDecoder
{
public:
    /// Null: the encoding is not known here.
    static std::unique_ptr<ContentDecoder> of(const QByteArray &encoding, qint64 limit);
    virtual ~ContentDecoder() = default;

    QByteArray decode(QByteArrayView bytes);
    bool failed() const { return m_failed; } ///< these are no such bytes, or they come to more than the limit

protected:
    explicit ContentDecoder(qint64 limit) : m_left(limit) { }
    /// Appends what the bytes come to; false: they are none.
    virtual bool decodeTo(QByteArray &out, QByteArrayView bytes) = 0;
    bool hasRoom(qsizetype size) const { return size <= m_left; }

private:
    qint64 m_left;
    bool m_failed = false;
};

}
