"""Geometry as text: polygons ';', rings '/', each ring a Google-encoded polyline (lat, lon), not closed."""

import numpy as np
import shapely

PRECISION = 4


def encode_value(value: int) -> str:
    value = ~(value << 1) if value < 0 else value << 1
    out = []
    while value >= 0x20:
        out.append(chr((0x20 | (value & 0x1F)) + 63))
        value >>= 5
    out.append(chr(value + 63))
    return "".join(out)


def encode_ring(ring) -> str:
    points = np.rint(np.asarray(ring.coords)[:-1, ::-1] * 10**PRECISION).astype(np.int64)
    keep = np.ones(len(points), bool)
    keep[1:] = (np.diff(points, axis=0) != 0).any(axis=1)
    points = points[keep]
    deltas = np.diff(points, axis=0, prepend=[[0, 0]])
    return "".join(encode_value(int(v)) for v in deltas.ravel())


def encode(geometry) -> str:
    """Google's alphabet has ';' never ('?'…'~' only) and '/' never, so both can separate."""
    return ";".join("/".join(encode_ring(r) for r in [p.exterior, *p.interiors]) for p in parts(geometry))


def parts(geometry) -> list:
    """The polygons of any geometry, largest first."""
    polygons = [
        g
        for g in shapely.get_parts(
            geometry,
        )
        if g.geom_type == "Polygon" and not g.is_empty
    ]
    return sorted(polygons, key=lambda p: (-p.area, p.bounds))


def rounded(geometry):
    """The geometry on the grid that the text can hold, still valid."""
    grid = shapely.transform(geometry, lambda c: np.round(c, PRECISION))
    if not grid.is_valid:
        grid = shapely.make_valid(grid)
    return shapely.MultiPolygon(areas(grid))


def areas(geometry) -> list:
    if geometry.geom_type == "Polygon":
        return [geometry] if geometry.area > 0 else []
    if hasattr(geometry, "geoms"):
        return [p for g in geometry.geoms for p in areas(g)]
    return []
