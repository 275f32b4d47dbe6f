#include <libxml/xmlversion.h>
/* Debian's libxml2 pulls in ICU's headers, which clash with Foundation's own ICU. They only describe a struct that
   Markup never touches. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlreader.h>
