#pragma once

#include <QTemporaryDir>

namespace heliograph {

/// Points HOME and the XDG folders at a temporary folder, takes the user's keys and session bus out of the
/// environment and shows windows nowhere. Made before QApplication.
class TestEnvironment final
{
public:
    TestEnvironment();
    QString path() const { return m_home.path(); }

private:
    QTemporaryDir m_home;
};

/// The project's own folder, for tests that read its files.
QString sourceFolder();
/// The program under test.
QString programPath();

/// The folder of recorded provider traffic: HELIOGRAPH_RECORDINGS, else ../shared/recordings beside the project;
/// empty where neither exists.
QString recordingsFolder();

}
