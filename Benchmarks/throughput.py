"""Measures articles a second; see throughput.sh."""
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

import ahocorasick

ROOT = pathlib.Path(__file__).resolve().parent.parent
GEONEWS = os.environ["GEONEWS"]
ARTICLES = 1000
ROUNDS = 3
SENTENCES = [
    "Officials in {} said on Monday that the road to {} would stay closed until the water falls.",
    "The mayor of {} asked {} for help, and residents of {} were told to boil their water.",
    "A train from {} to {} was halted near {}, where engineers found a cracked rail.",
    "Farmers around {} expect a better harvest than last year, a trader from {} told reporters.",
    "The court in {} adjourned the case; lawyers travelled back to {} the same evening.",
    "Prices rose by four per cent in March, the statistics office said, with rents in {} leading.",
    "Hundreds marched through the centre of {} while a smaller crowd gathered in {}.",
    "The ministry did not answer questions about the contract, which was signed two years ago.",
]


def tables():
    """Rows of the gazetteer's tables as dictionaries, the most populous first."""
    rows = []
    for path in sorted((ROOT / "Gazetteer" / "places").glob("*.tsv")):
        lines = path.read_text(encoding="utf-8").split("\n")
        header = lines[0].split("\t")
        rows += [dict(zip(header, line.split("\t"))) for line in lines[1:] if line]
    return sorted(rows, key=lambda row: -int(row.get("population") or 0))


def compose(rows, folder):
    draw = random.Random(1)
    for number in range(ARTICLES):
        text = ""
        while len(text) < 2000:
            sentence = draw.choice(SENTENCES)
            names = [rows[int(len(rows) * draw.random() ** 4)]["name"] for _ in range(sentence.count("{}"))]
            text += sentence.format(*names) + (" " if draw.random() < 0.7 else "\n\n")
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")


def automaton(names):
    found = ahocorasick.Automaton()
    for name in names:
        if len(name) > 2:
            found.add_word(name, len(name))
    found.make_automaton()
    return found


def best(run):
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def look_up(found, texts):
    for text in texts:
        for _ in found.iter(text):
            pass


def main():
    os.sched_setaffinity(0, {0})
    rows = tables()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(temporary)
        if len(sys.argv) == 1:
            compose(rows, folder)
        files = sorted(folder.glob("*.txt"))
        texts = [file.read_text(encoding="utf-8", errors="replace") for file in files]
        size = sum(len(text.encode()) for text in texts) / len(texts)
        main_names = {row["name"] for row in rows}
        all_names = main_names.union(
            *({name.split("=", 1)[-1] for name in row.get("names", "").split("|")} for row in rows))
        command = [GEONEWS, "locate", "--quiet", "--output", str(pathlib.Path(temporary) / "out.geojson"), *map(str, files)]
        ours = len(files) / best(lambda: subprocess.run(command, check=True))
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        every = automaton(all_names)
        theirs = len(files) / best(lambda: look_up(every, texts))
        del every
        few = automaton(main_names)
        theirs_few = len(files) / best(lambda: look_up(few, texts))
    lines = [
        f"# Throughput, {time.strftime('%Y-%m-%d')}",
        "",
        f"{len(files)} articles of {size / 1000:.1f} KB, one core, best of {ROUNDS} runs, by `Benchmarks/throughput.sh`.",
        "",
        "| | articles a second | ours is |",
        "|---|---|---|",
        f"| geonews locate: read, recognise, resolve, write (peak {memory:.0f} MB) | {ours:.0f} | |",
        f"| pyahocorasick, looking up {len(all_names):,} names only | {theirs:.0f} | {ours / theirs:.1f} × |",
        f"| pyahocorasick, looking up {len(main_names):,} main names only | {theirs_few:.0f} | {ours / theirs_few:.1f} × |",
        "",
    ]
    output = ROOT / "Benchmarks" / "results" / f"{time.strftime('%Y-%m-%d')}-throughput.md"
    output.write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))


main()
