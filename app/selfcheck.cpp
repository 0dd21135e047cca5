#include "app/selfcheck.h"

#include "core/base/whenready.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QDir>
#include <QKeyEvent>
#include <QPixmap>
#include <QTextStream>
#include <QTimer>

namespace heliograph {

namespace {
constexpr int kSettleMs = 600; ///< for the window to be laid out and painted
constexpr int kLimitMs = 60'000;

template <typename Widget>
Widget *visibleChild(const QWidget &parent, const QString &name)
{
    const auto children = parent.findChildren<Widget *>(name);
    for (Widget *child : children) {
        if (child->isVisible())
            return child;
    }
    return nullptr;
}
}

SelfCheck::SelfCheck(QMainWindow &window, const Services &services, QString folder) :
    m_window(window), m_services(services), m_folder(std::move(folder))
{
}

void SelfCheck::start()
{
    connect(&m_services.calls, &CallService::finished, this, &SelfCheck::answered);
    QTimer::singleShot(kSettleMs, this, &SelfCheck::ask);
    QTimer::singleShot(kLimitMs, this, [this] { fail(tr("No answer came in time.")); });
}

void SelfCheck::ask()
{
    auto *composer = visibleChild<QWidget>(m_window, QStringLiteral("composerEdit"));
    if (!composer) {
        fail(tr("The playground did not open."));
        return;
    }
    composer->setFocus();
    typeInto(composer, tr("What can Heliograph do for me?"));
    auto *send = visibleChild<QAbstractButton>(m_window, QStringLiteral("sendButton"));
    if (send && send->isEnabled())
        send->click();
    else
        fail(tr("The question could not be sent."));
}

void SelfCheck::typeInto(QWidget *widget, const QString &text)
{
    for (const QChar c : text) {
        QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(c));
        QCoreApplication::sendEvent(widget, &press);
        QKeyEvent release(QEvent::KeyRelease, 0, Qt::NoModifier, QString(c));
        QCoreApplication::sendEvent(widget, &release);
    }
}

void SelfCheck::answered(const Call &call)
{
    if (call.status != CallStatus::Ok) {
        fail(call.error ? call.error->message : tr("The call failed."));
        return;
    }
    whenReady(m_services.history.flush(), this, [this](bool stored) {
        if (!stored) {
            fail(tr("The call could not be written to the history."));
            return;
        }
        QTimer::singleShot(kSettleMs, this, [this] {
            if (m_done)
                return;
            const QString path = QDir(m_folder).filePath(QStringLiteral("window.png"));
            if (!m_window.grab().save(path)) {
                fail(tr("The picture could not be saved as %1.").arg(path));
                return;
            }
            m_done = true;
            Q_EMIT finished(0);
        });
    });
}

void SelfCheck::fail(const QString &why)
{
    if (m_done)
        return;
    m_done = true;
    QTextStream(stderr) << why << Qt::endl;
    Q_EMIT finished(1);
}

}
