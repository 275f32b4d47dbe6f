"""From the two heads' probabilities to typed, non-overlapping mentions."""
import json
import os

import fitting
from evidence import CLASSES, demonyms, fold
from model import PLACE_TAGS, TYPE_TAGS

NAMES = {"Person": "person", "Organization": "organization", "NORP": "norp", "Facility": "facility", "Location": "geo"}
LATER_IN_COUNTRY_OR_STATE = sum(1 << len(CLASSES) + CLASSES.index(kind) for kind in ("country", "state"))
DEMONYMS = {fold(word) for word in demonyms()}


def whole(spans, bits, document):
    """Places whose end cuts a country's or state's name ('United' of 'United States Navy') run to the name's end."""
    out = []
    for a, b, kind, confidence in spans:
        if out and a < out[-1][1]:
            continue
        end = b
        while end < len(bits) and bits[end] & LATER_IN_COUNTRY_OR_STATE:
            end += 1
            if document.text[document.words[end - 1][0]].isalnum():
                b = end
        out.append((a, b, kind, confidence))
    return out


def mentions(document, logs, bits, with_places=True):
    """Toponyms first (place or demonym); beside them what the types head sees in the words that are left."""
    words, out = document.words, []
    types = fitting.best(logs[0], TYPE_TAGS)
    kind_at = [None] * len(words)
    for a, b, kind, _ in types:
        kind_at[a:b] = [kind] * (b - a)

    def emit(a, b, kind, confidence, within=None):
        row = {"start": words[a][0], "end": words[b - 1][1], "kind": kind, "confidence": round(confidence, 3)}
        if within:
            row["within"] = within
        out.append(row)

    taken = [False] * len(words)
    if with_places:
        for a, b, _, confidence in whole(fitting.best(logs[1], PLACE_TAGS), bits, document):
            seen = set(kind_at[a:b])
            one = b - a == 1 and fold(document.text[words[a][0]:words[a][1]]) in DEMONYMS
            holder = next((k for x, y, k, _ in types if x <= a and b <= y and (x, y) != (a, b)), None)
            holder = NAMES[holder] if holder in ("Person", "Organization", "Facility") else None
            emit(a, b, "demonym" if seen == {"NORP"} or (one and "Location" not in seen) else "place", confidence, holder)
            taken[a:b] = [True] * (b - a)
    for a, b, kind, confidence in types:
        i = a
        while i < b:
            j = i
            while j < b and not taken[j]:
                j += 1
            if j > i and any(document.text[words[k][0]].isalnum() for k in range(i, j)):
                emit(i, j, NAMES[kind], confidence)
            i = j + 1
    out.sort(key=lambda row: row["start"])
    return out


def write(path, documents, predictions, evidence, with_places=True):
    with open(path + ".part", "w", encoding="utf8") as file:
        for document, logs in zip(documents, predictions):
            row = {"id": document.id, "source": document.source}
            row |= {key: value for key, value in (("title", document.title), ("date", document.date)) if value}
            bits = evidence.bits([document.text[a:b] for a, b in document.words])
            row |= {"text": document.text, "mentions": mentions(document, logs, bits, with_places)}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    os.replace(path + ".part", path)


def score(documents, predictions):
    """Exact-span precision, recall and F1 over all gold toponyms, and overlap F1."""
    right = guessed = wanted = touched = found = 0
    for document, logs in zip(documents, predictions):
        gold = {(a, b) for a, b, _ in document.spans}
        guess = {(document.words[a][0], document.words[b - 1][1]) for a, b, _, _ in fitting.best(logs[1], PLACE_TAGS)}
        right, guessed, wanted = right + len(gold & guess), guessed + len(guess), wanted + len(gold)
        touched += sum(any(a < y and b > x for x, y in gold) for a, b in guess)
        found += sum(any(a < y and b > x for x, y in guess) for a, b in gold)
    harmonic = lambda p, r: 2 * p * r / max(1e-9, p + r)
    p, r = right / max(1, guessed), right / max(1, wanted)
    op, orr = touched / max(1, guessed), found / max(1, wanted)
    return f"P {p:.3f} R {r:.3f} F1 {harmonic(p, r):.3f} | overlap P {op:.3f} R {orr:.3f} F1 {harmonic(op, orr):.3f}"


def score_types(documents, predictions, kinds):
    """The same over the types head, some of its kinds counted as toponyms."""
    right = guessed = wanted = 0
    for document, logs in zip(documents, predictions):
        gold = {(a, b) for a, b, _ in document.spans}
        guess = {(document.words[a][0], document.words[b - 1][1]) for a, b, k, _ in fitting.best(logs[0], TYPE_TAGS) if k in kinds}
        right, guessed, wanted = right + len(gold & guess), guessed + len(guess), wanted + len(gold)
    p, r = right / max(1, guessed), right / max(1, wanted)
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f}"
