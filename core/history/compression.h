#pragma once

#include "core/domain/exchange.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace heliograph {

/// Bytes as a table keeps them. The numbers are stored: append only.
struct Packed {
    enum Encoding {
        Raw = 0,
        Zstd = 1,
        ZstdWithWords = 2, ///< with resources/compression/1.txt as its dictionary, which must never change
    };
    int encoding = Raw;
    QByteArray data;
};

/// Compressed where that is smaller: against words and phrases that every history is full of, so that small pieces gain
/// too.
Packed pack(QByteArrayView bytes);
/// Nothing where the data is damaged or the encoding unknown.
std::optional<QByteArray> unpack(int encoding, const QByteArray &data);

/// Times and sizes of reads as variable-length integers, times as differences: two or three bytes
/// each.
QByteArray packChunks(const std::vector<Chunk> &chunks);
/// As many as are whole. Several packed lists can be joined: each begins anew.
std::vector<Chunk> unpackChunks(QByteArrayView bytes);

}
