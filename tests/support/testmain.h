#pragma once

#include "tests/support/testenvironment.h"

#include <QApplication>
#include <QTest>

/// A test program whose HOME, XDG folders and environment are its own: it can neither read nor write the user's.
#define HELIOGRAPH_TEST_MAIN(TestClass)                                                            \
    int main(int argc, char **argv)                                                                \
    {                                                                                              \
        const heliograph::TestEnvironment environment;                                             \
        QApplication app(argc, argv);                                                              \
        TestClass test;                                                                            \
        return QTest::qExec(&test, argc, argv);                                                    \
    }
