"""Makes fixtures/gan.json: the lab's GANs in PyTorch, double precision, with its own slopes and Adam.

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install torch==2.15.0 numpy==2.4.6
    /tmp/peers/bin/python make-gan-fixture.py > fixtures/gan.json

For each case: the slopes of both losses at the first weights, and the weights after some steps. Weights are flat, layer
by layer, each `[inputs, outputs]` and then its biases.
"""

import json

import numpy as np
import torch

STEPS, BATCH = 20, 8
KERNELS, DIMENSION = 5, 3
rng = np.random.default_rng(20)
LAYOUTS = {
    "generator": [(1, 4), (4, 1)],
    "plain": [(1, 8), (8, 8), (8, 8), (8, 1)],
    "minibatch": [(1, 8), (8, 8), (8, 15), (13, 1)],
}
CASES = {
    "plain": {},
    "minibatch": {"minibatch": True},
    "noise on the generator's output": {"noisePlace": "discriminator-inputs"},
    "features": {"featureMatching": True},
    "features, means": {"featureMatching": True, "featureDifference": "means"},
    "features, added": {"featureMatching": True, "featureLoss": "added"},
    "minibatch, features of means, added": {
        "minibatch": True, "featureMatching": True, "featureDifference": "means", "featureLoss": "added",
    },
    "two rates": {"discriminatorRate": 4e-3, "generatorRate": 2e-3},
    "spectral normalisation": {"spectralNormalisation": True},
    "minibatch, features, spectral normalisation": {
        "minibatch": True, "featureMatching": True, "spectralNormalisation": True,
    },
}


def first_weights(layout):
    parts = []
    for inputs, outputs in layout:
        parts += [rng.normal(0, 0.7, inputs * outputs), rng.normal(0, 0.1, outputs)]
    return np.concatenate(parts)


def batch():
    return {
        "real": np.sort(rng.normal(4, 0.5, BATCH)),
        "latent": np.linspace(-8, 8, BATCH) + 0.01 * rng.random(BATCH),
        "outputNoise": rng.normal(0, 0.1, BATCH),
    }


WEIGHTS = {name: first_weights(layout) for name, layout in LAYOUTS.items()}
DIRECTIONS = {
    name: [(lambda v: v / np.linalg.norm(v))(rng.normal(size=inputs)) for inputs, _ in LAYOUTS[name]]
    for name in ("plain", "minibatch")
}
BATCHES = [{"discriminator": batch(), "generator": batch()} for _ in range(STEPS)]


class Reference:
    def __init__(self, case):
        self.case = case
        self.kind = "minibatch" if case.get("minibatch") else "plain"
        self.generator, self.discriminator = self.tensors("generator"), self.tensors(self.kind)
        self.left = [torch.tensor(u) for u in DIRECTIONS[self.kind]]
        self.right = [None] * 4
        make = lambda parameters, rate: torch.optim.Adam(parameters, case.get(rate, 1e-3), eps=1e-7)
        self.optimizers = make(self.discriminator, "discriminatorRate"), make(self.generator, "generatorRate")
        self.turn()

    @staticmethod
    def tensors(name):
        at, found = 0, []
        for inputs, outputs in LAYOUTS[name]:
            for shape in ((inputs, outputs), (outputs,)):
                count = int(np.prod(shape))
                found.append(torch.tensor(WEIGHTS[name][at : at + count].reshape(shape), requires_grad=True))
                at += count
        return found

    def turn(self):
        """One power iteration for each layer."""
        unit = lambda v: v / torch.sqrt((v * v).sum() + 1e-12)
        with torch.no_grad():
            for i in range(4):
                matrix = self.discriminator[2 * i]
                self.right[i] = unit(matrix.T @ self.left[i])
                self.left[i] = unit(matrix @ self.right[i])

    def dense(self, x, i):
        matrix, bias = self.discriminator[2 * i : 2 * i + 2]
        if self.case.get("spectralNormalisation"):
            matrix = matrix / (self.left[i] @ matrix @ self.right[i])
        return x @ matrix + bias

    def make(self, batch):
        w = self.generator
        made = torch.nn.functional.softplus(torch.tensor(batch["latent"])[:, None] @ w[0] + w[1]) @ w[2] + w[3]
        shifted = self.case.get("noisePlace") == "discriminator-inputs"
        return made + torch.tensor(batch["outputNoise"])[:, None] if shifted else made

    def look(self, x):
        hidden = torch.relu(self.dense(torch.relu(self.dense(x, 0)), 1))
        if self.kind == "minibatch":
            rows = self.dense(hidden, 2).reshape(BATCH, KERNELS, DIMENSION)
            near = torch.exp(-(rows[:, None] - rows[None]).abs().sum(3)).sum(1)
            last = torch.cat([hidden, near], 1)
        else:
            last = torch.relu(self.dense(hidden, 2))
        return last, torch.sigmoid(self.dense(last, 3))

    def discriminator_loss(self, batch):
        self.turn()
        log = lambda p: torch.log(torch.clamp(p, min=1e-5))
        _, real = self.look(torch.tensor(batch["real"])[:, None])
        _, made = self.look(self.make(batch).detach())
        return -(log(real) + log(1 - made)).mean()

    def generator_loss(self, batch):
        self.turn()
        last, probability = self.look(self.make(batch))
        adversarial = -torch.log(torch.clamp(probability, min=1e-5)).mean()
        if not self.case.get("featureMatching"):
            return adversarial
        real, _ = self.look(torch.tensor(batch["real"])[:, None])
        if self.case.get("featureDifference") == "means":
            last, real = last.mean(0), real.mean(0)
        distance = torch.sqrt(torch.clamp(((last - real) ** 2).sum(), min=1e-12))
        return adversarial + distance if self.case.get("featureLoss") == "added" else distance

    def slopes(self, batches):
        found = {}
        for name, loss in (("discriminator", self.discriminator_loss), ("generator", self.generator_loss)):
            parameters = getattr(self, name)
            slopes = torch.autograd.grad(loss(batches[name]), parameters, allow_unused=True)
            found[name] = flat([torch.zeros_like(p) if g is None else g for p, g in zip(parameters, slopes)])
        return found

    def step(self, batches):
        figures = {}
        names = ("discriminator", "generator")
        for name, loss, optimizer in zip(names, (self.discriminator_loss, self.generator_loss), self.optimizers):
            optimizer.zero_grad()
            value = loss(batches[name])
            value.backward()
            optimizer.step()
            figures[f"{name}Loss"] = value.item()
        return figures

    def weights(self):
        return {"discriminator": flat(self.discriminator), "generator": flat(self.generator)}


def flat(tensors):
    return [round(value, 14) for tensor in tensors for value in tensor.detach().ravel().tolist()]


def answer(case):
    slopes = Reference(case).slopes(BATCHES[0])
    reference = Reference(case)
    figures = [reference.step(batches) for batches in BATCHES][-1]
    return {"settings": {k: v for k, v in case.items()}, "slopes": slopes, "weights": reference.weights(), **figures}


def rounded(value):
    if isinstance(value, dict):
        return {key: rounded(one) for key, one in value.items()}
    return [rounded(one) for one in value] if isinstance(value, list | np.ndarray) else float(value)


print(
    json.dumps(
        {
            "weights": rounded(WEIGHTS),
            "directions": rounded(DIRECTIONS),
            "batches": rounded(BATCHES),
            "cases": {name: answer(case) for name, case in CASES.items()},
        }
    )
)
