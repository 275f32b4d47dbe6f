"""Points and populations of divisions: known points, shapes, the plain mean of their cities, their parent's point."""

import csv
import math
import os
import re
from collections import defaultdict

import shapely

from folding import fold, script
from tables import Place


def known() -> dict[str, tuple[float, float]]:
    """Points by gazetteers' habit (admin1_points.tsv): the GNIS points of US states and the like."""
    path = os.path.join(os.path.dirname(__file__), "admin1_points.tsv")
    with open(path, encoding="utf-8") as file:
        return {r["target"]: (float(r["lon"]), float(r["lat"])) for r in csv.DictReader(file, delimiter="\t")}


def mean(cities: list[Place]) -> tuple[float, float]:
    """The plain mean on the sphere (right across the date line, too)."""
    x = y = z = 0.0
    for city in cities:
        lon, lat = math.radians(city.lon), math.radians(city.lat)
        x += math.cos(lat) * math.cos(lon)
        y += math.cos(lat) * math.sin(lon)
        z += math.sin(lat)
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


KIND = set(
    "rayon raion district county tumani tumany audany audan shahrestan kabupaten kota shi xian qu gun si gu ku machi "
    "huyen comuna municipality municipio gorod gorodskoy okrug nahiyat qada mintaqat markaz qism woreda city jaras "
    "upazila zila tehsil rajon de of".split()
)
ADJECTIVE = re.compile(r"(?:skiy|skyy|skyi|skii|skaya|skoye|sky|ski|kiy)$")


def named_town(division: Place, towns: list[Place]) -> Place | None:
    """The town that a second-level division is named after: 'Skovorodinskiy Rayon' ▶ Skovorodino."""
    best = None
    for _, name in [("", division.name), *division.names]:
        words = [w for w in fold(name).split(" ") if w not in KIND]
        key = " ".join(words)
        if not key or script(name) != "Latin":
            continue
        stem = ADJECTIVE.sub("", key)
        for town in towns:
            other = fold(town.name)
            alike = (
                other == key or stem != key and len(stem) > 3 and other.startswith(stem) and len(other) < len(stem) + 5
            )
            if alike and (best is None or town.population > best.population):
                best = town
    return best


def lead_towns(divisions: list[Place], cities: list[Place]) -> None:
    """A second-level division without a known city gets the town that it is named after, if their first level is one."""
    settled = {c.target for c in cities if c.admin2}
    free = defaultdict(list)
    for city in cities:
        if not city.admin2:
            free[f"{city.country}.{city.admin1}"].append(city)
    for division in divisions:
        if division.feature == "A.ADM2" and division.target not in settled:
            town = named_town(division, free.get(f"{division.country}.{division.admin1}", []))
            if town and not town.admin2:
                town.admin2 = division.admin2


def settle(cities: list[Place], shapes: dict[str, object]) -> None:
    """Cities whose codes no source gives take those of the shape that they lie in."""
    targets = sorted(shapes, key=lambda t: t.count("."))
    tree = shapely.STRtree([shapes[t] for t in targets])
    for city in cities:
        if city.admin1 and city.admin2:
            continue
        for index in sorted(tree.query(shapely.Point(city.lon, city.lat), predicate="within")):
            country, admin1, *rest = targets[index].split(".")
            if country == city.country and city.admin1 in ("", admin1):
                city.admin1 = admin1
                city.admin2 = city.admin2 or "".join(rest)


def fill(
    divisions: list[Place],
    cities: list[Place],
    known: dict[str, tuple[float, float]],
    countries: dict[str, tuple[float, float]],
) -> None:
    inside = defaultdict(list)
    for city in cities:
        inside[f"{city.country}.{city.admin1}"].append(city)
        if city.admin2:
            inside[f"{city.country}.{city.admin1}.{city.admin2}"].append(city)
    for division in sorted(divisions, key=lambda d: d.feature):  # parents first
        target = division.target
        here = inside.get(target, [])
        division.population = sum(c.population for c in here)
        if division.feature == "A.ADM3":
            same = [c for c in here if c.name == division.name] or here
            division.lon, division.lat = mean(same)
            division.population = 0
            continue
        if target in known:
            division.lon, division.lat = known[target]
        elif here:
            division.lon, division.lat = mean(here)
        else:
            parent = known.get(f"{division.country}.{division.admin1}")
            division.lon, division.lat = parent or countries[division.country]
        known.setdefault(target, (division.lon, division.lat))
