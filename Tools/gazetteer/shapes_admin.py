"""Shapes of countries and of first- and second-level divisions: unions of Natural Earth's simplified provinces."""

from collections import Counter, defaultdict

import numpy as np
import shapely

import naturalearth
from divisions import Divisions
from linking import Links
from packages import Debian
from polyline import areas, rounded
from tables import Place

TOLERANCE = 0.006  # degrees; the side of the triangles that simplification may take away
SMALLEST = 2e-5  # square degrees (a quarter of a km²): islets below it go, unless a unit has nothing else


class AdminShapes:
    def __init__(self, debian: Debian, divided: Divisions, cities: list[Place]):
        provinces = naturalearth.provinces(debian)
        links = Links(provinces, divided, cities)
        simple = simplified([p.geometry for p in provinces])
        self.provinces, self.links, self.simple = provinces, links, simple
        self.countries = grouped(simple, links.country)
        for iso, geometry in naturalearth.countries(debian).items():
            if iso not in self.countries:
                self.countries[iso] = rounded(shapely.simplify(geometry, TOLERANCE / 2))
        tree = shapely.STRtree([shapely.Point(c.lon, c.lat) for c in cities])
        unnamed = {t for t, named in zip(links.first, links.by_name) if not named}
        first = grouped(simple, links.first)
        self.first = {t: g for t, g in first.items() if agrees(t, g, cities, tree, t not in unnamed)}
        second = grouped(simple, links.second)
        self.second = {t: g for t, g in second.items() if agrees(t, g, cities, tree, False)}
        self.cut_western_sahara()

    def cut_western_sahara(self):
        """Natural Earth draws who rules; Western Sahara's border with Morocco is the parallel of 27°40' N."""
        both = shapely.union_all([self.countries["MA"], self.countries["EH"]], grid_size=1e-4)
        south = shapely.box(-17.5, 20.5, -8.6667, 27.6667)
        self.countries["EH"] = rounded(shapely.intersection(both, south))
        self.countries["MA"] = rounded(shapely.difference(both, south))


def simplified(geometries: list) -> list:
    """One pass over the whole coverage, so that neighbours keep sharing their borders."""
    valid = [g if g.is_valid else shapely.make_valid(g) for g in geometries]
    whole = [shapely.MultiPolygon(areas(g)) for g in valid]
    return [rounded(without_islets(g)) for g in shapely.coverage_simplify(np.array(whole), TOLERANCE)]


def without_islets(geometry):
    polygons = areas(geometry)
    kept = [p for p in polygons if p.area >= SMALLEST] or polygons
    return shapely.MultiPolygon(kept)


def grouped(geometries: list, targets: list[str]) -> dict[str, object]:
    members = defaultdict(list)
    for geometry, target in zip(geometries, targets):
        if target:
            members[target].append(geometry)
    return {
        target: shapely.MultiPolygon(areas(shapely.union_all(group, grid_size=1e-4)))
        for target, group in sorted(members.items())
    }


def agrees(target: str, geometry, cities: list[Place], tree, named: bool) -> bool:
    """Half of the cities inside are the division's, and half of the division's cities are inside (or it has none).

    A shape that was found by name may hold fewer: coasts and old borders put few cities astray."""
    depth = target.count(".") + 1
    inside = Counter(
        ".".join((cities[i].country, cities[i].admin1, cities[i].admin2)[:depth])
        for i in tree.query(geometry, predicate="contains")
    )
    total = sum(inside.values())
    if not total or named and total < 10:
        return inside[target] >= 0.3 * total
    own = sum(
        1 for c in by_country(cities)[target.split(".")[0]] if c.target == target or c.target.startswith(target + ".")
    )
    return inside[target] >= (0.35 if named else 0.5) * total and inside[target] >= 0.5 * own


_by_country: dict[int, dict] = {}


def by_country(cities: list[Place]) -> dict[str, list[Place]]:
    if id(cities) not in _by_country:
        groups = defaultdict(list)
        for city in cities:
            groups[city.country].append(city)
        _by_country[id(cities)] = groups
    return _by_country[id(cities)]


def inner_point(geometry) -> tuple[float, float]:
    """The centroid where it lies inside; else that of the largest part, else a point inside the largest part."""
    largest = max(areas(geometry), key=lambda p: p.area)
    for point, area in ((geometry.centroid, geometry), (largest.centroid, largest)):
        if area.contains(point):
            return point.x, point.y
    point = largest.representative_point()
    return point.x, point.y
