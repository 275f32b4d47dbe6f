"""Writes shapes/*.tsv and gives the points that shapes settle."""

import os

import postal
import shapes_disputed
import shapes_us
import shapes_water
from folding import fold
from packages import Debian
from polyline import PRECISION, encode
from shapes_admin import AdminShapes, inner_point
from tables import Place, write_rows

HEADER = "target\tprecision\tgeometry"


def write(path: str, shapes: dict[str, object]) -> None:
    write_rows(path, HEADER, ((t, PRECISION, encode(g)) for t, g in sorted(shapes.items()) if not g.is_empty))


def disputed_targets(shapes: dict[str, object], rows: list[dict]) -> dict[str, object]:
    """The shapes of those disputed areas that Gazetteer/regions has under the same name."""
    ids = {fold(r["name"]): f"id:{r['id']}" for r in reversed(rows)}
    return {ids[fold(n)]: g for n, g in shapes.items() if fold(n) in ids}


class Shapes:
    def __init__(self, debian: Debian, divided, cities: list[Place], regions: str):
        self.admin = AdminShapes(debian, divided, cities)
        self.counties = shapes_us.read(cities, postal.county_points(divided))
        self.admin.first |= {t: g for t, g in self.counties.items() if t.count(".") == 1}
        self.counties = {t: g for t, g in self.counties.items() if t.count(".") == 2}
        rows = shapes_water.region_rows(regions)
        disputed = shapes_disputed.read(debian, self.admin.provinces)
        self.disputed = disputed_targets(disputed, rows)
        self.water = {"ocean": shapes_water.ocean(), **shapes_water.lakes(rows)}

    def points(self) -> dict[str, tuple[float, float]]:
        """Points inside first-level divisions and inside US counties."""
        return {t: inner_point(g) for t, g in {**self.counties, **self.admin.first}.items()}

    def write(self, folder: str) -> None:
        write(os.path.join(folder, "countries.tsv"), self.admin.countries)
        write(os.path.join(folder, "admin1.tsv"), self.admin.first)
        write(os.path.join(folder, "admin2.tsv"), self.admin.second)
        write(os.path.join(folder, "us_counties.tsv"), self.counties)
        write(os.path.join(folder, "disputed.tsv"), self.disputed)
        write(os.path.join(folder, "water.tsv"), self.water)

    def divisions(self) -> dict[str, object]:
        return {**self.admin.first, **self.admin.second, **self.counties}
