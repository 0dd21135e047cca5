#pragma once

#include <QtGlobal>

#include <vector>

namespace heliograph {

struct SecretRange {
    qsizetype begin = 0;
    qsizetype end = 0;
};

/// Where a text holds what looks like a key, in order and without overlap. Reads through percent
/// encoding and JSON escapes, also doubled. Time grows with the length of the text alone: no
/// backtracking, every look ahead is bounded.
std::vector<SecretRange> findSecrets(const unsigned char *text, qsizetype size); ///< UTF-8
std::vector<SecretRange> findSecrets(const char16_t *text, qsizetype size);

}
