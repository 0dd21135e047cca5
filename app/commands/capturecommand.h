#pragma once

#include "core/base/result.h"
#include "core/capture/captureservice.h"

#include <QTextStream>

#include <optional>

namespace heliograph {

struct CaptureOptions {
    std::optional<quint16> port; ///< unset: as in the settings
    std::optional<Route> route;
    bool help = false;
};

Result<CaptureOptions> parseCaptureOptions(const QStringList &arguments);
QString captureHelp();

/// heliograph capture: the capture proxy without a window. Prints a line a provider, "openai http://127.0.0.1:…", then a
/// line a call. Lives in the program's event loop, until the program is interrupted.
class CaptureCommand final : public QObject
{
    Q_OBJECT

public:
    explicit CaptureCommand(CaptureService &capture, QObject *parent = nullptr);

    /// The exit status, or nothing: it runs.
    std::optional<int> start(const CaptureOptions &options);

private:
    void print(const Call &call);
    void printRefusal(const CaptureRefusal &refusal);
    void printProblem(const CaptureState &state);

    CaptureService &m_capture;
    QTextStream m_out;
    QTextStream m_err;
    QString m_problem;
};

}
