"""Evidence lists: given names, surnames, common English words; one lower-case word a line, the commonest first."""

import importlib
import os
import pkgutil

from folding import fold
from packages import Debian, python_file
from tables import write_rows

GIVEN, SURNAMES, COMMON = 5_000, 15_000, 20_000
# Faker's locales whose lists are long or rare beyond use in world news.
SKIPPED = {"is_IS", "zu_ZA", "ga_IE"}
LETTERS = {
    "cyrillic": (
        "абвгґдеёжзийіклмнопрстуфхцчшщъыьэю яєїѓѕјљњќџ",
        "a b v g g d e yo zh z i y i k l m n o p r s t u f kh ts ch sh shch ' y ' e yu _ ya ye yi gj dz j lj nj kj dzh",
    ),
    "armenian": (
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
        "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev",
    ),
    "georgian": (
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h",
    ),
}
TABLE = {
    ord(a): b.replace("'", "").replace("_", "")
    for letters, latin in LETTERS.values()
    for a, b in zip(letters, latin.split())
}


def romanised(name: str) -> str:
    return name.casefold().replace("ու", "u").translate(TABLE)


def usable(name: str) -> str | None:
    text = fold(romanised(name))
    return text if text.isascii() and text.isalpha() and len(text) > 1 else None


def census(*files: str) -> list[str]:
    """US Census 1990 names by frequency (PyPI names)."""
    rows = []
    for file in files:
        with open(python_file("names", file), encoding="ascii") as lines:
            rows += [(-float(frequency), name) for name, frequency, *_ in map(str.split, lines)]
    return [name.lower() for _, name in sorted(rows)]


def faker(prefix: str) -> list[str]:
    """Names of some 50 locales (PyPI Faker), romanised where the script is Cyrillic, Armenian or Georgian."""
    package = importlib.import_module("faker.providers.person")
    found = []
    for module in sorted(m.name for m in pkgutil.iter_modules(package.__path__)):
        if module in SKIPPED:
            continue
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        for attribute in sorted(a for a in dir(provider) if a.startswith(prefix)):
            values = getattr(provider, attribute)
            if isinstance(values, (tuple, list, dict)):
                for value in values:
                    # Japanese lists give (kanji, kana, Latin).
                    found.append(value[-1] if isinstance(value, tuple) else value)
    return found


def common(debian: Debian) -> list[str]:
    """By frequency in books (PyPI symspellpy), without the words that a dictionary (wamerican) only has capitalised."""
    with open(debian.file("usr/share/dict/american-english"), encoding="utf-8") as file:
        dictionary = {w.strip() for w in file}
    with open(python_file("symspellpy", "frequency_dictionary_en_82_765.txt"), encoding="utf-8-sig") as file:
        ranked = [line.split()[0] for line in file]
    return [w for w in ranked if w in dictionary and len(w) > 1 or w in ("a", "i")][:COMMON]


def distinct(names: list[str]) -> list[tuple[str]]:
    return [(n,) for n in dict.fromkeys(filter(None, map(usable, names)))]


def write(folder: str, debian: Debian) -> None:
    given = census("dist.female.first", "dist.male.first")[:GIVEN] + faker("first_")
    surnames = census("dist.all.last")[:SURNAMES] + faker("last_")
    for name, rows in (
        ("given_names", distinct(given)),
        ("surnames", distinct(surnames)),
        ("common", [(w,) for w in common(debian)]),
    ):
        write_rows(os.path.join(folder, f"{name}.txt"), None, rows)
