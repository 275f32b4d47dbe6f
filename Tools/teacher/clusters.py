"""Word clusters: the teacher's vector of each word alone, 50 principal components, k-means at three sizes."""
import collections
import os

import numpy as np
import torch

import fitting

SIZES = (32, 128, 512)


def vocabulary(documents, at_least=2):
    """Words of the documents that occur twice, in lower case."""
    counts = collections.Counter()
    for document in documents:
        counts.update(document.text[a:b].lower() for a, b in document.words)
    return sorted(w for w, n in counts.items() if n >= at_least and any(c.isalpha() for c in w) and len(w) < 40)


def vectors(model, words, pieces):
    model.eval()
    out = []
    order = sorted(range(len(words)), key=lambda i: len(pieces(words[i])))
    with torch.no_grad(), fitting.autocast():
        for at in range(0, len(order), 512):
            ws = []
            for i in order[at:at + 512]:
                w = fitting.Window(None, 0)
                w.ids, w.first, w.tags = pieces(words[i]), [1], [0]
                w.case, w.bits = [5] * len(w.ids), [0] * len(w.ids)
                ws.append(w)
            ids, case, bits, mask, _, _ = fitting.batch(ws)
            states = model.hidden(ids, case, bits, mask)
            pooled = ((states[-1] + states[3]) * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)
            out.append(pooled.float().numpy())
    table = np.concatenate(out)
    back = np.empty_like(table)
    back[order] = table
    return back


def k_means(points, k, seed, rounds=15):
    """Nearest-centre numbers of unit vectors; seeded k-means++ start, empty clusters keep their centre."""
    rng = np.random.default_rng(seed)
    centres = np.empty((k, points.shape[1]), np.float32)
    nearest = np.full(len(points), np.inf, np.float32)
    at = int(rng.integers(len(points)))
    for i in range(k):
        centres[i] = points[at]
        nearest = np.minimum(nearest, np.maximum(0, 2 - 2 * points @ centres[i]))
        at = int(rng.choice(len(points), p=nearest / nearest.sum(dtype=np.float64)))
    for _ in range(rounds):
        label = ((points @ centres.T) - 0.5 * (centres ** 2).sum(1)).argmax(1)
        order = np.argsort(label, kind="stable")
        found, starts = np.unique(label[order], return_index=True)
        counts = np.diff(np.append(starts, len(points)))
        centres[found] = np.add.reduceat(points[order], starts) / counts[:, None]
    return label


def write(path, model, words, pieces, seed):
    x = vectors(model, words, pieces)
    x -= x.mean(0)
    _, axes = np.linalg.eigh(x.T @ x)
    y = x @ axes[:, -50:]
    y /= np.linalg.norm(y, axis=1, keepdims=True) + 1e-9
    columns = [k_means(y.astype(np.float32), k, seed) for k in SIZES]
    with open(path + ".part", "w", encoding="utf8") as file:
        file.write("word\t" + "\t".join(f"c{k}" for k in SIZES) + "\n")
        for row in sorted(zip(words, *columns)):
            file.write("\t".join(str(v) for v in row) + "\n")
    os.replace(path + ".part", path)
