"""US places known to the post that cities500 lacks (PyPI zipcodes, GeoNames postal data)."""

import re
from collections import Counter, defaultdict

import shapely
import zipcodes

from divisions import Divisions
from folding import fold
from tables import Place, stable_id

BLOCK = 2_000_000_000
NEAR = 0.25  # degrees: a place of the same name in the same state within it is the same place
# The post cuts names to 13 letters with these; other cuts ('Jeffersonvlle') name nothing and are left out.
LONG = {
    "N": "North",
    "S": "South",
    "E": "East",
    "W": "West",
    "St": "Saint",
    "Mt": "Mount",
    "Ft": "Fort",
    "Lk": "Lake",
    "Hts": "Heights",
    "Hgts": "Heights",
    "Hls": "Hills",
    "Vly": "Valley",
    "Spgs": "Springs",
    "Spg": "Spring",
    "Bch": "Beach",
    "Vlg": "Village",
    "Ctr": "Center",
    "Jct": "Junction",
    "Sta": "Station",
    "Twp": "Township",
    "Mtn": "Mountain",
    "Fls": "Falls",
    "Is": "Island",
    "Pt": "Point",
    "Crk": "Creek",
    "Pk": "Park",
    "Mls": "Mills",
    "Plt": "Plantation",
    "Cyn": "Canyon",
    "Hbr": "Harbor",
    "Cty": "City",
}
CUT = re.compile(r"(?:[^aeiouy]{4}|vlle|vl|tn|fld|shp|brg|twn|hvn|spor|bgh|gdn|gdns)\b", re.IGNORECASE)
TERRITORIES = {"PR": "PR", "GU": "GU", "VI": "VI", "AS": "AS", "MP": "MP"}
OTHER = {"AA", "AE", "AP", "FM", "MH", "PW"}


def codes() -> list[dict]:
    return [z for z in zipcodes.list_all() if z["state"] not in OTHER and z["lat"] and float(z["lat"])]


def whole_name(name: str) -> str | None:
    """'Herrick Ctr' ▶ 'Herrick Center', 'Mc Comas' ▶ 'McComas'; nothing for a name cut beyond that."""
    words = name.split(" ")
    long = " ".join(LONG.get(w, w) for w in words).replace("Mc ", "Mc")
    if CUT.search(long) or long != name and len(name) >= 13:
        return None
    return long


def counties(divided: Divisions) -> dict[tuple[str, str], str]:
    """(state, folded county name) ▶ second-level code."""
    found = {}
    for place in divided.places:
        if place.country == "US" and place.feature == "A.ADM2":
            for name in (place.name, *(n for _, n in place.names)):
                found.setdefault((place.admin1, fold(name)), place.admin2)
                found.setdefault((place.admin1, fold(name.removeprefix("City of ") + " city")), place.admin2)
    return found


def county_points(divided: Divisions) -> list[tuple[str, float, float]]:
    """Votes for the counties' shapes: each postal code's county and point."""
    known = counties(divided)
    out = []
    for z in codes():
        code = known.get((z["state"], fold(z["county"] or "")))
        if code:
            out.append((f"US.{z['state']}.{code}", float(z["long"]), float(z["lat"])))
    return out


def read(divided: Divisions, cities: list[Place]) -> list[Place]:
    known = counties(divided)
    here = [c for c in cities if c.country in ("US", *TERRITORIES)]
    named = defaultdict(list)
    for city in here:
        for key in {fold(n) for n in (city.name, *(n for _, n in city.names))}:
            named[key].append(city)
    groups = defaultdict(list)
    for z in codes():
        for name in [z["city"], *(z["acceptable_cities"] or [])]:
            whole = whole_name(name)
            if whole and not any(c.isdigit() for c in whole):
                groups[(z["state"], whole)].append(z)
    tree = shapely.STRtree([shapely.Point(c.lon, c.lat) for c in here])
    taken, places = set(), []
    for (state, name), group in sorted(groups.items()):
        own = [z for z in group if whole_name(z["city"]) == name] or group
        lon = sum(float(z["long"]) for z in own) / len(own)
        lat = sum(float(z["lat"]) for z in own) / len(own)
        if any(abs(c.lon - lon) < NEAR and abs(c.lat - lat) < NEAR for c in named[fold(name)]):
            continue
        country = TERRITORIES.get(state, "US")
        county = Counter(known.get((state, fold(z["county"] or "")), "") for z in own).most_common(1)[0][0]
        admin1 = state if country == "US" else ""
        if country != "US":
            admin1 = here[tree.nearest(shapely.Point(lon, lat))].admin1
        places.append(
            Place(
                stable_id(BLOCK, f"{state}/{name}", taken),
                name,
                "P.PPL",
                country,
                lon,
                lat,
                admin1,
                county if country == "US" else "",
            )
        )
    return places
