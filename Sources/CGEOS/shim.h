// Only the reentrant calls: a context per operation or per worker.
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
