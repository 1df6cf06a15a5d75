"""Makes fixtures/gan-draws.json: what the lab draws from its seeds and says over seeds, in Python.

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install numpy==2.4.6 scipy==1.17.1
    /tmp/peers/bin/python make-gan-draws-fixture.py > fixtures/gan-draws.json

Batches of the first two steps of several settings, first weights by each initialisation, and figures over seeds.
"""

import json
import math

import numpy as np
from scipy import stats

PURPOSES = ["generator", "discriminator", "directions", "real", "latent", "noise", "second-real"]
LAYERS = {
    "generator": [(1, 4), (4, 1)],
    "plain": [(1, 8), (8, 8), (8, 8), (8, 1)],
    "minibatch": [(1, 8), (8, 8), (8, 15), (13, 1)],
}
MASK = 0xFFFFFFFF


def rotate(x, by):
    return (x << by | x >> 32 - by) & MASK


def murmur3(value, seed):
    """Of one 32-bit integer (Appleby 2011)."""
    h = seed ^ rotate(value * 0xCC9E2D51 & MASK, 15) * 0x1B873593 & MASK
    h = (rotate(h, 13) * 5 + 0xE6546B64 & MASK) ^ 4
    h = (h ^ h >> 16) * 0x85EBCA6B & MASK
    h = (h ^ h >> 13) * 0xC2B2AE35 & MASK
    return h ^ h >> 16


class Source:
    """sfc32 filled by splitmix32, uniform; N(0, 1) by the polar method."""

    def __init__(self, seed, purpose):
        self.z = murmur3(seed, PURPOSES.index(purpose) + 1)
        self.state = [self.splitmix(), self.splitmix(), self.splitmix(), 1]
        self.spare = None
        for _ in range(12):
            self.uniform()

    def splitmix(self):
        self.z = self.z + 0x9E3779B9 & MASK
        t = (self.z ^ self.z >> 16) * 0x21F0AAAD & MASK
        t = (t ^ t >> 15) * 0x735A2D97 & MASK
        return t ^ t >> 15

    def uniform(self):
        a, b, c, counter = self.state
        t = a + b + counter & MASK
        self.state = [b ^ b >> 9, c * 9 & MASK, rotate(c, 21) + t & MASK, counter + 1 & MASK]
        return t / 2**32

    def normal(self):
        if self.spare is not None:
            kept, self.spare = self.spare, None
            return kept
        while True:
            u, v = 2 * self.uniform() - 1, 2 * self.uniform() - 1
            s = u * u + v * v
            if 0 < s < 1:
                scale = math.sqrt(-2 * math.log(s) / s)
                self.spare = v * scale
                return u * scale


def draw(target, source):
    if target == "gaussian":
        return 4 + 0.5 * source.normal()
    if target == "two-modes":
        return [2, 6][math.floor(source.uniform() * 2)] + 0.5 * source.normal()
    if target == "skewed":
        return 3 - math.log(1 - source.uniform())
    share = source.uniform()
    return float(stats.laplace.ppf(share, loc=4, scale=0.5))


CASES = {
    "the defaults": {},
    "unsorted batches of 5": {"sorted": False, "batch": 5},
    "two modes": {"target": "two-modes"},
    "a skewed target": {"target": "skewed"},
    "a heavy tail": {"target": "heavy-tail"},
    "noise on the latent": {"noise": True, "noiseSd": 0.1},
    "annealed noise on both inputs, features": {
        "noise": True, "noiseSd": 0.5, "noisePlace": "discriminator-inputs", "noiseAnnealed": True, "steps": 4,
        "featureMatching": True,
    },
}


def steps_of(settings, seed, count=2):
    size = settings.get("batch", 8)
    sources = {purpose: Source(seed, purpose) for purpose in PURPOSES}
    steps = []
    for step in range(count):
        def real(purpose):
            values = [draw(settings.get("target", "gaussian"), sources[purpose]) for _ in range(size)]
            return sorted(values) if settings.get("sorted", True) else values

        def latent():
            grid = np.linspace(-8, 8, size)
            return [float(z) + 0.01 * sources["latent"].uniform() for z in grid]

        first = {"real": real("real"), "latent": None}
        second = {"real": real("second-real") if settings.get("featureMatching") else None}
        first["latent"], second["latent"] = latent(), latent()
        if settings.get("noise"):
            share = 1 - step / settings["steps"] if settings.get("noiseAnnealed") else 1
            noise = lambda: [share * settings["noiseSd"] * sources["noise"].normal() for _ in range(size)]
            for batch in (first, second):
                drawn = noise()
                batch["real"] = batch["real"] and [x + n for x, n in zip(batch["real"], drawn)]
                drawn = noise()
                if settings.get("noisePlace") == "discriminator-inputs":
                    batch["outputNoise"] = drawn
                else:
                    batch["latent"] = [z + n for z, n in zip(batch["latent"], drawn)]
        steps.append({"discriminator": first, "generator": second})
    return steps


def weights_of(network, initialisation, seed):
    source = Source(seed, "generator" if network == "generator" else "discriminator")
    flat = []
    for inputs, outputs in LAYERS[network]:
        sd = {"glorot": math.sqrt(2 / (inputs + outputs)), "he": math.sqrt(2 / inputs)}.get(
            initialisation, 0.02 if outputs == 15 else 1
        )
        flat += [sd * source.normal() for _ in range(inputs * outputs)] + [0] * outputs
    return flat


def directions_of(network, seed):
    source = Source(seed, "directions")
    drawn = [np.array([source.normal() for _ in range(inputs)]) for inputs, _ in LAYERS[network]]
    return [(vector / np.linalg.norm(vector)).tolist() for vector in drawn]


def summary_of(values):
    half = 0.0 if len(values) == 1 else stats.t.ppf(0.975, len(values) - 1) * stats.sem(values)
    low, high = np.quantile(values, [0.025, 0.975], method="nearest")
    return {"mean": np.mean(values), "halfWidth": half, "median": np.median(values), "low": low, "high": high}


rng = np.random.default_rng(20)
figures = [np.round(rng.lognormal(-1, 1.5, size), 4).tolist() for size in (1, 2, 12, 100)]
print(json.dumps({
    "seed": 7,
    "batches": {name: {"settings": case, "steps": steps_of(case, 7)} for name, case in CASES.items()},
    "weights": {
        initialisation: {network: weights_of(network, initialisation, 7) for network in LAYERS}
        for initialisation in ("standard-normal", "glorot", "he")
    },
    "directions": {network: directions_of(network, 7) for network in ("plain", "minibatch")},
    "summaries": [{"values": values, "summary": summary_of(values)} for values in figures],
}))
