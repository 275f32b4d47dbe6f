"""Measures articles a second; see throughput.sh."""
import json
import os
import pathlib
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree

import ahocorasick

ROOT = pathlib.Path(__file__).resolve().parent.parent
GEONEWS = os.environ["GEONEWS"]
FOLDER = ROOT.parent / "shared" / "corpora"
CORPORA = [FOLDER / name for name in ("lgl.xml", "TR-News.xml")]
NEWSWIRE = FOLDER / "ner" / "en-worldwide-newswire" / "original_articles"
ARTICLES = 1500  # that are made up where the corpora are not
# The command reads the articles so many times in one run: its start, 15 ms, is no part of a rate, as the building of the
# peer's automaton is not.
REPEATS = 8
ROUNDS = 7
SENTENCES = [
    "Officials in {} said on Monday that the road to {} would stay closed until the water falls.",
    "The mayor of {} asked {} for help, and residents were told to boil their water.",
    "A train was halted for two hours on its way to {}, where engineers found a cracked rail.",
    "Farmers expect a better harvest than last year, a trader from {} told reporters.",
    "The court adjourned the case; lawyers said that they would wait for the written judgment.",
    "Prices rose by four per cent in March, the statistics office said, with rents in {} leading.",
    "Hundreds marched through the centre while a smaller crowd gathered in {}.",
    "The ministry did not answer questions about the contract, which was signed two years ago.",
]


def tables():
    """Rows of the gazetteer's tables as dictionaries, the most populous first."""
    rows = []
    tables = ROOT / "Gazetteer"
    for path in sorted([*tables.glob("places/*.tsv"), *tables.glob("regions/*.tsv"), tables / "countries.tsv"]):
        lines = path.read_text(encoding="utf-8").split("\n")
        header = lines[0].split("\t")
        rows += [dict(zip(header, line.split("\t"))) for line in lines[1:] if line]
    return sorted(rows, key=lambda row: -int(row.get("population") or 0))


def composed(rows):
    draw = random.Random(1)
    for _ in range(ARTICLES):
        text = ""
        while len(text) < 2000:
            sentence = draw.choice(SENTENCES)
            names = [rows[int(len(rows) * draw.random() ** 4)]["name"] for _ in range(sentence.count("{}"))]
            text += sentence.format(*names) + (" " if draw.random() < 0.7 else "\n\n")
        yield text


def real():
    """The corpora's articles, cut at 2,000 characters, each once, in an order that mixes the corpora."""
    texts = [article.findtext("text") or "" for path in CORPORA
             for article in xml.etree.ElementTree.parse(path).getroot().iter("article")]
    texts += [path.read_text(encoding="utf-8", errors="replace") for path in sorted(NEWSWIRE.glob("*.txt"))]
    texts = [text.strip()[:2000] for text in texts if len(text.strip()) > 1000]
    random.Random(1).shuffle(texts)
    return texts


def automaton(names):
    found = ahocorasick.Automaton()
    for name in filter(None, names):
        found.add_word(name, len(name))
    found.make_automaton()
    return found


def seconds(run):
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def look_up(found, texts):
    for text in texts:
        for _ in found.iter(text):
            pass


def main():
    os.sched_setaffinity(0, {0})
    rows = tables()
    main_names = {row["name"] for row in rows}
    all_names = main_names.union(
        *({name.split("=", 1)[-1] for name in row.get("names", "").split("|")} for row in rows))
    texts, what = (real(), "news") if all(path.exists() for path in CORPORA) else (list(composed(rows)), "made-up")
    size = sum(len(text.encode()) for text in texts) / len(texts)
    with tempfile.TemporaryDirectory() as folder:
        batch, report = (os.path.join(folder, name) for name in ("batch.jsonl", "report"))
        with open(batch, "w", encoding="utf-8") as file:
            for number, text in enumerate(texts * REPEATS):
                file.write(json.dumps({"id": str(number), "text": text}) + "\n")
        command = ["/usr/bin/time", "-f", "%M", "-o", report, GEONEWS, "locate", "--quiet", "--output",
                   os.path.join(folder, "out.geojson"), batch]
        ours, rows_of_table = [], []
        small = [text.lower() for text in texts]
        for label, names, searched in [
            (f"all {len(all_names):,} names as they are written", all_names, texts),
            (f"all {len(all_names):,} names in small letters", {name.lower() for name in all_names}, small),
            (f"{len(main_names):,} main names as they are written", main_names, texts),
            (f"{len(main_names):,} main names in small letters", {name.lower() for name in main_names}, small),
        ]:
            found = automaton(names)
            beside, theirs = [], []
            # One after the other, so that what else the machine does meets both.
            for _ in range(ROUNDS):
                beside.append(len(texts) * REPEATS / seconds(lambda: subprocess.run(command, check=True)))
                theirs.append(len(texts) / seconds(lambda: look_up(found, searched)))
            ratio = statistics.median(beside) / statistics.median(theirs)
            rows_of_table.append(
                f"| pyahocorasick, only looking up {label} | {statistics.median(theirs):.0f} | {max(theirs):.0f} | {ratio:.1f} × |")
            ours += beside
        memory = int(re.search(r"\d+", pathlib.Path(report).read_text())[0]) / 1024
    lines = [
        f"# Throughput, {time.strftime('%Y-%m-%d')}",
        "",
        f"{len(texts)} {what} articles of {size / 1000:.1f} KB, one core, by `Benchmarks/throughput.sh`; ours {REPEATS} times over in each run.",
        f"Medians of {ROUNDS} runs beside as many of ours, by turns. In small letters the peer finds what our index finds; as they are",
        "written, what a script of a word list finds.",
        "",
        "| | articles a second | at best | ours is |",
        "|---|---|---|---|",
        f"| geonews locate: read JSON Lines, recognise, resolve, write GeoJSON (peak {memory:.0f} MB) "
        f"| {statistics.median(ours):.0f} | {max(ours):.0f} | |",
        *rows_of_table,
    ]
    lines.append("")
    output = ROOT / "Benchmarks" / "results" / f"{time.strftime('%Y-%m-%d')}-throughput.md"
    output.write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))


main()
