// Types and constants only: libcairo is opened on first use, so nothing is linked here.
#include <cairo/cairo.h>
