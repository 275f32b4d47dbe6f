"""Derives Sources/Gazetteer/Key/FoldTable.swift, the name key's case, accent and width folding.

    python3 Tools/namekey/fold_table.py > Sources/Gazetteer/Key/FoldTable.swift

The facts are the Unicode Character Database's as Python's unicodedata has it (NFKD, lower case, combining class), plus
the letters that Unicode does not decompose but that news spells without their strokes (LETTERS).
"""

import sys
import unicodedata

PAGE = 64
LIMIT = 0x10000
KEPT, REMOVED, SPACE, EXPANSIONS = 0, 1, 0x20, 0xE000

LETTERS = {
    "ß": "ss", "æ": "ae", "ǽ": "ae", "ǣ": "ae", "œ": "oe", "ø": "o", "ǿ": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
    "ı": "i", "ə": "a", "ħ": "h", "ŋ": "n", "ŧ": "t", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ɣ": "g", "ɛ": "e", "ɔ": "o",
    "ɨ": "i", "ʉ": "u", "ƴ": "y", "ɖ": "d", "ƒ": "f", "ŀ": "l", "ĸ": "k", "ſ": "s", "ƀ": "b", "ǥ": "g", "ȼ": "c", "ƶ": "z",
    "ʒ": "z", "ɫ": "l", "ɲ": "n", "ʋ": "v", "ѓ": "г", "ќ": "к", "ك": "ک", "ي": "ی", "ى": "ی", "ة": "ه", "ۀ": "ه", "ہ": "ه",
    "ھ": "ه", "ٱ": "ا", "ς": "σ", "&": " and ",
}
# Removed without a trace: apostrophes, their look-alikes (modifier letters, Arabic ayin's and Hebrew's marks), full stops,
# tatweel, soft hyphen, zero-width characters and direction marks.
REMOVED_CHARACTERS = set("'`´‘’‚‛ʹʺʻʼʽʾʿˈˊˋ′‵＇.·ـ\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u061c׳״ˌ˘ˑː\u0374\u0375ʰ")
REMOVED_CHARACTERS |= set(map(chr, range(0x202A, 0x202F)))


def folded(character):
    """The key's characters for one character: '' when removed, ' ' when it parts words."""
    if character in REMOVED_CHARACTERS:
        return ""
    if character in LETTERS:
        return LETTERS[character]
    category = unicodedata.category(character)
    code = ord(character)
    if category in ("Cs", "Co", "Cn"):
        return character
    if category[0] in "ZPC" or character in "~^|<>=+$©®™°":
        return " "
    # Kana and Hangul keep their composed form: a voicing mark or a final consonant makes another letter, no accent.
    if 0x3040 <= code <= 0x30FF or 0xAC00 <= code <= 0xD7A3 or 0x1100 <= code <= 0x11FF:
        return character
    if unicodedata.combining(character) not in (0, 7, 8, 9) or category == "Me":
        return ""
    result = ""
    for part in unicodedata.normalize("NFKD", character.lower()):
        if unicodedata.combining(part) in (0, 7, 8, 9) or 0x0900 <= ord(part) < 0x1000:
            part = part.lower()
            result += part if part == character else LETTERS.get(part, "" if part in REMOVED_CHARACTERS else part)
    return " " if result and result.strip() == "" else result.replace("\u2044", " ")


def fold_to_fixpoint(character):
    result = folded(character)
    while True:
        again = "".join(folded(part) if part != character else part for part in result)
        if again == result or len(again) > 24:
            return result
        result = again


def main():
    expansions = bytearray()
    positions = {}
    pages = {}
    directory = []
    rows = []
    for first in range(0, LIMIT, PAGE):
        entries = []
        for code in range(first, first + PAGE):
            character = chr(code)
            result = character if 0xD800 <= code < 0xF900 else fold_to_fixpoint(character)
            if result == character:
                entries.append(KEPT)
            elif result == "":
                entries.append(REMOVED)
            elif len(result) == 1 and ord(result) < EXPANSIONS:
                entries.append(ord(result))
            else:
                if result not in positions:
                    positions[result] = len(expansions)
                    encoded = result.encode()
                    expansions.append(len(encoded))
                    expansions += encoded
                entries.append(EXPANSIONS + positions[result])
        key = tuple(entries)
        if key not in pages:
            pages[key] = len(rows)
            rows.append(key)
        directory.append(pages[key])
    assert EXPANSIONS + len(expansions) < 0x10000 and len(rows) < 256, (len(expansions), len(rows))

    out = sys.stdout
    out.write("// Made by Tools/namekey/fold_table.py from Unicode " + unicodedata.unidata_version + "; do not edit.\n")
    out.write("// swift-format-ignore-file\n\n")
    out.write("/// Case, accent and width folding of the characters below U+10000, in pages of 64.\n")
    out.write("enum FoldTable {\n")
    out.write("    /// An entry: 0 keeps the character, 1 removes it, from 0xE000 on it is the place of an expansion, else the\n")
    out.write("    /// one character (UTF-16) that takes its place.\n")
    out.write("    static let keeps: UInt16 = 0\n    static let removes: UInt16 = 1\n    static let expands: UInt16 = 0xE000\n\n")

    def array(name, kind, values, comment):
        out.write(f"    /// {comment}\n    static let {name}: [{kind}] = [\n")
        line = "       "
        for value in values:
            text = f" {value},"
            if len(line) + len(text) > 118:
                out.write(line + "\n")
                line = "       "
            line += text
        out.write(line + "\n    ]\n\n" if name != "expansions" else line + "\n    ]\n")

    array("directory", "UInt8", directory, "The page of each 64 characters.")
    array("entries", "UInt16", [entry for row in rows for entry in row], "The pages, one after the other.")
    array("expansions", "UInt8", expansions, "Expansions: the number of bytes, then the UTF-8 bytes.")
    out.write("}\n")


main()
