"""Name keys: when two spellings count as one name, which script a name is in, and which names are junk."""

import functools
import re
import unicodedata

SPECIAL = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ħ": "h", "ŧ": "t"}
)
APOSTROPHES = "'’‘ʼʻʹʺ`´ʾʿ.·"
SEPARATORS = re.compile(r"[\s\-‐‑–—_,/()]+")
ABBREVIATED = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@functools.lru_cache(maxsize=1 << 20)
def fold(name: str) -> str:
    """Case, Latin diacritics, apostrophes, full stops and hyphens do not tell two names apart."""
    text = unicodedata.normalize("NFKD", name.casefold().translate(SPECIAL)).translate(SPECIAL)
    if script(name) in ("Latin", "Greek", "Cyrillic"):
        text = "".join(c for c in text if not unicodedata.combining(c))
    text = unicodedata.normalize("NFC", text)
    text = "".join(c for c in text if c not in APOSTROPHES)
    words = SEPARATORS.sub(" ", text).strip().split(" ")
    return " ".join(ABBREVIATED.get(w, w) for w in words)


@functools.lru_cache(maxsize=1 << 20)
def script(name: str) -> str:
    """The script of the first letter: the first word of its Unicode name, 'Latin', 'Cyrillic', 'Cjk' …"""
    for c in name:
        if c.isalpha() and unicodedata.category(c) != "Lm":
            return unicodedata.name(c, "UNKNOWN").split(" ")[0].split("-")[0].title()
    return ""


def is_junk(name: str) -> bool:
    """Not a name that a text could print: addresses, numbers, codes, and machine romanisations (no capital)."""
    if not name or len(name) > 60 or "http" in name or "|" in name or "\t" in name or "=" in name:
        return True
    if not any(c.isalpha() for c in name):
        return True
    if script(name) != "Latin":
        return False
    if any(c.isdigit() for c in name) and len(name) < 4:
        return True
    if len(name) <= 4 and name.isupper() and name.isascii():
        return True
    return name == name.lower()
