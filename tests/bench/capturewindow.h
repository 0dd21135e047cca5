#pragma once

#include <QtGlobal>

class ProbedApplication;

namespace heliograph {

class StreamUpstream;

/// How long the window's thread is deaf while its capture page shows what goes through the proxy of the same process: 256
/// streams, then a burst of small answers over 16 connections, then what of these is still being recorded. Prints.
void measureCaptureWindow(ProbedApplication &app, StreamUpstream &upstream, quint16 plain, bool quick);

}
