#include "tests/shotgroups.h"

#include "core/capture/captureservice.h"
#include "tests/photographer.h"
#include "tests/support/examplecalls.h"
#include "ui/capture/capturepage.h"

#include <QAbstractButton>
#include <QTest>

namespace heliograph {

void captureShots(Photographer &photos)
{
    TestServices services(makeMemoryStore(), true);
    CaptureService &service = services.capture;
    const auto shown = photos.page<CapturePage>(services);
    CapturePage &page = *shown;
    photos.snap(page, QStringLiteral("capture-off"));
    page.findChild<QAbstractButton *>(QStringLiteral("captureSwitch"))->click();
    photos.snap(page, QStringLiteral("capture-waiting"));
    page.findChild<QAbstractButton *>(QStringLiteral("client-assistant-ui"))->click();
    page.findChild<QAbstractButton *>(QStringLiteral("captureTags"))->click();
    photos.snap(page, QStringLiteral("capture-client"));
    page.findChild<QAbstractButton *>(QStringLiteral("client-curl"))->click();
    for (Call call : dayOfCalls(QDateTime::currentDateTimeUtc())) {
        call.source = Source::Capture;
        if (call.status != CallStatus::Running)
            Q_EMIT service.callFinished(call);
    }
    for (const char *text : {"The tide turns at half past four, and with it the wind, so that a boat that leaves the harbour by three has both",
             "A heliograph needs two mirrors, a sighting vane and a shutter; on a clear day its flashes are seen at a distance of fifty"}) {
        Call call = exampleCall(QStringLiteral("When should we leave the harbour, and what do we need on board?"), {});
        call.id = QUuid::createUuid();
        call.createdAt = QDateTime::currentDateTimeUtc();
        call.status = CallStatus::Running;
        call.receipt.reset();
        call.answer = {};
        call.exchange.timing = {};
        Q_EMIT service.callStarted(call);
        QTest::qWait(200);
        CaptureProgress progress;
        progress.id = call.id;
        progress.text = QString::fromLatin1(text);
        progress.timing.firstTokenUs = 20'000;
        Q_EMIT service.callProgressed(progress);
    }
    QTest::qWait(800);
    photos.snap(page, QStringLiteral("capture-calls"));
    page.findChild<QAbstractButton *>(QStringLiteral("captureFold"))->click();
    photos.snap(page, QStringLiteral("capture-folded"));
    page.findChild<QAbstractButton *>(QStringLiteral("capturePause"))->click();
    Q_EMIT service.refused({CaptureRefusal::Reason::Token, QStringLiteral("/…/openai/v1/chat/completions"), {}});
    Q_EMIT service.refused({CaptureRefusal::Reason::Origin, QStringLiteral("/"), QStringLiteral("http://localhost:5173 is not allowed.")});
    page.findChild<QAbstractButton *>(QStringLiteral("captureOptionsButton"))->click();
    page.findChild<QAbstractButton *>(QStringLiteral("captureNewToken"))->click();
    photos.snap(page, QStringLiteral("capture-options"));
}

}
