#pragma once

#include "core/base/result.h"
#include "core/domain/call.h"
#include "core/helicone/keyreference.h"

#include <QObject>
#include <QStringList>
#include <QThread>
#include <QTimer>

#include <memory>

namespace heliograph {

class CaptureBacklog;
class CaptureRecorder;
class CaptureServer;
class Clock;
class History;
class KeyRing;
class PriceBook;
class Settings;

/// How the proxy works. Kept in the settings under capture.*; what changes while it runs holds from the next request on.
struct CaptureSettings {
    quint16 port = 8787; ///< 0: any free one
    QString token; ///< in the path; letters and digits
    Route route = Route::Direct; ///< onward
    QStringList allowedOrigins; ///< of web pages that may call; empty: none
    bool askForUsage = false; ///< adds stream_options.include_usage where a client forgets it
    bool recording = true; ///< false: traffic goes on and is not kept

    /// As they are in the settings; a missing token is made, and kept when it is needed first (keepToken).
    static CaptureSettings load(const Settings &settings);
    Status save(Settings &settings) const;
    static QString newToken(); ///< from the system's random numbers
};

/// A request the proxy turned away or could not pass on, in words for people.
struct CaptureRefusal {
    enum class Reason {
        Host, ///< another Host than this machine's: DNS rebinding
        Origin, ///< a web page that is not allowed
        Token, ///< missing or wrong
        Provider, ///< no provider of that id
        Malformed, ///< no HTTP, or one that can be read in two ways
        TooLarge,
        TooSlow,
        Upstream, ///< the provider could not be reached
    };
    Reason reason = Reason::Malformed;
    QString path; ///< token struck out
    QString message;
};

/// What goes through at the moment, and what was lost.
struct CaptureState {
    bool running = false;
    quint16 port = 0;
    int inFlight = 0;
    qint64 served = 0; ///< requests answered since it was started
    qint64 recorded = 0;
    qint64 lost = 0; ///< passed on and not kept, since the history could not be written
    QString problem; ///< why it does not run, or why calls are lost; empty: nothing is wrong
};

/// A captured call as it grows, at most ten times a second each.
struct CaptureProgress {
    QUuid id;
    QString text; ///< to append
    qint64 bytes = 0; ///< of the answer so far
    Timing timing;
};

/// The capture proxy on this machine: passes what any client sends on to its provider, or to Helicone, and records it. Runs in
/// a thread of its own; methods are called from the thread this object lives in, and signals come there.
class CaptureService final : public QObject
{
    Q_OBJECT

public:
    /// All of these outlive the service.
    CaptureService(History &history, Settings &settings, KeyRing &keys, std::shared_ptr<const PriceBook> prices,
        const Clock &clock, QObject *parent = nullptr);
    /// Ends what is in flight, keeps what came and waits for it.
    ~CaptureService() override;

    /// From now on the address is known to people, so its token has to be the same the next time.
    void keepToken();
    /// Error (Usage) where the port is taken or the settings make no sense. stateChanged() follows.
    Status start();
    void stop();
    bool isRunning() const { return m_state.running; }
    const CaptureState &state() const { return m_state; }
    const CaptureSettings &captureSettings() const { return m_settings; }
    /// Keeps them and uses them; restarts where the port is another one.
    Status apply(const CaptureSettings &settings);
    /// The same for this run alone, without keeping them. Before start().
    void use(const CaptureSettings &settings) { m_settings = settings; }
    void setPrices(std::shared_ptr<const PriceBook> prices);

    /// "http://127.0.0.1:8787/TOKEN/openai/v1": what a client of that provider is given; empty while it does not run.
    /// Empty also for a provider without an address.
    QString baseUrl(const QString &providerId) const;
    QStringList providers() const; ///< the ids of those that have an address, in the order of the list
    /// Where the demo provider runs, for requests to /TOKEN/demo/v1; empty: nowhere.
    void setDemoUrl(const QString &url);

Q_SIGNALS:
    void stateChanged(const heliograph::CaptureState &state);
    void callStarted(const heliograph::Call &call);
    void callProgressed(const heliograph::CaptureProgress &progress);
    void callFinished(const heliograph::Call &call);
    void refused(const heliograph::CaptureRefusal &refusal);

private:
    void stopServer();
    void lookUpKeys();
    void lookUpNextKey(int round, QStringList variables, NamedKeys found);
    void publish();
    void lookAtState();

    History &m_history;
    Settings &m_file;
    KeyRing &m_keys;
    const Clock &m_clock;
    std::unique_ptr<CaptureBacklog> m_backlog;
    QThread m_thread;
    QThread m_recordThread;
    CaptureServer *m_server = nullptr; ///< lives in m_thread, while it runs
    CaptureRecorder *m_recorder = nullptr; ///< lives in m_recordThread
    CaptureSettings m_settings;
    CaptureState m_state;
    QTimer m_stateTimer;
    QTimer m_publishTimer; ///< several settings change at once
    NamedKeys m_found; ///< keys the routes need, by variable
    int m_keyRound = 0; ///< of looking keys up: the last one counts
    bool m_keysKnown = false;
    bool m_stateDue = false; ///< m_state has changed and nobody was told
    QString m_keyProblem;
    QString m_historyProblem;
    QString m_demoUrl;
};

}
