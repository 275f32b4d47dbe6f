"""Writes the table of countries' other codes that the formats Mordecai and GKG need, from Gazetteer/countries.tsv.

    python3 Tools/gazetteer/country_codes.py Gazetteer/countries.tsv > Sources/Export/Trade/CountryTable.swift
"""

import csv
import sys
import textwrap

HEAD = '''\
/// ISO 3166 alpha-3 and FIPS 10-4 codes of countries. Written by Tools/gazetteer/country_codes.py: change that instead.
enum CountryTable {
    /// "ARM" for "AM"; the code itself for what has none.
    static func alpha3(_ alpha2: String) -> String { codes[alpha2]?.alpha3 ?? alpha2 }

    /// "AJ" for "AZ"; the code itself for what has none.
    static func fips(_ alpha2: String) -> String { codes[alpha2]?.fips ?? alpha2 }

    private static let codes: [String: (alpha3: String, fips: String)] = {
        var codes: [String: (alpha3: String, fips: String)] = [:]
        for row in table.split(whereSeparator: { $0 == " " || $0 == "\\n" }) {
            let parts = row.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            codes[parts[0]] = (parts[1], parts[2].isEmpty ? parts[0] : parts[2])
        }
        return codes
    }()

    /// alpha-2, alpha-3 and FIPS code, empty where FIPS 10-4 has none.
    private static let table = """
'''


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        rows = sorted((r["iso2"], r["iso3"], r["fips"]) for r in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    lines = textwrap.wrap(" ".join("/".join(row) for row in rows), 110, break_on_hyphens=False)
    print(HEAD + "\n".join("        " + line for line in lines) + '\n        """\n}')


main()
