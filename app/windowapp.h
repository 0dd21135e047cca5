#pragma once

#include "app/commandline.h"

namespace heliograph {

/// Opens the window and runs until it is closed. Exit status 1 where the profile or its history cannot be opened, which
/// a message box explains.
int runWindow(int &argc, char **argv, const CommandLine &commandLine);

}
