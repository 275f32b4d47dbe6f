"""Preferred names of 28 k cities by language (Debian libgeonames-common)."""

import glob
from collections import defaultdict

import polib

from packages import Debian

# Codes of the package that BCP 47 spells otherwise.
TAGS = {"sr@latin": "sr-Latn", "tt@iqtelif": "tt-Latn", "cmn": "zh", "mo": "ro-MD", "no": "nb"}


def preferred_names(debian: Debian) -> dict[int, list[tuple[str, str]]]:
    """GeoNames id ▶ [(language, name)], English first, then by language."""
    names = defaultdict(list)
    pattern = debian.file("usr/share/locale/*/LC_MESSAGES/geonames.mo")
    codes = {path.split("/")[-3]: path for path in glob.glob(pattern)}
    for code in sorted(codes, key=lambda c: (c != "en", "_" in c, c)):
        tag = TAGS.get(code, code.replace("_", "-"))
        for entry in polib.mofile(codes[code]):
            if entry.msgid.isdigit() and entry.msgstr:
                names[int(entry.msgid)].append((tag, entry.msgstr))
    return names
