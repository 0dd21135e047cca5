#pragma once

namespace heliograph {

/// Has large blocks of memory go back to the system as soon as they are freed. Called once, before there are threads:
/// where the C library does otherwise it keeps what a look at a million calls took, for as long as the program runs.
void giveLargeBlocksBack();

}
