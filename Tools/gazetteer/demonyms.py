"""Demonyms and nationality adjectives (PyPI pyworldatlas, from the CIA World Factbook)."""

import re

from countries import atlas
from tables import write_rows

HEADER = "word\ttarget\tkind"
NOTES = re.compile(r"\((?:singular and plural|singular|plural|colloquial|collective plural|US [\w ]+)\)|note -.*$")
SEPARATORS = re.compile(r"[,;/]| or | and |\bformer term\b")


def words(text: str) -> list[str]:
    """'Irishman(men), Irish (collective plural)' ▶ Irishman, Irishmen, Irish."""
    out = []
    for part in SEPARATORS.split(NOTES.sub("", text or "")):
        part = part.strip()
        match = re.fullmatch(r"(.+?) ?\((\w+)\)", part)
        if match:
            base, ending = match.groups()
            plural = base[: -len(ending)] + ending if base.endswith(("man", "woman")) else base + ending
            out += [base, plural]
        elif part:
            out.append(part)
    return [w for w in out if w[:1].isupper() or "-" in w or w.startswith(("li", "ema")) if not w.startswith("NA")]


def write(path: str, known: set[str]) -> None:
    rows = set()
    sovereign = {
        "HK": {"Chinese"},
        "MO": {"Chinese"},
        "AW": {"Dutch"},
        "CW": {"Dutch"},
        "SX": {"Dutch"},
        "PM": {"French", "Frenchman", "Frenchmen", "Frenchwoman", "Frenchwomen"},
    }
    for iso, noun, adjective in atlas().execute(
        "select alpha2, noun, adjective from country_demonym join country on id = country_id"
    ):
        if iso not in known:
            continue
        adjectives = [w for w in words(adjective) if w not in sovereign.get(iso, ())]
        rows |= {(w, iso, "adjective") for w in adjectives}
        rows |= {(w, iso, "people") for w in words(noun) if w not in adjectives and w not in sovereign.get(iso, ())}
    write_rows(path, HEADER, sorted(rows))
