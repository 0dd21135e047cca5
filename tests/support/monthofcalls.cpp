#include "tests/support/monthofcalls.h"

#include "tests/support/examplecalls.h"

#include <QRandomGenerator>

#include <array>
#include <cmath>

namespace heliograph {

namespace {

struct Kind {
    const char *provider;
    const char *model;
    double dollarsIn; ///< per million tokens; 0: unpriced
    double dollarsOut;
    double secondsPerThousand;
};

constexpr std::array kKinds{Kind{"openai", "gpt-4.1-mini", 0.4, 1.6, 6}, Kind{"anthropic", "claude-sonnet-4-5", 3, 15, 12},
    Kind{"openai", "gpt-4.1", 2, 8, 14}, Kind{"gemini", "gemini-2.5-flash", 0.3, 2.5, 4},
    Kind{"anthropic", "claude-haiku-4-5", 1, 5, 5}, Kind{"groq", "llama-3.3-70b-versatile", 0.59, 0.79, 2},
    Kind{"deepseek", "deepseek-chat", 0.27, 1.1, 20}, Kind{"mistral", "mistral-large-latest", 2, 6, 9},
    Kind{"ollama", "qwen3:8b", 0, 0, 30}};
constexpr std::array kUsers{"ann", "ben", "carla", "support bot", ""};
constexpr std::array kPrompts{"Summarise this support ticket in two sentences and name what the customer wants",
    "Where is my refund?", "Translate the release notes to German", "Review this pull request for races",
    "Write a test for the parser of invoices", "Which of these orders are late?", "日本語のメールに丁寧に返事をしてください",
    "Find the three cheapest flights"};

double uniform(QRandomGenerator &random)
{
    return random.generateDouble();
}

/// About 1, seldom a tenth or ten times as much.
double spread(QRandomGenerator &random)
{
    const double bell = uniform(random) + uniform(random) + uniform(random) + uniform(random) - 2;
    return std::exp(bell * 1.8);
}

}

void writeMonthOfCalls(History &history, const QDateTime &now, int days, int callsADay)
{
    QRandomGenerator random(42);
    for (int day = days - 1; day >= 0; --day) {
        const QDate date = now.toLocalTime().date().addDays(-day);
        const bool weekend = date.dayOfWeek() > 5;
        const int count = weekend ? callsADay / 4 : callsADay / 2 + int(random.bounded(callsADay));
        for (int i = 0; i < count; ++i) {
            const Kind &kind = kKinds[size_t(std::min(random.bounded(int(kKinds.size())), random.bounded(int(kKinds.size()))))];
            Call call = exampleCall(QString::fromUtf8(kPrompts[size_t(random.bounded(int(kPrompts.size())))]),
                QStringLiteral("It is done."));
            call.id = QUuid::createUuid();
            call.createdAt = std::min(QDateTime(date, QTime(8 + int(random.bounded(10)), int(random.bounded(60)))).toUTC(), now);
            call.provider = QString::fromLatin1(kind.provider);
            call.model = call.requestedModel = QString::fromLatin1(kind.model);
            call.source = Source(random.bounded(3));
            call.tags = {};
            call.tags.userId = QString::fromLatin1(kUsers[size_t(random.bounded(int(kUsers.size())))]);
            const auto input = qint64(2000 * spread(random));
            const auto cached = random.bounded(3) == 0 ? input / 2 : 0;
            const auto output = qint64(400 * spread(random));
            call.answer.usage = {};
            call.answer.usage.input = input - cached;
            call.answer.usage.cachedInput = cached;
            call.answer.usage.output = output;
            call.answer.usage.reasoning = random.bounded(4) == 0 ? output / 2 : 0;
            const auto us = qint64(1e6 * (0.4 + double(output) / 1000 * kind.secondsPerThousand * (0.6 + uniform(random))));
            call.exchange.timing = {us / 10, us / 8, us / 6, us};
            call.exchange.chunks.clear();
            call.receipt.reset();
            if (kind.dollarsIn > 0) {
                const auto line = [](const char *name, qint64 tokens, double dollars) {
                    const Money rate = Money::fromPico(qint64(std::llround(dollars * 1e12)));
                    return ReceiptLine{QLatin1String(name), tokens, QStringLiteral("token"), rate, 1'000'000,
                        Money::atRate(rate, tokens, 1'000'000).value_or(Money())};
                };
                Receipt receipt;
                receipt.lines = {line("input", input - cached, kind.dollarsIn),
                    line("cached_input", cached, kind.dollarsIn / 10), line("output", output, kind.dollarsOut)};
                for (const ReceiptLine &part : receipt.lines)
                    receipt.total += part.amount;
                receipt.basis = random.bounded(30) == 0 ? CostBasis::Estimated : CostBasis::Exact;
                call.receipt = receipt;
            }
            if (random.bounded(22) == 0) {
                constexpr std::array kinds{ErrorKind::RateLimit, ErrorKind::Server, ErrorKind::Timeout, ErrorKind::RateLimit};
                call.status = CallStatus::Error;
                call.error = Error{kinds[size_t(random.bounded(4))], QStringLiteral("It did not work."), 500, {}};
                call.receipt.reset();
                call.answer.usage = {};
            }
            history.finish(call);
        }
    }
    waitForHistory(history);
}

}
