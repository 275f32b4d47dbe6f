"""The rows that every source fills, and how they are written."""

import hashlib
import os
from collections import defaultdict
from dataclasses import dataclass, field

from folding import fold, is_junk

HEADER = "id\tname\tfeature\tlon\tlat\tadmin1\tadmin2\tpopulation\tnames"


@dataclass
class Place:
    id: int
    name: str
    feature: str
    country: str
    lon: float | None = None
    lat: float | None = None
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    names: list[tuple[str, str]] = field(default_factory=list)  # (language or '', name)
    iso: str = ""
    kind: str = ""

    @property
    def target(self) -> str:
        return ".".join(filter(None, (self.country, self.admin1, self.admin2)))


def is_code(text: str) -> bool:
    """'US', 'U.S.A.': short capitals belong to abbreviations.tsv, where case counts."""
    letters = text.replace(".", "")
    return len(letters) <= 5 and letters.isascii() and letters.isalpha() and letters.isupper()


def clean(text: str) -> str:
    """One line, without the table's own marks; Azerbaijani's ə is often mistyped as the African letter ǝ."""
    return " ".join(text.replace("|", "/").replace("ǝ", "ə").replace("Ǝ", "Ə").split())


def distinct_names(name: str, names: list[tuple[str, str]], keep_junk: bool = False) -> list[tuple[str, str]]:
    """Names without junk and without a second spelling of one key; a spelling with a language wins over one without."""
    language = {}
    for tag, text in names:
        if tag and (text not in language):
            language[text] = tag
    seen = {fold(name)}
    kept = []
    for tag, text in names:
        text = clean(text)
        if tag == "iata":
            kept.append((tag, text))
            continue
        if not keep_junk and not tag and is_junk(text):
            continue
        if len(text) > 60 or "=" in text or not text:
            continue
        key = fold(text)
        if not key or key in seen:
            continue
        seen.add(key)
        kept.append((tag or language.get(text, ""), text))
    return kept


def stable_id(block: int, key: str, taken: set[int]) -> int:
    """An id inside `block` (a multiple of 1e8) that depends on the key alone, unless two keys collide."""
    value = block + int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big") % 100_000_000
    while value in taken:
        value = value + 1 if value + 1 < block + 100_000_000 else block
    taken.add(value)
    return value


def number(value: float, digits: int = 5) -> str:
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def joined(names: list[tuple[str, str]]) -> str:
    return "|".join(f"{tag}={text}" if tag else text for tag, text in names)


def write_places(folder: str, places: list[Place]) -> None:
    os.makedirs(folder, exist_ok=True)
    by_country = defaultdict(list)
    for place in places:
        by_country[place.country].append(place)
    for country, rows in by_country.items():
        rows.sort(key=lambda p: p.id)
        write_rows(
            os.path.join(folder, f"{country}.tsv"),
            HEADER,
            (
                (
                    p.id,
                    clean(p.name),
                    p.feature,
                    number(p.lon),
                    number(p.lat),
                    p.admin1,
                    p.admin2,
                    p.population or "",
                    joined(p.names),
                )
                for p in rows
            ),
        )


def write_rows(path: str, header: str | None, rows) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + ".part", "w", encoding="utf-8", newline="\n") as out:
        if header:
            out.write(header + "\n")
        for row in rows:
            out.write("\t".join(str(v) for v in row) + "\n")
    os.replace(path + ".part", path)
