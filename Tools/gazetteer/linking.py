"""Which division each Natural Earth province belongs to: by name, else by the majority of the cities inside."""

from collections import Counter, defaultdict

import shapely

from divisions import Divisions
from folding import fold, script
from naturalearth import Province
from tables import Place

KIND_WORDS = set(
    "province provincia provincie provinsi region regione regiao department departement departamento district distrito "
    "distretto state estado etat governorate muhafazat oblast oblast' kray krai rayon raion raionul respublika republic "
    "republika county judetul canton kanton canton prefecture ken fu wilaya wilayat wilayah gouvernorat mintaqat ostan "
    "zupanija kraj okres apskritis laen lan fylke amt land borough municipality municipio concelho obcina opstina komuna "
    "parish tinh thanh pho changwat khet khoueng sheng shi zizhiqu division emirate il ili aimag mkhare de du da do di "
    "del des d la le les of the and autonomous autonome avtonomna avtonomnyy okrug governate viloyati velayat rajon "
    "vilayat of city metropolitan special administrative".split()
)


def keys(name: str) -> set[str]:
    """A name's key, and the key without words for a kind of division."""
    key = fold(name)
    words = [w for w in key.split(" ") if w not in KIND_WORDS]
    return {key, " ".join(words), " ".join(words).replace(" ", "")} - {""}


def names_index(places: list[Place]) -> dict[str, dict[str, set[str]]]:
    """Country ▶ key ▶ targets."""
    index = defaultdict(lambda: defaultdict(set))
    for place in places:
        for _, name in [("", place.name), *place.names]:
            if script(name) == "Latin":
                for key in keys(name):
                    index[place.country][key].add(place.target)
    return index


class Links:
    """For each province: its country, its first-level and (where it is one) second-level division."""

    def __init__(self, provinces: list[Province], divided: Divisions, cities: list[Place]):
        tree = shapely.STRtree([shapely.Point(c.lon, c.lat) for c in cities])
        shapely.prepare([p.geometry for p in provinces])
        first = names_index([d for d in divided.places if d.feature == "A.ADM1"])
        second = names_index([d for d in divided.places if d.feature == "A.ADM2"])
        second_sizes = Counter(c.target for c in cities if c.admin2)
        self.country, self.first, self.second, self.by_name = [], [], [], []
        for province in provinces:
            inside = [cities[i] for i in tree.query(province.geometry, predicate="contains")]
            country = self.country_of(province, inside)
            inside = [c for c in inside if c.country == country and c.admin1]
            named = self.named(first, country, province)
            target = self.first_of(named, Counter(f"{country}.{c.admin1}" for c in inside), len(inside), divided)
            self.country.append(country)
            self.first.append(target)
            self.by_name.append(target in named)
            self.second.append(
                self.second_of(
                    self.named(second, country, province),
                    Counter(c.target for c in inside if c.admin2),
                    target,
                    len(inside),
                    second_sizes,
                )
            )

    @staticmethod
    def country_of(province: Province, inside: list[Place]) -> str:
        votes = Counter(c.country for c in inside)
        if not votes:
            return province.country
        country, count = votes.most_common(1)[0]
        return country if count >= 3 and count >= 0.7 * len(inside) else province.country

    @staticmethod
    def named(index, country: str, province: Province) -> set[str]:
        found = set()
        for name in province.names:
            for key in keys(name):
                found |= index[country].get(key, set())
        return found

    @staticmethod
    def first_of(named: set[str], votes: Counter, total: int, divided: Divisions) -> str:
        votes = Counter({t: n for t, n in votes.items() if t in divided.by_target})
        if not votes:
            return min(named) if len(named) == 1 else ""
        best, count = votes.most_common(1)[0]
        if best in named:
            return best
        supported = [t for t in named if votes[t] >= 0.3 * total]
        if len(supported) == 1:
            return supported[0]
        return best if count >= 0.5 * total else ""

    @staticmethod
    def second_of(named: set[str], votes: Counter, first: str, total: int, sizes: Counter) -> str:
        if not first:
            return ""
        named = {t for t in named if t.startswith(first + ".")}
        if not votes:
            return min(named) if len(named) == 1 else ""
        best, count = votes.most_common(1)[0]
        if not best.startswith(first + "."):
            return ""
        if best in named and count >= 0.3 * total:
            return best
        return best if count >= 0.6 * total and count >= 0.03 * sizes[best] else ""
