"""Reads every corpus into one shape: a text with character spans.

Offsets are Unicode code points of `text`, end exclusive, by construction for the
tokenised corpora (their text is rebuilt from the tokens).
"""
import glob
import os
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

KINDS = ("Location", "Person", "Organization", "NORP", "Facility")
WORD = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]\.(?:[A-Za-z]\.)+|\w+(?:['’]\w+)?|[^\w\s]", re.U)
POSSESSIVE = re.compile(r"['’][sS]$")
NO_SPACE_BEFORE = set(".,;:!?)]}%’”") | {"'s", "’s", "n't", "'re", "'ve", "'ll", "'m", "'d", "n’t", "..."}
NO_SPACE_AFTER = set("([{$£€“‘#@")


@dataclass
class Document:
    id: str
    source: str
    text: str
    spans: list = field(default_factory=list)
    title: str = ""
    date: str = ""
    words: list = field(default_factory=list)

    def __post_init__(self):
        self.words = words(self.text)


def words(text):
    """Word spans; a possessive 's is a word of its own."""
    out = []
    for match in WORD.finditer(text):
        start, end = match.span()
        tail = POSSESSIVE.search(match.group())
        if tail and tail.start():
            out += [(start, start + tail.start()), (start + tail.start(), end)]
        else:
            out.append((start, end))
    return out


def toponym_corpus(path):
    """LGL or TR-News. Returns documents and how many drifted offsets were re-anchored."""
    documents, moved = [], 0
    for article in ET.parse(path).getroot().iter("article"):
        text, spans = article.findtext("text") or "", []
        for toponym in article.iter("toponym"):
            start, end = int(toponym.findtext("start")), int(toponym.findtext("end"))
            phrase = toponym.findtext("phrase") or text[start:end]
            if text[start:end] != phrase:
                places = [m.start() for m in re.finditer(re.escape(phrase), text)]
                if not places:
                    continue
                start = min(places, key=lambda at: abs(at - start))
                end, moved = start + len(phrase), moved + 1
            spans.append((start, end, "LOC"))
        date = (article.findtext("dltime") or "").strip()[:10]
        title = (article.findtext("title") or "").strip()
        domain = (article.findtext("domain") or "").strip()
        documents.append(Document(article.get("docid"), domain, text, spans, title, date))
    return documents, moved


class Builder:
    """Joins tokens into natural text and remembers the labelled spans."""

    def __init__(self):
        self.parts, self.length, self.spans, self.open = [], 0, [], None
        self.glue, self.quotes = True, 0

    def add(self, token, begin, kind):
        quote = token in ('"', "``", "''")
        closing = token in NO_SPACE_BEFORE or (quote and self.quotes % 2 == 1) or token == "''"
        if token in ("``", "''"):
            token = '"'
        if not (self.glue or closing):
            self.parts.append(" ")
            self.length += 1
        if kind is None or begin or (self.open and self.open[1] != kind):
            self.close()
        if kind and not self.open:
            self.open = (self.length, kind)
        self.parts.append(token)
        self.length += len(token)
        if self.open:
            self.end = self.length
        self.glue = token in NO_SPACE_AFTER or (quote and self.quotes % 2 == 0)
        self.quotes += quote

    def close(self):
        if self.open:
            self.spans.append((self.open[0], self.end, self.open[1]))
            self.open = None

    def line(self):
        self.close()
        if self.length and not (self.parts and self.parts[-1] == "\n"):
            self.parts.append("\n")
            self.length += 1
        self.glue, self.quotes = True, 0

    def document(self, id, source):
        self.close()
        return Document(id, source, "".join(self.parts).rstrip(), self.spans)


def newswire(folder):
    """en-worldwide-newswire: its five types of names; dates, money, products and the rest are not kept."""
    documents = []
    for path in sorted(glob.glob(os.path.join(folder, "ner/en-worldwide-newswire/processed_annotated/*.tsv"))):
        builder = Builder()
        for number, line in enumerate(open(path, encoding="utf8")):
            columns = line.rstrip("\n").split("\t")
            token = columns[0].strip()
            if not token:
                builder.line()
                continue
            if number < 3 and token.startswith(("http:", "https:", "www.")):
                continue
            label = columns[1].strip() if len(columns) > 1 else "O"
            kind = label.split("-")[-1]
            kind = kind if kind in KINDS else None
            builder.add(token, label[:1] in "BS", kind)
        name = os.path.basename(path).removesuffix(".tsv").removesuffix(".txt")
        documents.append(builder.document("newswire/" + name, "en-worldwide-newswire"))
    return [d for d in documents if d.words]


CONLL = {
    "wikigold": ("ner/wikigold/CONLL-format/data/wikigold.conll.txt", 0, 12),
    "uner-english-ewt": ("ner/uner-english-ewt/en_ewt-ud-dev.iob2", 1, 0),
    "uner-english-ewt-test": ("ner/uner-english-ewt/en_ewt-ud-test.iob2", 1, 0),
    "wnut17": ("ner/wnut17/wnut17train.conll", 0, 8),
    "broad-twitter": ("ner/broad-twitter/g.conll", 0, 8),
}


def conll(folder, name):
    """The text alone of a small CoNLL corpus; sentences are lines, `group` of them a document where it names none."""
    path, column, group = CONLL[name]
    documents, builder, lines = [], Builder(), 0

    def flush():
        nonlocal builder, lines
        document = builder.document(f"{name}/{len(documents)}", name)
        if len(document.words) > 12:
            documents.append(document)
        builder, lines = Builder(), 0

    for line in open(os.path.join(folder, path), encoding="utf8"):
        if line.startswith("# newdoc") or line.startswith("-DOCSTART-"):
            flush()
        elif line.startswith("# ") and column == 1:
            continue
        elif not line.strip():
            builder.line()
            lines += 1
            if group and lines >= group:
                flush()
        else:
            columns = line.split("\t") if column else line.split()
            if len(columns) > column:
                builder.add(columns[column].strip(), True, None)
    flush()
    return documents


def raw(folder, name, limit=None, words_at_most=900):
    """Documents of raw/NAME.txt in file order; long ones are cut at paragraph ends. `limit` is in words, spread evenly."""
    texts = open(os.path.join(folder, "raw", name + ".txt"), encoding="utf8").read().split("\n=====\n")
    pieces = []
    for number, text in enumerate(texts):
        piece, size, part = [], 0, 0
        for paragraph in text.strip().split("\n"):
            piece.append(paragraph)
            size += paragraph.count(" ") + 1
            if size >= words_at_most:
                pieces.append((f"{name}/{number}.{part}", "\n".join(piece)))
                piece, size, part = [], 0, part + 1
        if piece:
            pieces.append((f"{name}/{number}.{part}", "\n".join(piece)))
    if limit:
        total = sum(text.count(" ") for _, text in pieces)
        step = max(1.0, total / limit)
        pieces = [pieces[int(i * step)] for i in range(int(len(pieces) / step))]
    return [Document(id, name, text) for id, text in pieces]
