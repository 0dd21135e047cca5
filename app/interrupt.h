#pragma once

#include <QObject>

namespace heliograph {

/// Turns Ctrl+C (SIGINT, SIGTERM, the console's control events) into a signal of the event loop. One at a time.
class Interrupt final : public QObject
{
    Q_OBJECT

public:
    explicit Interrupt(QObject *parent = nullptr);
    ~Interrupt() override;

Q_SIGNALS:
    void requested();
};

}
