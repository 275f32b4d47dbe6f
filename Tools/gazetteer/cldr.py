"""Names of countries and of ISO 3166-2 subdivisions in the languages of CLDR (Debian unicode-cldr-core)."""

import glob
import os
import xml.etree.ElementTree as ET
from collections import defaultdict

from packages import Debian


def languages_first(codes: list[str]) -> list[str]:
    """English first, then the plain languages before their regional variants, in alphabetical order."""
    return sorted(codes, key=lambda c: (c != "en", c.count("_"), c))


def locale_files(folder: str) -> list[tuple[str, str]]:
    files = {os.path.basename(f)[:-4]: f for f in glob.glob(os.path.join(folder, "*.xml"))}
    return [(code, files[code]) for code in languages_first(list(files)) if code != "root"]


def bcp47(code: str) -> str:
    return code.replace("_", "-")


def countries(debian: Debian) -> dict[str, list[tuple[str, str]]]:
    """ISO 3166-1 alpha-2 ▶ names with their language, English first."""
    names = defaultdict(list)
    for code, path in locale_files(debian.file("usr/share/unicode/cldr/common/main")):
        for element in ET.parse(path).iterfind("localeDisplayNames/territories/territory"):
            iso = element.get("type")
            if len(iso) == 2 and element.text and element.text != "↑↑↑":
                names[iso].append((bcp47(code), element.text))
    return names


def subdivisions(debian: Debian) -> dict[str, list[tuple[str, str]]]:
    """ISO 3166-2 code such as 'US-LA' ▶ names with their language, English first."""
    names = defaultdict(list)
    for code, path in locale_files(debian.file("usr/share/unicode/cldr/common/subdivisions")):
        for element in ET.parse(path).iter("subdivision"):
            if element.text and element.text != "↑↑↑":
                kind = element.get("type").upper()
                names[kind[:2] + "-" + kind[2:]].append((bcp47(code), element.text))
    return names
