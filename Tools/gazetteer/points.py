"""Points and populations of divisions: known points, shapes, the plain mean of their cities, their parent's point."""

import csv
import math
import os
from collections import defaultdict

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


def fill(divisions: list[Place], cities: list[Place], known: dict[str, tuple[float, float]],
         countries: dict[str, tuple[float, float]]) -> None:
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
