#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

/// Ends the run and makes libFuzzer keep the input.
#define FUZZ_REQUIRE(condition)                                                                    \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            std::fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);           \
            std::abort();                                                                          \
        }                                                                                          \
    } while (false)

namespace heliograph {

/// The first two bytes of an input choose how the rest is cut and what mode is tried; the rest is
/// what is read.
struct FuzzInput {
    FuzzInput(const std::uint8_t *data, std::size_t size)
    {
        if (size < 2)
            return;
        mode = data[0];
        m_cuts = std::uint32_t(data[1]) * 2654435761U + 1;
        bytes = QByteArrayView(reinterpret_cast<const char *>(data) + 2, qsizetype(size) - 2);
    }

    /// Calls take with piece after piece. The pieces are copies of their own, so that a view kept
    /// too long is seen.
    template <typename Take> void inPieces(const Take &take) const
    {
        std::uint32_t state = m_cuts;
        // Every fourth input comes in a few bytes at a time, the others in ever bigger pieces.
        const std::uint32_t most = 7U << (2 * ((state >> 8) % 4));
        for (qsizetype at = 0; at < bytes.size();) {
            state = state * 1664525U + 1013904223U;
            const qsizetype wish = (state >> 28) == 0 ? 1000 : qsizetype((state >> 20) % most) + 1;
            const qsizetype size = std::min(wish, bytes.size() - at);
            const QByteArray piece = bytes.sliced(at, size).toByteArray();
            take(QByteArrayView(piece));
            at += size;
        }
    }

    std::uint8_t mode = 0;
    QByteArrayView bytes;

private:
    std::uint32_t m_cuts = 1;
};

}
