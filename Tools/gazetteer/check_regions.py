#!/usr/bin/env python3
"""Check the hand-written tables of the gazetteer.

    python3 Tools/gazetteer/check_regions.py [Gazetteer]

Prints one line for every fault (file, line, what is wrong) and leaves with 1 if there was any.
Codes and ids are looked up in countries.tsv and places/*.tsv where these exist.
"""

import math
import re
import sys
from collections import defaultdict
from pathlib import Path

REGION_COLUMNS = "id name feature lon lat countries members box from to names".split()
DISPUTE_COLUMNS = "id view claimants administration from to note".split()
ABBREVIATION_COLUMNS = "text target style".split()
DEMONYM_COLUMNS = "word target kind".split()
NAME_COLUMNS = "target language name kind".split()

STYLES = {"ap", "usps", "iso", "news"}
DEMONYM_KINDS = {"adjective", "people", "language"}
NAME_KINDS = {"alternate", "official", "former", "short"}
PROJECT_IDS = range(2_200_000_000, 2_300_000_000)

ISO2 = re.compile(r"[A-Z]{2}$")
ADMIN = re.compile(r"[A-Z]{2}\.[0-9A-Z]+(\.[0-9A-Z]+)?$")
FEATURE = re.compile(r"[AHLPRSTUV]\.[A-Z0-9]+$")
DATE = re.compile(r"-?\d{1,4}(-\d\d-\d\d)?$")
YEAR = re.compile(r"-?\d{1,4}")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*$")
NAME = re.compile(r"([a-z]{2,3}(?:-[A-Za-z0-9]+)*)=(.+)$")


class Checker:
    def __init__(self, root):
        self.root = root
        self.faults = 0
        self.countries = set()
        self.admins = set()
        self.ids = {}
        self.region_ids = set()
        self.names_seen = defaultdict(list)

    def fault(self, where, what):
        self.faults += 1
        print(f"{where}: {what}")

    def rows(self, path, columns):
        """Yield (where, row as a dict) for each well-formed line of a table."""
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            self.fault(path, f"not UTF-8: {error}")
            return
        if not text.endswith("\n") or "\r" in text:
            self.fault(path, "lines must end with a single line feed, the last one too")
        lines = text.split("\n")
        if lines[0].split("\t") != columns:
            self.fault(f"{path}:1", "header must be " + " ".join(columns))
            return
        for number, line in enumerate(lines[1:], 2):
            if not line:
                continue
            where = f"{path}:{number}"
            fields = line.split("\t")
            if len(fields) != len(columns):
                self.fault(where, f"{len(fields)} columns instead of {len(columns)}")
                continue
            if any(field != field.strip() for field in fields):
                self.fault(where, "space at the edge of a field")
            yield where, dict(zip(columns, fields))

    def load_codes(self):
        """Read what the derived tables know; without them only the form of codes is checked."""
        countries = self.root / "countries.tsv"
        if countries.exists():
            with countries.open(encoding="utf-8") as file:
                next(file)
                for line in file:
                    fields = line.split("\t")
                    self.countries.add(fields[1])
                    self.ids[int(fields[0])] = str(countries)
        for path in sorted((self.root / "places").glob("*.tsv")):
            with path.open(encoding="utf-8") as file:
                next(file)
                for line in file:
                    fields = line.split("\t", 8)
                    self.ids[int(fields[0])] = str(path)
                    if fields[2] == "A.ADM1":
                        self.admins.add(f"{path.stem}.{fields[5]}")
                    elif fields[2] == "A.ADM2":
                        self.admins.add(f"{path.stem}.{fields[5]}.{fields[6]}")

    def check_target(self, where, target):
        if target.startswith("id:"):
            self.check_id(where, target[3:])
        elif ISO2.match(target):
            if self.countries and target not in self.countries:
                self.fault(where, f"no country {target}")
        elif ADMIN.match(target):
            if self.admins and target not in self.admins:
                self.fault(where, f"no division {target}")
        else:
            self.fault(where, f"'{target}' is no ISO2, ISO2.ADMIN1 or id:N")

    def check_id(self, where, text):
        if not text.isdigit():
            self.fault(where, f"'{text}' is no id")
        elif int(text) in self.region_ids or not self.admins:
            return
        elif int(text) not in self.ids:
            self.fault(where, f"no place has the id {text}")

    def check_number(self, where, text, limit, what):
        try:
            value = float(text)
        except ValueError:
            self.fault(where, f"{what} '{text}' is no number")
            return math.nan
        if not -limit <= value <= limit:
            self.fault(where, f"{what} {text} is out of range")
        if "." in text and len(text.split(".")[1]) > 5:
            self.fault(where, f"{what} {text} has more than 5 decimals")
        return value

    def check_dates(self, where, row):
        for column in ("from", "to"):
            if row[column] and not DATE.match(row[column]):
                self.fault(where, f"'{row[column]}' is no year or ISO date")
        years = [int(YEAR.match(row[column])[0]) for column in ("from", "to") if YEAR.match(row[column])]
        if len(years) == 2 and years[0] > years[1]:
            self.fault(where, "ends before it begins")

    def check_names(self, where, row):
        seen = set()
        for entry in filter(None, [row["name"], *row["names"].split("|")]):
            match = NAME.match(entry)
            language, name = match.groups() if match else ("", entry)
            if name != name.strip() or not name:
                self.fault(where, f"'{entry}' has a space at its edge")
            if language == "" and "=" in entry:
                self.fault(where, f"'{entry}' begins with no language tag")
            if name.casefold() in seen:
                self.fault(where, f"the name {name} stands twice")
            seen.add(name.casefold())
            if entry != row["name"] and language == "" and re.fullmatch(r"[A-Z]{2,4}", name):
                self.fault(where, f"'{name}' is case-sensitive: it belongs in abbreviations.tsv")

    def check_region(self, where, row):
        identifier = int(row["id"]) if row["id"].isdigit() else -1
        if identifier in self.ids:
            self.fault(where, f"id {identifier} also stands in {self.ids[identifier]}")
        elif not 0 < identifier < 2_000_000_000 and identifier not in PROJECT_IDS:
            self.fault(where, f"id {row['id']} is neither GeoNames' nor of the hand-written block")
        self.ids[identifier] = where
        if not FEATURE.match(row["feature"]):
            self.fault(where, f"'{row['feature']}' is no feature code")
        lon = self.check_number(where, row["lon"], 180, "lon")
        lat = self.check_number(where, row["lat"], 90, "lat")
        for country in filter(None, row["countries"].split(",")):
            self.check_target(where, country)
        for member in filter(None, row["members"].split(",")):
            self.check_target(where, member.removeprefix("-"))
        if row["members"] and row["box"]:
            self.fault(where, "members and a box exclude each other")
        if row["box"]:
            self.check_box(where, row["box"], lon, lat)
        self.check_dates(where, row)
        self.check_names(where, row)
        nearby = self.names_seen[row["name"].casefold()]
        for other, other_lon, other_lat in nearby:
            if math.hypot(lon - other_lon, lat - other_lat) < 0.3:
                self.fault(where, f"the same name stands at the same point in {other}")
        nearby.append((where, lon, lat))

    def check_box(self, where, box, lon, lat):
        edges = [self.check_number(where, edge, 180, "edge") for edge in box.split(",")]
        if len(edges) != 4:
            self.fault(where, "a box has four edges: west,south,east,north")
            return
        west, south, east, north = edges
        inside = west <= lon <= east if west <= east else lon >= west or lon <= east
        if south >= north or not inside or not south <= lat <= north:
            self.fault(where, f"the point {lon},{lat} is not in its box {box}")

    def check_regions(self):
        paths = sorted((self.root / "regions").glob("*.tsv"))
        tables = [(path, list(self.rows(path, REGION_COLUMNS))) for path in paths]
        for _, rows in tables:
            self.region_ids.update(int(row["id"]) for _, row in rows if row["id"].isdigit())
        for path, rows in tables:
            for where, row in rows:
                self.check_region(where, row)
            print(f"{path}: {len(rows)} rows")

    def check_table(self, name, columns, check):
        path = self.root / name
        if not path.exists():
            return
        seen = set()
        count = 0
        for where, row in self.rows(path, columns):
            count += 1
            key = tuple(row.values())
            if key in seen:
                self.fault(where, "the row stands twice")
            seen.add(key)
            check(where, row)
        print(f"{path}: {count} rows")

    def check_dispute(self, where, row):
        self.check_id(where, row["id"])
        if row["view"] and not ISO2.match(row["view"]):
            self.fault(where, "view must be the ISO2 code of the recognised sovereign, or empty")
        if not row["administration"]:
            self.fault(where, "no administration")
        self.check_dates(where, row)

    def check_abbreviation(self, where, row):
        self.check_target(where, row["target"])
        if row["style"] not in STYLES:
            self.fault(where, f"no style '{row['style']}'")

    def check_demonym(self, where, row):
        self.check_target(where, row["target"])
        if row["kind"] not in DEMONYM_KINDS:
            self.fault(where, f"no kind '{row['kind']}'")

    def check_extra_name(self, where, row):
        self.check_target(where, row["target"])
        if row["language"] and not LANGUAGE.match(row["language"]):
            self.fault(where, f"'{row['language']}' is no language tag")
        if row["kind"] not in NAME_KINDS:
            self.fault(where, f"no kind '{row['kind']}'")


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else "Gazetteer")
    if not (root / "regions").is_dir():
        sys.exit(f"{root}/regions: no such folder; run this from the top of the repository")
    checker = Checker(root)
    checker.load_codes()
    checker.check_regions()
    checker.check_table("disputes.tsv", DISPUTE_COLUMNS, checker.check_dispute)
    checker.check_table("abbreviations.tsv", ABBREVIATION_COLUMNS, checker.check_abbreviation)
    checker.check_table("demonyms_news.tsv", DEMONYM_COLUMNS, checker.check_demonym)
    checker.check_table("extra_names.tsv", NAME_COLUMNS, checker.check_extra_name)
    sys.exit(1 if checker.faults else 0)


if __name__ == "__main__":
    main()
