"""Shapes of disputed areas: Natural Earth's claim lines closed by borders, or its units without a country."""

import shapely

import naturalearth
from packages import Debian
from polyline import rounded
from shapes_admin import TOLERANCE

# Name in Gazetteer/regions ▶ the lines that close it, the country whose outline helps, a point inside.
BY_LINES = {
    "Nagorno-Karabakh": ("Former USSR oblast in 1991", "AZ", (46.7, 39.9)),
    "South Ossetia": ("Georgian claim", "GE", (43.95, 42.35)),
    "Golan Heights": ("Syrian claim", "IL", (35.75, 33.0)),
    "Aksai Chin": ("Indian claim", "CN", (79.3, 35.2)),
    "Abyei": ("South Sudanese claim", "SD", (28.4, 9.75)),
    "Essequibo": ("Venezuelan claim", "GY", (-59.5, 6.0)),
    "Donetsk People's Republic": ("Ukrainian claim", "UA", (38.6, 48.1)),
    "Luhansk People's Republic": ("Ukrainian claim", "UA", (38.6, 48.1)),
    "Republic of Artsakh": ("Ceasefire Line 1994", "AZ", (46.5, 39.8)),
}
# One claim line closes both: each keeps the part in its own province.
PART_IN = {"Donetsk People's Republic": ("UA", "Donets'k"), "Luhansk People's Republic": ("UA", "Luhans'k")}
GAP = 0.012  # degrees; the widest gap between the ends of lines that are meant to meet
# Name ▶ the code that Natural Earth gives the unit.
BY_UNIT = {"Northern Cyprus": "CYN", "Somaliland": "SOL", "Siachen Glacier": "KAS", "Spratly Islands": "PGA"}


def read(debian: Debian, provinces: list) -> dict[str, object]:
    shapes = {}
    lines = naturalearth.disputed_lines(debian)
    for name, (claim, country, inside) in BY_LINES.items():
        border = shapely.union_all([p.geometry for p in provinces if p.country == country]).boundary
        own = [g for n, _, g in lines if n == claim]
        shape = face_around(shapely.Point(inside), own + [border])
        if name in PART_IN and shape is not None:
            part = [p.geometry for p in provinces if (p.country, p.name) == PART_IN[name]]
            shape = shapely.intersection(shape, shapely.union_all(part))
        if shape is not None:
            shapes[name] = rounded(shapely.simplify(shape, TOLERANCE / 2))
    for name, unit in BY_UNIT.items():
        whole = shapely.union_all([p.geometry for p in provinces if p.unit == unit])
        shapes[name] = rounded(shapely.simplify(whole, TOLERANCE / 2))
    return shapes


def face_around(point, lines: list):
    """The face of the line network that holds the point. Ends that miss another line by little are led onto it."""
    strands = [s for line in lines for s in shapely.get_parts(shapely.line_merge(line))]
    bridges = []
    for index, strand in enumerate(strands):
        others = shapely.union_all(strands[:index] + strands[index + 1 :])
        for end in () if strand.is_closed else (strand.coords[0], strand.coords[-1]):
            to = shapely.shortest_line(shapely.Point(end), others)
            if to.length < GAP:
                bridges.append(to)
    network = shapely.union_all(strands + bridges, grid_size=1e-6)
    for face in shapely.get_parts(shapely.polygonize(shapely.get_parts(network))):
        if face.contains(point):
            return face
    return None
