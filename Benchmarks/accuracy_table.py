"""Turns the JSON scores of accuracy.sh into a Markdown table. Standard library only."""
import json
import pathlib
import subprocess
import sys
import time

work = pathlib.Path(sys.argv[1])
TARGETS = [
    ("resolution, all gold with coordinates, right", 0.90, 0.95, "unseen", lambda r: r["resolution"]["right"]),
    ("the same with source prior", 0.94, None, "sources", lambda r: r["resolution"]["right"]),
    ("the same, strict 161 km", 0.88, 0.92, "unseen", lambda r: r["resolution"]["strict161km"]),
    ("exact GeoNames id, all gold", 0.83, 0.90, "unseen", lambda r: r["resolution"]["exactID"]),
    ("right where a right candidate exists", 0.93, 0.985, "unseen", lambda r: r["resolution"]["rightWhereCandidate"]),
    ("right without fallback", None, None, "unseen", lambda r: r["resolutionWithoutFallback"]["right"]),
    ("country right", None, None, "unseen", lambda r: r["resolution"]["country"]),
    ("candidate recall", None, None, "unseen", lambda r: r["resolution"]["candidateRecall"]),
    ("area under the log error (lower is better)", None, None, "unseen", lambda r: r["resolution"]["areaUnderCurve"]),
    ("recognition F1, exact span, corpus unseen", 0.81, 0.91, "unseen", lambda r: r["recognition"]["exact"]["f1"]),
    ("recognition F1, overlap, corpus unseen", None, None, "unseen", lambda r: r["recognition"]["overlap"]["f1"]),
    ("recognition F1, exact span, 5-fold", 0.88, 0.92, "folds", lambda r: r["recognition"]["exact"]["f1"]),
    ("end to end F1, corpus unseen", 0.70, 0.82, "unseen", lambda r: r["endToEnd"]["right"]["f1"]),
    ("end to end F1 with source prior", None, None, "sources", lambda r: r["endToEnd"]["right"]["f1"]),
    ("ECE of the resolution's confidence (lower is better)", 0.03, 0.03, "unseen",
     lambda r: r["resolution"]["confidence"]["expectedCalibrationError"]),
    ("ECE end to end (lower is better)", None, None, "unseen",
     lambda r: r["endToEnd"]["confidence"]["expectedCalibrationError"]),
]


def report(corpus, setting):
    path = work / f"{corpus}-{setting}.json"
    return json.loads(path.read_text())[0] if path.exists() else None


def cell(corpus, setting, figure, goal, lower):
    scores = report(corpus, setting)
    if scores is None:
        return "–"
    value = figure(scores)
    text = f"{value:.3f}"
    if goal is not None:
        reached = value <= goal if lower else value >= goal
        text += f" ({'≤' if lower else '≥'} {goal}: {'yes' if reached else 'no'})"
    return text


commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
print(f"# Accuracy, {time.strftime('%Y-%m-%d')}\n")
print(f"Commit {commit}, seed 1, by `Benchmarks/accuracy.sh`. The tested corpus was left out of the training of the model, of its teacher and")
print("of the teacher's labels. docs/evaluation.md says what each row counts; goals in brackets.\n")
print("| | LGL | TR-News |\n|---|---|---|")
for name, goal_lgl, goal_tr, setting, figure in TARGETS:
    lower = "lower is better" in name
    print(f"| {name} | {cell('lgl', setting, figure, goal_lgl, lower)} | {cell('trnews', setting, figure, goal_tr, lower)} |")
print("\n## Recognition by kind of text (exact span, unseen)\n")
print("| text | LGL | TR-News |\n|---|---|---|")
for setting in ("unseen", "lower", "upper", "title", "short", "headline"):
    label = "as published" if setting == "unseen" else setting
    cells = [cell(c, setting, lambda r: r["recognition"]["exact"]["f1"], None, False) for c in ("lgl", "trnews")]
    print(f"| {label} | {cells[0]} | {cells[1]} |")
print("\n## 95 % intervals (bootstrap over articles)\n")
print("| | LGL | TR-News |\n|---|---|---|")
INTERVALS = [
    ("resolution, right", lambda r: r["resolution"].get("rightInterval")),
    ("resolution, strict", lambda r: r["resolution"].get("strictInterval")),
    ("exact id", lambda r: r["resolution"].get("exactIDInterval")),
    ("recognition F1", lambda r: r["recognition"]["exact"].get("interval")),
    ("end to end F1", lambda r: r["endToEnd"]["right"].get("interval")),
]
for name, figure in INTERVALS:
    row = []
    for corpus in ("lgl", "trnews"):
        scores = report(corpus, "unseen")
        interval = figure(scores) if scores else None
        row.append(f"{interval['low']:.3f}–{interval['high']:.3f}" if interval else "–")
    print(f"| {name} | {row[0]} | {row[1]} |")
