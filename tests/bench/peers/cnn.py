"""Kim's convolutional network in Keras, as `packages/convolution` has it.

    cnn.py step TASK.json THREADS jit|plain     how long a step takes, from the same weights, with the same batches
    cnn.py fit TASK.json ANSWER.jsonl           learns texts, settles its passes, answers for others

Prints JSON. Texts are numbers of words.
"""

import json
import os
import sys
import time
import warnings

warnings.filterwarnings("ignore")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

WARM_UP = 10


class SummedAdam(keras.optimizers.Adam):
    """Adam as it is defined, of a word's whole slope: Keras squares the slopes of a word's occurrences one by one."""

    def apply(self, grads, trainable_variables=None):
        super().apply([tf.convert_to_tensor(grad) for grad in grads], trainable_variables)


class LargestInText(layers.Layer):
    """The largest of each filter over the windows that begin in a text and end in it, or over the only one."""

    def __init__(self, width):
        super().__init__()
        self.width = width

    def call(self, found, lengths):
        places = ops.arange(ops.shape(found)[1])
        inside = places[None, :] <= ops.maximum(lengths - self.width, 0)[:, None]
        return ops.max(found * ops.cast(inside, found.dtype)[:, :, None], axis=1)


def build(task, dropout, intercepts="zeros", padded=False):
    """Texts of one length; or padded with word 0, which is nothing, and with their lengths."""
    shape = task["shape"]
    text = keras.Input((None,), dtype="int32")
    lengths = keras.Input((), dtype="int32")
    begin = keras.initializers.RandomUniform(-0.25, 0.25)
    vectors = layers.Embedding(task["words"] + padded, shape["dimensions"], begin, name="words")(text)
    if padded:
        vectors = vectors * ops.cast(text > 0, "float32")[:, :, None]
    found = []
    for width in shape["widths"]:
        windows = layers.Conv1D(shape["filters"], width, activation="relu", name=f"width{width}")(vectors)
        found.append(LargestInText(width)(windows, lengths) if padded else layers.GlobalMaxPooling1D()(windows))
    seen = layers.Dropout(dropout)(layers.Concatenate()(found))
    scores = layers.Dense(shape["subjects"], bias_initializer=intercepts, name="outputs")(seen)
    return keras.Model([text, lengths] if padded else text, scores)


def compile_model(model, task, jit):
    adam = SummedAdam(task["rate"], beta_1=0.9, beta_2=0.999, epsilon=1e-7)
    model.compile(adam, keras.losses.BinaryCrossentropy(from_logits=True), jit_compile=jit)
    return model


def set_weights(model, task):
    """From the numbers of `Network` in packages/convolution, one part after the other."""
    shape, values, at = task["shape"], np.fromfile(task["weights"], np.float32), 0

    def take(*size):
        nonlocal at
        at += int(np.prod(size))
        return values[at - int(np.prod(size)) : at].reshape(size)

    dimensions, filters = shape["dimensions"], shape["filters"]
    units = filters * len(shape["widths"])
    model.get_layer("words").set_weights([take(task["words"], dimensions)])
    kernels = [take(width, filters, dimensions).transpose(0, 2, 1) for width in shape["widths"]]
    biases = take(len(kernels), filters)
    for width, kernel, bias in zip(shape["widths"], kernels, biases):
        model.get_layer(f"width{width}").set_weights([kernel, bias])
    outputs = take(shape["subjects"], units).T
    model.get_layer("outputs").set_weights([outputs, take(shape["subjects"])])


def set_threads(count):
    tf.config.threading.set_intra_op_parallelism_threads(count)
    tf.config.threading.set_inter_op_parallelism_threads(count)


def step(path, threads, compiler):
    set_threads(int(threads))
    with open(path, encoding="utf-8") as file:
        task = json.load(file)
    texts = np.array([batch["texts"] for batch in task["batches"]], np.int32)
    targets = (np.array([batch["targets"] for batch in task["batches"]]).reshape(*texts.shape[:2], -1) > 0).astype(
        np.float32
    )
    checked = compile_model(build(task, 0), task, False)
    set_weights(checked, task)
    losses = [float(checked.train_on_batch(texts[0], targets[0])) for _ in range(3)]
    model = compile_model(build(task, task["dropout"]), task, compiler == "jit")
    set_weights(model, task)
    batches = tf.data.Dataset.from_tensor_slices((texts, targets)).cache().repeat()

    def learn(steps):
        cpu, clock = time.process_time(), time.perf_counter()
        model.fit(batches, steps_per_epoch=steps, verbose=0)
        return (time.process_time() - cpu) * 1e3 / steps, (time.perf_counter() - clock) * 1e3 / steps

    learn(WARM_UP)
    rounds = [learn(task["steps"]) for _ in range(task["rounds"])]
    cpu, clock = zip(*rounds)
    print(json.dumps({"version": keras.__version__, "losses": losses, "cpuMs": cpu, "clockMs": clock}))


def batches_of(texts, targets, order, task):
    """Batches, each as long as its longest text."""
    size, least = task["batchDocuments"], max(task["shape"]["widths"])
    for start in range(0, len(order), size):
        own = order[start : start + size]
        lengths = np.array([len(texts[i]) for i in own], np.int32)
        padded = np.zeros((len(own), max(least, lengths.max())), np.int32)
        for row, i in zip(padded, own):
            row[: len(texts[i])] = texts[i]
        yield (padded, lengths), targets[own]


def dataset_of(texts, targets, order, task):
    signature = (
        (tf.TensorSpec((None, None), tf.int32), tf.TensorSpec((None,), tf.int32)),
        tf.TensorSpec((None, targets.shape[1]), tf.float32),
    )
    return tf.data.Dataset.from_generator(lambda: batches_of(texts, targets, order, task), output_signature=signature)


def begin(task, targets, order):
    yes = targets[order].sum(axis=0)
    odds = np.log((yes + 0.5) / (len(order) - yes + 0.5))
    intercepts = keras.initializers.Constant(odds.astype(np.float32))
    return compile_model(build(task, task["dropout"], intercepts, padded=True), task, False)


def learn_pass(model, texts, targets, order, task, random):
    model.fit(dataset_of(texts, targets, random.permutation(order), task), epochs=1, verbose=0)


def score(model, texts, order, task):
    nothing = np.zeros((len(texts), task["shape"]["subjects"]), np.float32)
    return model.predict(dataset_of(texts, nothing, order, task), verbose=0).astype(np.float64)


def calibrated_loss(scores, labels):
    """The mean loss after Platt's calibration of all cells together, by Newton's method."""
    x, y = np.stack([scores.ravel(), np.ones(scores.size)], axis=1), labels.ravel()
    weights = np.array([1.0, 0.0])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        bend = (x * (p * (1 - p))[:, None]).T @ x + 1e-9 * np.eye(2)
        weights -= np.linalg.solve(bend, x.T @ (p - y))
    margins = np.where(y > 0, 1, -1) * (x @ weights)
    return float(np.mean(np.logaddexp(0, -margins)))


def settle(task, texts, targets, random):
    """After which pass the calibrated loss of the held documents was least: the rule of the learner `cnn`."""
    held = np.array(task["held"])
    learnt = np.setdiff1d(np.arange(len(texts)), held)
    model = begin(task, targets, learnt)
    best, least = 1, np.inf
    for number in range(1, task["mostPasses"] + 1):
        learn_pass(model, texts, targets, learnt, task, random)
        loss = calibrated_loss(score(model, texts, held, task), targets[held])
        if loss < least * (1 - 0.001):
            best, least = number, loss
        if number - best >= task["patientPasses"]:
            break
    return best


def fit(path, answer):
    set_threads(1)
    with open(path, encoding="utf-8") as file:
        task = json.load(file)
    keras.utils.set_random_seed(task["seed"])
    random = np.random.default_rng(task["seed"])
    texts = [np.array(text, np.int32) + 1 for text in task["texts"]]
    targets = np.zeros((len(texts), task["shape"]["subjects"]), np.float32)
    for row, yes in zip(targets, task["labels"]):
        row[yes] = 1
    begun = time.process_time()
    passes = settle(task, texts, targets, random)
    settled = time.process_time()
    order = np.arange(len(texts))
    model = begin(task, targets, order)
    for _ in range(passes):
        learn_pass(model, texts, targets, order, task, random)
    learnt = time.process_time()
    tested = [np.array(text, np.int32) + 1 for text in task["testTexts"]]
    scores = score(model, tested, np.arange(len(tested)), task)
    with open(answer, "w", encoding="utf-8") as out:
        for name, row in zip(task["testIds"], scores):
            given = [task["subjects"][j] for j in np.flatnonzero(row > 0)]
            out.write(json.dumps({"id": name, "given": given}, ensure_ascii=False) + "\n")
    print(json.dumps({"passes": passes, "settleSeconds": settled - begun, "fitSeconds": learnt - settled}))


{"step": step, "fit": fit}[sys.argv[1]](*sys.argv[2:])
