#include "core/base/whenready.h"
#include "tests/support/freedmemory.h"
#include "tests/support/testmain.h"

#include <QPromise>
#include <QThread>

#include <atomic>
#include <memory>
#include <thread>

using namespace heliograph;

class WhenReadyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersInTheThreadOfTheContext()
    {
        QPromise<int> promise;
        promise.start();
        QObject context;
        int answer = 0;
        QThread *thread = nullptr;
        whenReady(promise.future(), &context, [&](int value) {
            answer = value;
            thread = QThread::currentThread();
        });
        std::thread other([&] {
            promise.addResult(7);
            promise.finish();
        });
        other.join();
        QTRY_COMPARE(answer, 7);
        QCOMPARE(thread, QThread::currentThread());
        QTRY_VERIFY(context.children().isEmpty());
    }

    void answersWhatIsReadyAlready()
    {
        QObject context;
        int answer = 0;
        whenReady(QtFuture::makeReadyFuture(7), &context, [&](int value) { answer = value; });
        QTRY_COMPARE(answer, 7);
    }

    void noAnswerNoCall()
    {
        QObject context;
        bool called = false;
        const auto note = [&](int) { called = true; };
        QPromise<int> cancelled;
        cancelled.start();
        whenReady(cancelled.future(), &context, note);
        cancelled.future().cancel();
        cancelled.addResult(7);
        cancelled.finish();
        QPromise<int> empty;
        empty.start();
        whenReady(empty.future(), &context, note);
        empty.finish();
        QTRY_VERIFY(context.children().isEmpty());
        QVERIFY(!called);
    }

    void cancelledAfterTheAnswer()
    {
        QPromise<int> promise;
        promise.start();
        QFuture<int> future = promise.future();
        const FreedMemory freed;
        QObject context;
        int answer = 0;
        whenReady(future, &context, [&](int value) { answer = value; });
        promise.addResult(7);
        promise.finish();
        QTRY_COMPARE(answer, 7);
        QTRY_VERIFY(context.children().isEmpty());
        future.cancel();
        QVERIFY(freed.untouched());
    }

    /// The answer comes from another thread while the context goes.
    void contextGoesMeanwhile()
    {
        const FreedMemory freed;
        for (int i = 0; i < 2'000; ++i) {
            QPromise<int> promise;
            promise.start();
            auto context = std::make_unique<QObject>();
            bool gone = false;
            bool late = false;
            whenReady(promise.future(), context.get(), [&](int) { late = gone; });
            std::atomic_bool ready = false;
            std::thread other([&] {
                ready = true;
                promise.addResult(7);
                promise.finish();
            });
            while (!ready)
                std::this_thread::yield();
            context.reset();
            gone = true;
            other.join();
            QCoreApplication::processEvents();
            QVERIFY(!late);
        }
        QVERIFY(freed.untouched());
    }
};

HELIOGRAPH_TEST_MAIN(WhenReadyTest)
#include "tst_whenready.moc"
