"""Fine-tunes the teacher and re-labels raw text. See README.md."""
import argparse
import os
import random
import shutil
import time

import torch

import clusters
import fitting
import relabel
import texts
from evidence import Evidence
from model import Teacher

CORPORA = {"lgl": "lgl.xml", "trnews": "TR-News.xml"}
STAGE2_PASSES = {"lgl": 4, "trnews": 2, "none": 2}  # by what is held out: TR-News alone is small
FROZEN = 2  # lower layers that stage 2 leaves as they are
REPLAY = 400  # newswire windows mixed into stage 2, so that the types head is kept
WORLDWIDE = ("wikipedia_current_events", "gum_wikinews_wikivoyage", "masc_travel_magazine")
SAMPLED = (("uk_fcdo_travel_alerts", 0.4), ("us_senate_foreign_affairs", 0.5), ("us_senate_press_releases", 0.6),
           ("us_congress_press_releases", 0.6), ("australia_pm_media_releases", 0.15))  # shares of --government words
TOKENISED = ("wikigold", "uner-english-ewt", "uner-english-ewt-test", "wnut17", "broad-twitter")  # clusters read all
SENTENCES = TOKENISED[:3]  # and these are re-labelled


class Run:
    def __init__(self, options):
        self.options, self.begun = options, time.time()
        self.pieces, self.evidence = fitting.Pieces(), Evidence()
        self.newswire = texts.newswire(options.corpora)
        self.gold = {}
        for name, file in CORPORA.items():
            self.gold[name], moved = texts.toponym_corpus(os.path.join(options.corpora, file))
            count = sum(len(d.spans) for d in self.gold[name])
            self.say(f"{file}: {len(self.gold[name])} articles, {count} toponyms, {moved} offsets re-anchored")

    def say(self, text):
        print(f"[{time.time() - self.begun:6.0f} s] {text}", flush=True)

    def out(self, name):
        return os.path.join(self.options.out, name)

    def windows(self, documents, head):
        return [w for d in documents for w in fitting.windows(d, head, self.pieces, self.evidence)]

    def predict(self, models, documents):
        return fitting.predict(models, documents, self.pieces, self.evidence)

    def fitted(self, name, train):
        """The weights saved under a name, or freshly trained and saved."""
        path = os.path.join(self.options.work, name + ".pt")
        model = Teacher()
        if os.path.exists(path):
            model.load_state_dict(torch.load(path))
        else:
            self.say(f"training {name}")
            train(model)
            torch.save(model.state_dict(), path + ".part")
            os.replace(path + ".part", path)
        return model

    def stage1(self, seed):
        def train(model):
            data = self.windows(self.newswire, "types")
            fitting.train(model, data, self.options.passes, 3e-4, seed, self.say)

        random.seed(seed)
        torch.manual_seed(seed)
        return self.fitted(f"stage1-{seed}", train)

    def stage2(self, held_out, seed):
        def train(model):
            model.load_state_dict(self.stage1(seed).state_dict())
            model.freeze(FROZEN)
            data = self.windows([d for name in CORPORA if name != held_out for d in self.gold[name]], "places")
            replay = self.windows(self.newswire, "types")
            random.Random(seed).shuffle(replay)
            data += replay[:min(REPLAY, len(data))]
            fitting.train(model, data, STAGE2_PASSES[held_out], 2e-4, seed, self.say)

        return self.fitted(f"stage2-{held_out}-{seed}", train)

    def raw(self):
        """Text to re-label: newswire's own articles, everything worldwide, a sample of government releases."""
        folder = self.options.corpora
        every = 1 / self.options.newswire_share
        documents = [self.newswire[int(i * every)] for i in range(int(len(self.newswire) / every))]
        for name in WORLDWIDE:
            documents += texts.raw(folder, name)
        for name, share in SAMPLED:
            documents += texts.raw(folder, name, int(self.options.government * share))
        for name in SENTENCES:
            documents += texts.conll(folder, name)
        return documents

    def hold_out(self, held_out):
        label = {"lgl": "no-lgl", "trnews": "no-trnews", "none": "all"}[held_out]
        models = [self.stage2(held_out, seed) for seed in self.options.seeds]
        for name in CORPORA:
            if name == held_out:
                predictions = self.predict(models, self.gold[name])
                self.say(f"{label} on unseen {name}: {relabel.score(self.gold[name], predictions)}")
        documents = self.raw()
        self.say(f"{label}: re-labelling {len(documents)} documents, {sum(len(d.words) for d in documents)} words")
        relabel.write(self.out(label + ".jsonl"), documents, self.predict(models, documents), self.evidence)
        open(self.out("READY-" + label), "w").close()
        self.say(f"{label} ready")

    def gold_types(self):
        """What the newswire head, which saw neither toponym corpus, makes of both corpora's articles."""
        models = [self.stage1(seed) for seed in self.options.seeds]
        documents = [d for name in CORPORA for d in self.gold[name]]
        predictions = self.predict(models, documents)
        for name in CORPORA:
            part = [(d, p) for d, p in zip(documents, predictions) if d in self.gold[name]]
            for kinds in (("Location",), ("Location", "NORP")):
                self.say(f"stage 1 on {name}, {'+'.join(kinds)}: {relabel.score_types(*zip(*part), kinds)}")
        relabel.write(self.out("gold-types-all.jsonl"), documents, predictions, self.evidence, with_places=False)
        for label in ("no-lgl", "no-trnews"):
            shutil.copy(self.out("gold-types-all.jsonl"), self.out(f"gold-types-{label}.jsonl.part"))
            os.replace(self.out(f"gold-types-{label}.jsonl.part"), self.out(f"gold-types-{label}.jsonl"))
        open(self.out("READY-gold-types"), "w").close()
        self.say("gold types ready")

    def clusters(self):
        """From stage 1 and text that is no toponym corpus: the same for every hold-out."""
        folder = self.options.corpora
        documents = list(self.newswire) + [d for name in TOKENISED for d in texts.conll(folder, name)]
        names = WORLDWIDE + tuple(name for name, _ in SAMPLED)
        documents += [d for name in names for d in texts.raw(folder, name)]
        words = clusters.vocabulary(documents)
        self.say(f"clusters of {len(words)} words")
        clusters.write(self.out("clusters.tsv"), self.stage1(self.options.seeds[0]), words, self.pieces, self.options.seeds[0])
        open(self.out("READY-clusters"), "w").close()
        self.say("clusters ready")


STEPS = ("stage1", "gold-types", "clusters", "labels")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", required=True, help="folder with lgl.xml, TR-News.xml, ner/ and raw/")
    parser.add_argument("--out", required=True, help="folder for the labels")
    parser.add_argument("--work", help="folder for fitted weights, kept between runs (default: OUT/work)")
    parser.add_argument("--hold-out", choices=("lgl", "trnews", "none"), action="append", help="repeatable; default: all three")
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=STEPS)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1], help="several are averaged")
    parser.add_argument("--passes", type=int, default=3, help="over newswire, in stage 1")
    parser.add_argument("--government", type=int, default=100_000, help="words of government releases to re-label")
    parser.add_argument("--newswire-share", type=float, default=0.6, help="of newswire's articles to re-label")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    options.work = options.work or os.path.join(options.out, "work")
    torch.set_num_threads(options.threads)
    os.makedirs(options.out, exist_ok=True)
    os.makedirs(options.work, exist_ok=True)
    run = Run(options)
    if "stage1" in options.steps:
        for seed in options.seeds:
            run.stage1(seed)
    if "gold-types" in options.steps:
        run.gold_types()
    if "labels" in options.steps:
        for held_out in options.hold_out or ("lgl", "trnews", "none"):
            run.hold_out(held_out)
    if "clusters" in options.steps:
        run.clusters()


if __name__ == "__main__":
    main()
