"""Validates the derived tables: columns, unique ids, coordinates, admin codes that exist, shapes that decode."""

import glob
import os

from countries import HEADER as COUNTRIES
from shapes import HEADER as SHAPES
from tables import HEADER as PLACES


def rows(path: str, header: str, problems: list[str]):
    """(line number, fields) of each well-formed line."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    if lines.pop() != "":
        problems.append(f"{path}: the last line does not end")
    if not lines or lines[0] != header:
        problems.append(f"{path}:1: the header is not: {header}")
    width = header.count("\t") + 1
    for number, line in enumerate(lines[1:], 2):
        fields = line.split("\t")
        if len(fields) != width:
            problems.append(f"{path}:{number}: {len(fields)} columns instead of {width}")
            continue
        yield number, fields


def on_earth(lon: str, lat: str) -> bool:
    try:
        return -180 <= float(lon) <= 180 and -90 <= float(lat) <= 90
    except ValueError:
        return False


def check_names(where: str, name: str, names: str, problems: list[str]) -> None:
    if not name:
        problems.append(f"{where}: no name")
    if any(not n or n.endswith("=") for n in names.split("|")) and names:
        problems.append(f"{where}: an empty name")


def decoded(text: str) -> list[tuple[int, int]]:
    values, value, shift = [], 0, 0
    for c in text:
        part = ord(c) - 63
        value |= (part & 0x1F) << shift
        shift += 5
        if part < 0x20:
            values.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    lat = lon = 0
    points = []
    for dlat, dlon in zip(values[::2], values[1::2]):
        lat, lon = lat + dlat, lon + dlon
        points.append((lat, lon))
    return points


def run(folder: str) -> int:
    problems: list[str] = []
    ids: dict[str, str] = {}
    targets = {"ocean"}
    divisions, used = set(), []
    for path in sorted(glob.glob(os.path.join(folder, "places", "*.tsv"))):
        country = os.path.basename(path)[:2]
        last = -1
        for number, (identifier, name, feature, lon, lat, admin1, admin2, population, names) in rows(
            path, PLACES, problems
        ):
            where = f"{path}:{number}"
            if identifier in ids:
                problems.append(f"{where}: id {identifier} is also at {ids[identifier]}")
            ids[identifier] = where
            if not identifier.isdigit() or int(identifier) <= last:
                problems.append(f"{where}: id {identifier} is out of order")
            last = int(identifier)
            if not on_earth(lon, lat):
                problems.append(f"{where}: not a coordinate: {lon} {lat}")
            if population and not population.isdigit():
                problems.append(f"{where}: not a population: {population}")
            check_names(where, name, names, problems)
            code = ".".join(filter(None, (country, admin1, admin2)))
            if feature in ("A.ADM1", "A.ADM2"):
                divisions.add(code)
            elif admin1:
                used.append((where, code))
    for path in [os.path.join(folder, "countries.tsv")]:
        for number, fields in rows(path, COUNTRIES, problems):
            where = f"{path}:{number}"
            targets.add(fields[1])
            if fields[0] in ids or not on_earth(fields[7], fields[8]):
                problems.append(f"{where}: the id is taken, or the point is not on Earth")
            ids[fields[0]] = where
            if fields[6] and fields[6] not in ids:
                problems.append(f"{where}: no place is the capital {fields[6]}")
            check_names(where, fields[5], fields[14], problems)
    for where, code in used:
        if code not in divisions:
            problems.append(f"{where}: no division {code}")
    for path in sorted(glob.glob(os.path.join(folder, "shapes", "*.tsv"))):
        for number, (target, precision, geometry) in rows(path, SHAPES, problems):
            where = f"{path}:{number}"
            if target not in targets and target not in divisions and not target.startswith("id:"):
                problems.append(f"{where}: no place {target}")
            for ring in geometry.replace(";", "/").split("/"):
                points = decoded(ring)
                scale = 10 ** int(precision)
                if len(points) < 3 or not all(abs(a) <= 90 * scale and abs(o) <= 180 * scale for a, o in points):
                    problems.append(f"{where}: a ring does not decode: {ring[:40]}")
    for problem in problems[:100]:
        print(problem)
    print(f"{len(ids)} places, {len(divisions)} divisions, {len(problems)} problems")
    return 1 if problems else 0
