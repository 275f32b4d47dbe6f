// Types and constants only: libproj is opened on first use, so nothing is linked here.
#include <geodesic.h>
#include <proj.h>
