"""One GAN of the lab in TensorFlow (tf.function) or PyTorch (eager), on one thread: how long a step takes.

    python gan.py tensorflow|torch TASK.json

The task has the variant, the first weights and the batches, so that all sides do the same. Prints, as JSON, the losses of
the first step and the milliseconds of a step: CPU and clock, of each round.
"""

import json
import os
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import numpy as np

FRAMEWORK, PATH = sys.argv[1:3]
with open(PATH) as file:
    TASK = json.load(file)
MINIBATCH = TASK["minibatch"]
WARM_UP = 100


def layers(flat, shapes):
    """Flat parameters, layer by layer: weights [inputs, outputs], then biases."""
    values, at, found = np.array(flat, np.float32), 0, []
    for inputs, outputs in shapes:
        found.append(values[at : at + inputs * outputs].reshape(inputs, outputs))
        at += inputs * outputs
        found.append(values[at : at + outputs])
        at += outputs
    return found


GENERATOR = layers(TASK["generator"], [(1, 4), (4, 1)])
DISCRIMINATOR = layers(
    TASK["discriminator"],
    [(1, 8), (8, 8), (8, 15), (13, 1)] if MINIBATCH else [(1, 8), (8, 8), (8, 8), (8, 1)],
)
BATCHES = [[np.array(part, np.float32)[:, None] for part in batch] for batch in TASK["batches"]]


def tensorflow_step():
    import tensorflow as tf

    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    generator, discriminator = ([tf.Variable(v) for v in part] for part in (GENERATOR, DISCRIMINATOR))
    optimizers = [tf.keras.optimizers.Adam(1e-3, epsilon=1e-7) for _ in range(2)]
    optimizers[0].build(discriminator)
    optimizers[1].build(generator)

    def dense(x, of, layer):
        return tf.matmul(x, of[2 * layer]) + of[2 * layer + 1]

    def make(latent):
        return dense(tf.nn.softplus(dense(latent, generator, 0)), generator, 1)

    def judge(x):
        second = tf.nn.relu(dense(tf.nn.relu(dense(x, discriminator, 0)), discriminator, 1))
        third = dense(second, discriminator, 2)
        if MINIBATCH:
            kernels = tf.reshape(third, [-1, 5, 3])
            distances = tf.reduce_sum(tf.abs(kernels[:, None] - kernels[None]), 3)
            last = tf.concat([second, tf.reduce_sum(tf.exp(-distances), 1)], 1)
        else:
            last = tf.nn.relu(third)
        return tf.sigmoid(dense(last, discriminator, 3))

    def log(p):
        return tf.math.log(tf.maximum(p, 1e-5))

    @tf.function
    def step(real, first, second):
        with tf.GradientTape() as tape:
            d_loss = tf.reduce_mean(-log(judge(real)) - log(1 - judge(make(first))))
        optimizers[0].apply_gradients(zip(tape.gradient(d_loss, discriminator), discriminator))
        with tf.GradientTape() as tape:
            g_loss = tf.reduce_mean(-log(judge(make(second))))
        optimizers[1].apply_gradients(zip(tape.gradient(g_loss, generator), generator))
        return d_loss, g_loss

    return lambda batch: step(*(tf.constant(part) for part in batch)), tf.__version__


def torch_step():
    import torch

    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    generator, discriminator = (
        [torch.tensor(v, requires_grad=True) for v in part] for part in (GENERATOR, DISCRIMINATOR)
    )
    optimizers = [torch.optim.Adam(part, 1e-3, eps=1e-7) for part in (discriminator, generator)]

    def dense(x, of, layer):
        return torch.addmm(of[2 * layer + 1], x, of[2 * layer])

    def make(latent):
        return dense(torch.nn.functional.softplus(dense(latent, generator, 0)), generator, 1)

    def judge(x):
        second = torch.relu(dense(torch.relu(dense(x, discriminator, 0)), discriminator, 1))
        third = dense(second, discriminator, 2)
        if MINIBATCH:
            kernels = third.reshape(-1, 5, 3)
            distances = (kernels[:, None] - kernels[None]).abs().sum(3)
            last = torch.cat([second, torch.exp(-distances).sum(1)], 1)
        else:
            last = torch.relu(third)
        return torch.sigmoid(dense(last, discriminator, 3))

    def log(p):
        return torch.log(torch.clamp(p, min=1e-5))

    def step(batch):
        real, first, second = (torch.from_numpy(part) for part in batch)
        optimizers[0].zero_grad()
        d_loss = (-log(judge(real)) - log(1 - judge(make(first)))).mean()
        d_loss.backward()
        optimizers[0].step()
        optimizers[1].zero_grad()
        g_loss = (-log(judge(make(second)))).mean()
        g_loss.backward()
        optimizers[1].step()
        return d_loss.detach(), g_loss.detach()

    return step, torch.__version__


STEP, VERSION = tensorflow_step() if FRAMEWORK == "tensorflow" else torch_step()
LOSSES = [float(loss) for loss in STEP(BATCHES[0])]
for number in range(WARM_UP):
    STEP(BATCHES[number % len(BATCHES)])
CPU, CLOCK = [], []
for _ in range(TASK["rounds"]):
    cpu, clock = time.process_time(), time.perf_counter()
    for number in range(TASK["steps"]):
        STEP(BATCHES[number % len(BATCHES)])
    CPU.append((time.process_time() - cpu) * 1e3 / TASK["steps"])
    CLOCK.append((time.perf_counter() - clock) * 1e3 / TASK["steps"])
print(json.dumps({"version": VERSION, "losses": LOSSES, "cpuMs": CPU, "clockMs": CLOCK}))
