"""Times one peer on two files of records: `speed.py PEER TRAIN TEST` prints stages in CPU seconds, memory and F1."""

import json
import resource
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer, HashingVectorizer
from sklearn.linear_model import SGDClassifier

from corpus import read_records, text_of

CHUNK = 10_000
SETTINGS = {"loss": "log_loss", "alpha": 1e-6, "random_state": 1}


class Clock:
    """CPU seconds by stage; the time between two calls of `enter` belongs to the stage entered first."""

    def __init__(self):
        self.seconds = {"readAndFeatures": 0.0, "train": 0.0, "score": 0.0}
        self.stage, self.since = "readAndFeatures", 0.0

    def enter(self, stage):
        now = time.process_time()
        self.seconds[self.stage] += now - self.since
        self.stage, self.since = stage, now


def chunks(path):
    records = read_records(path)
    while chunk := list(islice(records, CHUNK)):
        yield chunk


def list_subjects(path):
    return sorted({subject for record in read_records(path) for subject in record["subjects"]})


def label_rows(records, subjects):
    return np.array([[subject in record["subjects"] for subject in subjects] for record in records], np.int8)


def hashed_stream(train, test, clock):
    """Hashed 1-2-grams, one pass chunk by chunk: constant memory."""
    subjects = list_subjects(train)
    vectorizer = HashingVectorizer(ngram_range=(1, 2), n_features=2**18)
    models = [SGDClassifier(**SETTINGS) for _ in subjects]
    for chunk in chunks(train):
        rows, labels = vectorizer.transform(map(text_of, chunk)), label_rows(chunk, subjects)
        clock.enter("train")
        for model, y in zip(models, labels.T):
            model.partial_fit(rows, y, classes=[0, 1])
        clock.enter("readAndFeatures")
    clock.enter("score")
    for chunk in chunks(test):
        rows = vectorizer.transform(map(text_of, chunk))
        yield label_rows(chunk, subjects), np.stack([model.predict(rows) for model in models], axis=1)


def counts_in_memory(train, test, clock):
    """Counts of true 1-2-grams, all rows in memory."""
    subjects = list_subjects(train)
    records = list(read_records(train))
    vectorizer = CountVectorizer(ngram_range=(1, 2))
    rows, labels = vectorizer.fit_transform(map(text_of, records)), label_rows(records, subjects)
    clock.enter("train")
    models = [SGDClassifier(**SETTINGS | {"alpha": 1e-5}).fit(rows, y) for y in labels.T]
    clock.enter("score")
    for chunk in chunks(test):
        rows = vectorizer.transform(map(text_of, chunk))
        yield label_rows(chunk, subjects), np.stack([model.predict(rows) for model in models], axis=1)


def fast_text(train, test, clock):
    """fastText on words, 5 passes, a subject from one half on."""
    import fasttext  # it takes memory that the others' figures must not hold

    subjects = list_subjects(train)
    words = CountVectorizer().build_analyzer()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "train.txt"
        with open(path, "w", encoding="utf-8") as out:
            for record in read_records(train):
                names = [f"__label__{subjects.index(subject)}" for subject in record["subjects"]]
                out.write(" ".join(names + words(text_of(record))) + "\n")
        clock.enter("train")
        model = fasttext.train_supervised(str(path), loss="ova", epoch=5, thread=1, verbose=0)
    clock.enter("score")
    for chunk in chunks(test):
        given = np.zeros((len(chunk), len(subjects)), np.int8)
        for row, record in zip(given, chunk):
            text = " ".join(words(text_of(record))) + "\n"
            row[[int(name[9:]) for _, name in model.f.predict(text, len(subjects), 0.5, "strict")]] = 1
        yield label_rows(chunk, subjects), given


def f1(hits, given, true):
    return 2 * hits / np.maximum(given + true, 1)


def main(peer, train, test):
    clock = Clock()
    peers = {"hashed-stream": hashed_stream, "counts-in-memory": counts_in_memory, "fasttext": fast_text}
    sums = np.zeros((3, 1))
    for labels, given in peers[peer](train, test, clock):
        sums = sums + np.stack([(labels & given).sum(axis=0), given.sum(axis=0), labels.sum(axis=0)])
    clock.enter("score")
    report = {
        "cpuSeconds": clock.seconds,
        "peakRssBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "micro": {"f1": float(f1(*sums.sum(axis=1)))},
        "macro": {"f1": float(f1(*sums).mean())},
    }
    print(json.dumps(report))


main(*sys.argv[1:])
