// Pictures of every page, for people to look at: light and dark, large and small. ./dev shots

#include "tests/photographer.h"
#include "tests/shotgroups.h"
#include "tests/support/testenvironment.h"

#include <QDir>
#include <QTextStream>
#include <QTranslator>

using namespace heliograph;

namespace {

struct Group {
    const char *name; ///< on the command line
    void (*shoot)(Photographer &photos);
};

const Group kGroups[] = {
    {"firstrun", firstRunShots},
    {"pages", pageShots},
    {"calls", callsShots},
    {"dashboard", dashboardShots},
    {"sessions", sessionShots},
    {"prompts", promptShots},
    {"builder", builderShots},
    {"requests", requestShots},
    {"budgets", budgetShots},
    {"media", mediaShots},
    {"compare", comparisonShots},
    {"diff", differenceShots},
    {"capture", captureShots},
};

}

int main(int argc, char **argv)
{
    const TestEnvironment environment;
    QApplication app(argc, argv);
    QTranslator english; // for its plural forms
    if (english.load(QStringLiteral(":/translations/heliograph_en.qm")))
        QCoreApplication::installTranslator(&english);
    const QString folder = app.arguments().value(1, QStringLiteral("shots"));
    QDir().mkpath(folder);
    const QString only = app.arguments().value(2); // "builder", "media", …: that part alone
    for (const Look &look : {Look{QStringLiteral("light"), QStringLiteral("light"), {1280, 800}},
             Look{QStringLiteral("dark"), QStringLiteral("dark"), {1280, 800}},
             Look{QStringLiteral("small"), QStringLiteral("light"), {900, 600}},
             Look{QStringLiteral("large"), QStringLiteral("light"), {1920, 1080}},
             Look{QStringLiteral("large-dark"), QStringLiteral("dark"), {1920, 1080}}}) {
        Photographer photos(folder, look);
        for (const Group &group : kGroups) {
            if (only.isEmpty() || only == QLatin1String(group.name))
                group.shoot(photos);
        }
    }
    QTextStream(stdout) << folder << Qt::endl;
    return 0;
}
