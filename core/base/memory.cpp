#include "core/base/memory.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace heliograph {

void giveLargeBlocksBack()
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 1024 * 1024); // fixed: else it grows with what was freed
    mallopt(M_TRIM_THRESHOLD, 2 * 1024 * 1024);
#endif
}

}
