"""Makes a tiny BERT with random weights, and the vectors that NumPy computes of some texts. Needs numpy and scipy."""

import json
import struct
from pathlib import Path

import numpy as np
from scipy.special import erf

HERE = Path(__file__).parent
WORDS = "the a whale swims in deep sea rocket flies to moon and ##s ship".split()
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]
HIDDEN, WIDE, LAYERS, HEADS, POSITIONS, LIMIT = 8, 16, 2, 2, 16, 10
TEXTS = [
    ["the", "whale", "##s"],
    ["a", "rocket", "flies", "to", "the", "moon"],
    ["[UNK]", "swims", "in", "the", "deep", "sea", "and", "the", "ship", "flies", "to", "the", "moon"],
]
WRITTEN = ["The whales", "A rocket flies to the moon", "Nemo swims in the deep sea and the ship flies to the moon"]

random = np.random.default_rng(7)


def draw(*shape):
    return (random.standard_normal(shape) * 0.3).astype("<f4")


weights = {
    "embeddings.word_embeddings.weight": draw(len(VOCABULARY), HIDDEN),
    "embeddings.position_embeddings.weight": draw(POSITIONS, HIDDEN),
    "embeddings.token_type_embeddings.weight": draw(2, HIDDEN),
}


def add_norm(name):
    weights[f"{name}.weight"] = 1 + draw(HIDDEN)
    weights[f"{name}.bias"] = draw(HIDDEN)


def add_linear(name, inputs, outputs):
    weights[f"{name}.weight"] = draw(outputs, inputs)
    weights[f"{name}.bias"] = draw(outputs)


add_norm("embeddings.LayerNorm")
for layer in range(LAYERS):
    base = f"encoder.layer.{layer}"
    for part in ("query", "key", "value"):
        add_linear(f"{base}.attention.self.{part}", HIDDEN, HIDDEN)
    add_linear(f"{base}.attention.output.dense", HIDDEN, HIDDEN)
    add_norm(f"{base}.attention.output.LayerNorm")
    add_linear(f"{base}.intermediate.dense", HIDDEN, WIDE)
    add_linear(f"{base}.output.dense", WIDE, HIDDEN)
    add_norm(f"{base}.output.LayerNorm")


def norm(x, name):
    mean = x.mean(-1, keepdims=True)
    variance = ((x - mean) ** 2).mean(-1, keepdims=True)
    return (x - mean) / np.sqrt(variance + 1e-12) * weights[f"{name}.weight"] + weights[f"{name}.bias"]


def linear(x, name):
    return x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]


def encode(ids):
    count, width = len(ids), HIDDEN // HEADS
    x = weights["embeddings.word_embeddings.weight"][ids].astype(float)
    x = x + weights["embeddings.position_embeddings.weight"][:count] + weights["embeddings.token_type_embeddings.weight"][0]
    x = norm(x, "embeddings.LayerNorm")
    for layer in range(LAYERS):
        base = f"encoder.layer.{layer}"
        q, k, v = (
            linear(x, f"{base}.attention.self.{part}").reshape(count, HEADS, width).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        scores = np.exp(q @ k.transpose(0, 2, 1) / np.sqrt(width))
        attended = (scores / scores.sum(-1, keepdims=True) @ v).transpose(1, 0, 2).reshape(count, HIDDEN)
        x = norm(linear(attended, f"{base}.attention.output.dense") + x, f"{base}.attention.output.LayerNorm")
        wide = linear(x, f"{base}.intermediate.dense")
        active = wide * 0.5 * (1 + erf(wide / np.sqrt(2)))
        x = norm(linear(active, f"{base}.output.dense") + x, f"{base}.output.LayerNorm")
    mean = x.mean(0)
    return mean / np.linalg.norm(mean)


def ids_of(tokens):
    return [VOCABULARY.index(token) for token in ["[CLS]", *tokens[: LIMIT - 2], "[SEP]"]]


def write(name, value):
    (HERE / name).write_text(json.dumps(value, indent=1) + "\n")


def write_weights():
    header, end = {}, 0
    for name, tensor in weights.items():
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [end, end + 4 * tensor.size]}
        end += 4 * tensor.size
    text = json.dumps(header).encode()
    data = b"".join(tensor.astype("<f4").tobytes() for tensor in weights.values())
    (HERE / "model.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + data)


write_weights()
write(
    "config.json",
    {
        "model_type": "bert",
        "hidden_act": "gelu",
        "hidden_size": HIDDEN,
        "intermediate_size": WIDE,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "max_position_embeddings": POSITIONS,
        "layer_norm_eps": 1e-12,
        "vocab_size": len(VOCABULARY),
    },
)
write("sentence_bert_config.json", {"max_seq_length": LIMIT})
write("tokenizer_config.json", {"tokenizer_class": "BertTokenizer", "do_lower_case": True})
special = {name: VOCABULARY.index(name) for name in ("[CLS]", "[SEP]")}
write(
    "tokenizer.json",
    {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {"id": i, "content": token, "special": True, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False}
            for i, token in enumerate(VOCABULARY[:5])
        ],
        "normalizer": {
            "type": "BertNormalizer",
            "clean_text": True,
            "handle_chinese_chars": True,
            "strip_accents": None,
            "lowercase": True,
        },
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [
                {"SpecialToken": {"id": "[CLS]", "type_id": 0}},
                {"Sequence": {"id": "A", "type_id": 0}},
                {"SpecialToken": {"id": "[SEP]", "type_id": 0}},
            ],
            "pair": [],
            "special_tokens": {name: {"id": name, "ids": [i], "tokens": [name]} for name, i in special.items()},
        },
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": {token: i for i, token in enumerate(VOCABULARY)},
        },
    },
)
write(
    "expected.json",
    [{"text": text, "vector": encode(ids_of(tokens)).tolist()} for text, tokens in zip(WRITTEN, TEXTS)],
)
