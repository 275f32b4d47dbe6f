"""Windows of word pieces, batches, training and prediction."""
import random
import time

import numpy as np
import torch
from torch.nn import functional as F

from evidence import CLASSES, WIDTH
from model import PLACE_TAGS, TYPE_TAGS, tokenizer

WINDOW = 190
TAGS = {"types": TYPE_TAGS, "places": PLACE_TAGS}


def case(word):
    if not any(c.isalpha() for c in word):
        return 1 if any(c.isdigit() for c in word) else 0
    if word.islower():
        return 2
    if word.isupper():
        return 3 if len(word) > 1 else 4
    return 5 if word[0].isupper() else 6


class Pieces:
    """Word → word-piece ids, remembered."""

    def __init__(self):
        self.tokenizer, self.known = tokenizer(), {}

    def __call__(self, word):
        ids = self.known.get(word)
        if ids is None:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids[:12] or [100]
            self.known[word] = ids
        return ids


class Window:
    __slots__ = ("head", "ids", "case", "bits", "first", "tags", "start")

    def __init__(self, head, start):
        self.head, self.start = head, start
        self.ids, self.case, self.bits, self.first, self.tags = [], [], [], [], []


def tags_of(document, head):
    """BIO numbers a word: a word that overlaps a span is in it."""
    names, out, spans, at = TAGS[head], [0] * len(document.words), sorted(document.spans), 0
    for start, end, kind in spans:
        begin = True
        while at < len(document.words) and document.words[at][1] <= start:
            at += 1
        j = at
        while j < len(document.words) and document.words[j][0] < end:
            if out[j] == 0:
                out[j] = names.index(("B-" if begin else "I-") + kind)
                begin = False
            j += 1
    return out


def windows(document, head, pieces, evidence):
    words = [document.text[a:b] for a, b in document.words]
    tags = tags_of(document, head) if head else [0] * len(words)
    bits = evidence.bits(words)
    out, w = [], Window(head, 0)
    for i, word in enumerate(words):
        ids = pieces(word)
        full = len(w.ids) + len(ids) > WINDOW
        if full or (len(w.ids) > 0.7 * WINDOW and words[i - 1] in ".!?"):
            out.append(w)
            w = Window(head, i)
        w.first.append(len(w.ids) + 1)
        w.ids += ids
        w.case += [case(word)] * len(ids)
        w.bits += [bits[i]] * len(ids)
        w.tags.append(tags[i])
    return out + [w] if w.ids else out


POWERS = np.array([1 << i for i in range(WIDTH)])


def disguise(w, rng):
    """A window as it would look in lower case, in capitals or in title case, now and then; the pieces are uncased anyway."""
    letters = lambda to: [to if c >= 2 else c for c in w.case]
    dice = rng.random()
    if dice < 0.05:
        return letters(2), [0] * len(w.bits)
    if dice < 0.10:
        return letters(3), w.bits
    if dice < 0.13:
        return letters(5), w.bits
    if dice < 0.23:
        return w.case, [0] * len(w.bits)
    return w.case, w.bits


# Where the processor has no instructions for bfloat16, float32 is four times as fast.
HAS_BFLOAT16 = bool(torch.cpu.get_capabilities().get("avx512_bf16"))


def autocast():
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=HAS_BFLOAT16)


def batch(ws, rng=None):
    n, length, most = len(ws), max(len(w.ids) for w in ws) + 2, max(len(w.first) for w in ws)
    grain = 32 if length > 24 else 4
    length, most = -(-length // grain) * grain, -(-most // grain) * grain  # few shapes: each costs the CPU library a preparation
    ids, cases = np.zeros((n, length), np.int64), np.zeros((n, length), np.int64)
    bits, mask = np.zeros((n, length), np.int64), np.zeros((n, length), np.float32)
    first, tags = np.zeros((n, most), np.int64), np.full((n, most), -100, np.int64)
    for i, w in enumerate(ws):
        size = len(w.ids)
        c, b = disguise(w, rng) if rng else (w.case, w.bits)
        ids[i, 0], ids[i, 1:size + 1], ids[i, size + 1] = 101, w.ids, 102
        cases[i, 1:size + 1], bits[i, 1:size + 1], mask[i, :size + 2] = c, b, 1
        first[i, :len(w.first)], tags[i, :len(w.tags)] = w.first, w.tags
    spread = ((bits[:, :, None] & POWERS) > 0).astype(np.float32)
    return tuple(torch.from_numpy(x) for x in (ids, cases, spread, mask, first, tags))


def train(model, data, passes, rate, seed, say, size=16):
    rng = random.Random(seed)
    torch.manual_seed(seed)
    free = [p for p in model.parameters() if p.requires_grad]
    plain, decayed = [p for p in free if p.ndim < 2], [p for p in free if p.ndim >= 2]
    optimizer = torch.optim.AdamW([{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}], rate, fused=True)
    steps, step, begun, loss_mean = passes * (len(data) // size + 2), 0, time.time(), 0.0
    model.train()
    for _ in range(passes):
        batches = []
        for head in sorted({w.head for w in data}):
            chosen = sorted((w for w in data if w.head == head), key=lambda w: len(w.ids) + rng.random() * 30)
            batches += [chosen[i:i + size] for i in range(0, len(chosen), size)]
        rng.shuffle(batches)
        for ws in batches:
            ids, cases, bits, mask, first, tags = batch(ws, rng)
            for group in optimizer.param_groups:
                group["lr"] = rate * min(1.0, (step + 1) / (0.1 * steps)) * max(0.02, 1 - step / steps)
            with autocast():
                types, places = model(ids, cases, bits, mask, first)
            logits = (types if ws[0].head == "types" else places).float()
            loss = F.cross_entropy(logits.reshape(-1, logits.shape[-1]), tags.reshape(-1), ignore_index=-100)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(free, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            step, loss_mean = step + 1, 0.98 * loss_mean + 0.02 * loss.item()
            if step % 50 == 0:
                say(f"step {step}/{steps} loss {loss_mean:.4f} {time.time() - begun:.0f} s")


def predict(models, documents, pieces, evidence, size=32):
    """Log-probabilities, averaged over the models: for each document (types [words, 11], places [words, 3])."""
    queue = []
    out = []
    for number, document in enumerate(documents):
        out.append((np.zeros((len(document.words), len(TYPE_TAGS)), np.float32), np.zeros((len(document.words), len(PLACE_TAGS)), np.float32)))
        queue += [(number, w) for w in windows(document, None, pieces, evidence)]
    queue.sort(key=lambda item: len(item[1].ids))
    for model in models:
        model.eval()
    with torch.no_grad(), autocast():
        for at in range(0, len(queue), size):
            part = queue[at:at + size]
            inputs = batch([w for _, w in part])[:5]
            total = None
            for model in models:
                answer = [h.float().softmax(-1) for h in model(*inputs)]
                total = answer if total is None else [a + b for a, b in zip(total, answer)]
            logs = [(t / len(models)).clamp_min(1e-9).log().numpy() for t in total]
            for i, (number, w) in enumerate(part):
                for head in (0, 1):
                    out[number][head][w.start:w.start + len(w.first)] = logs[head][i, :len(w.first)]
    return out


def best(logs, names):
    """Viterbi over BIO: I follows B or I of its own kind. Returns (first word, end word, kind, mean probability)."""
    if not len(logs):
        return []
    count = len(names)
    barred = np.zeros((count, count), np.float32)
    for b, to in enumerate(names):
        if to[0] == "I":
            for a, of in enumerate(names):
                if of == "O" or of[2:] != to[2:]:
                    barred[a, b] = -1e9
    score = logs[0] + np.array([-1e9 if t[0] == "I" else 0 for t in names], np.float32)
    back = []
    for row in logs[1:]:
        ways = score[:, None] + barred
        back.append(ways.argmax(0))
        score = ways.max(0) + row
    tag = int(score.argmax())
    path = [tag]
    for pointers in reversed(back):
        tag = int(pointers[tag])
        path.append(tag)
    path.reverse()
    spans, open_at = [], None
    for i, tag in enumerate(path + [0]):
        if open_at is not None and names[tag][0] != "I":
            p = np.exp([logs[j][path[j]] for j in range(open_at, i)]).mean()
            spans.append((open_at, i, names[path[open_at]][2:], float(p)))
            open_at = None
        if names[tag][0] == "B":
            open_at = i
    return spans
