#pragma once

#include "core/providers/modellist.h"

namespace heliograph {

/// What a server on this computer turned out to be.
enum class ProbeState {
    Unknown, ///< not asked yet
    Absent, ///< nobody answers
    Running,
    Locked, ///< the server that was looked for, and it wants a key
    Loading, ///< it is there, its model not yet
    Other, ///< somebody else answers there
};

struct ProbeVerdict {
    ProbeState state = ProbeState::Unknown;
    QList<FetchedModel> models; ///< Running
    bool operator==(const ProbeVerdict &) const = default;
};

/// One answer to a probe. status 0: nobody answered.
struct ProbeAnswer {
    int status = 0;
    HeaderList headers;
    QByteArray body;
};

/// What is asked first, as Provider::listPath; by Provider::probe ("ollama", "lmstudio",
/// "llamacpp", "vllm").
QString probePath(const QString &probe);
/// What is asked when the first answer wanted a key, to tell whose it is; empty: nothing.
QString probeFallbackPath(const QString &probe);

/// Whether the answer is that of the server looked for. Pure. What tells them apart: Ollama's and
/// LM Studio's own paths answer in a shape of their own; llama.cpp and vLLM name themselves as the
/// owner of their models.
ProbeVerdict readProbe(const QString &probe, const ProbeAnswer &answer);
/// The same for the answer to the fallback.
ProbeVerdict readProbeFallback(const QString &probe, const ProbeAnswer &answer);

}
