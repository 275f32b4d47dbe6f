"""Airports with IATA codes (PyPI airportsdata)."""

import re

import airportsdata
import shapely

from folding import fold
from tables import Place, stable_id

BLOCK = 2_100_000_000
WORD = re.compile(
    r"\b(Airport|Airfield|Airstrip|Aerodrome|Air Base|Airbase|Base|Field|Heliport|Airpark|Airstation|Station)\b"
)
GENERIC = re.compile(
    r"\b(International|Intl|Regional|Municipal|Domestic|National|Metropolitan|County|City|Memorial|Executive|General|"
    r"Airport|Airfield|Aerodrome|Field|New|Old|North|South|East|West|Central|Northwest|Northeast|Southwest|Southeast|"
    r"of|and|de|the|Area|Island|Islands|State|Air|Base|Army|Naval|Force|Station|Heliport|Seaplane)\b",
    re.IGNORECASE,
)
# 'Lester B. Pearson International Airport' is 'Pearson International Airport' in the news.
PERSON = re.compile(r"^[\w.'-]+ .*?([\w'-]+) International Airport$")
# Airports that news calls by their code alone.
CALLED_BY_CODE = {"JFK", "LAX", "DFW"}


def short_names(name: str, city: str) -> list[str]:
    """'London Heathrow Airport' of London ▶ 'Heathrow', 'Heathrow Airport'; 'O'Hare' of Chicago likewise."""
    out = []
    plain = name.replace(" International Airport", " Airport")
    if plain != name:
        out.append(plain)
        out.append(name.removesuffix(" Airport"))
    person = PERSON.match(name)
    if person and fold(city) not in fold(name) and not GENERIC.search(person.group(1)):
        out += [f"{person.group(1)} International Airport", f"{person.group(1)} Airport"]
    for form in (name, plain):
        if city and fold(form).startswith(fold(city) + " "):
            rest = form[len(city) :].strip(" -–/")
            core = rest.removesuffix(" International Airport").removesuffix(" Airport")
            if len(core) > 3 and len(core.split()) <= 2 and GENERIC.sub("", core).strip(" -/") == core:
                out += [core, rest]
    return out


def read(cities: list[Place], divisions: dict[str, object]) -> list[Place]:
    """Each airport is in the division whose shape holds it, else in that of the nearest city of its country."""
    tree = shapely.STRtree([shapely.Point(c.lon, c.lat) for c in cities])
    targets = sorted(divisions, key=lambda t: t.count("."))
    shapes = shapely.STRtree([divisions[t] for t in targets])
    taken, places = set(), []
    for iata, row in sorted(airportsdata.load("IATA").items()):
        name = " ".join(row["name"].replace("|", " ").split())
        name = name.replace(" Intl ", " International ").replace(" Ntl ", " National ")
        if not name or not (row["lat"] or row["lon"]):
            continue
        if not WORD.search(name):
            name += " Airport"
        point = shapely.Point(row["lon"], row["lat"])
        near = cities[tree.nearest(point)]
        code = near.target if near.country == row["country"] else row["country"]
        for index in sorted(shapes.query(point, predicate="within")):
            if targets[index].startswith(row["country"] + ".") and not code.startswith(targets[index]):
                code = targets[index]
        _, admin1, admin2 = (code + "..").split(".")[:3]
        names = [("", n) for n in short_names(name, row["city"])]
        if iata in CALLED_BY_CODE:
            names.append(("en", iata))
        names.append(("iata", iata))
        military = re.search(r"Air Base|Airbase|Air Force|Naval|Army|AFB|RAF ", name)
        places.append(
            Place(
                stable_id(BLOCK, f"iata/{iata}", taken),
                name,
                "S.AIRB" if military else "S.AIRP",
                row["country"],
                row["lon"],
                row["lat"],
                admin1,
                admin2,
                names=names,
            )
        )
    return places
