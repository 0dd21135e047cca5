#pragma once

class QCoreApplication;

namespace heliograph {

/// Loads the built-in translation of the user's language, and Qt's own texts beside it. English where there is none.
void installTranslations(QCoreApplication &app);

}
