"""omikuji and fastText, each with one threshold for all subjects: the best micro-F1 on a fifth of the training part."""

import tempfile
from pathlib import Path

import fasttext
import numpy as np
import omikuji
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.model_selection import train_test_split

from corpus import Answer
from linear import tfidf

FIFTH = 0.2
fasttext.FastText.eprint = lambda *_: None


def one_threshold(scores, labels):
    order = np.argsort(-scores, axis=None, kind="stable")
    hits = np.cumsum(labels.ravel()[order])
    best = np.argmax(2 * hits / (np.arange(1, len(order) + 1) + labels.sum()))
    return scores.ravel()[order[best]]


def answer_with_threshold(split, fit_and_score):
    """`fit_and_score(rows, others)` fits on some training rows and gives the scores of others and of the test part."""
    everything = np.arange(len(split.train_texts))
    fitted, unseen = train_test_split(everything, test_size=FIFTH, random_state=1)
    unseen_scores, _ = fit_and_score(fitted, unseen)
    _, scores = fit_and_score(everything, everything[:0])
    return Answer(scores >= one_threshold(unseen_scores, split.train_labels[unseen]))


def omikuji_trees(split):
    train, test = tfidf(split)

    def pairs(row):
        return list(zip(row.indices.tolist(), row.data.tolist()))

    def score(model, rows):
        scores = np.zeros((rows.shape[0], len(split.subjects)))
        for i in range(rows.shape[0]):
            for label, value in model.predict(pairs(rows[i]), 10, len(split.subjects)):
                scores[i, label] = value
        return scores

    def fit_and_score(rows, others):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "train.txt"
            write_xmc(path, train[rows], split.train_labels[rows])
            hyper = omikuji.Model.default_hyper_param()
            model = omikuji.Model.train_on_data(str(path), hyper, n_threads=1)
        return score(model, train[others]), score(model, test)

    return answer_with_threshold(split, fit_and_score)


def write_xmc(path, rows, labels):
    with open(path, "w", encoding="utf-8") as out:
        out.write(f"{rows.shape[0]} {rows.shape[1]} {labels.shape[1]}\n")
        for row, own in zip(rows, labels):
            names = ",".join(map(str, np.flatnonzero(own)))
            out.write(names + " " + " ".join(f"{j}:{v:.6g}" for j, v in zip(row.indices, row.data)) + "\n")


def fast_text(split):
    words = CountVectorizer().build_analyzer()
    train, test = ([" ".join(words(text)) for text in texts] for texts in (split.train_texts, split.test_texts))

    def score(model, texts):
        scores = np.zeros((len(texts), len(split.subjects)))
        for i, text in enumerate(texts):
            for value, label in model.f.predict(text + "\n", len(split.subjects), 0.0, "strict"):
                scores[i, int(label.removeprefix("__label__"))] = value
        return scores

    def fit_and_score(rows, others):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "train.txt"
            with open(path, "w", encoding="utf-8") as out:
                for i in rows:
                    names = " ".join(f"__label__{j}" for j in np.flatnonzero(split.train_labels[i]))
                    out.write(f"{names} {train[i]}\n")
            options = {"epoch": 25, "lr": 1.0, "dim": 50}
            model = fasttext.train_supervised(str(path), loss="ova", thread=1, seed=1, verbose=0, **options)
        return score(model, [train[i] for i in others]), score(model, test)

    return answer_with_threshold(split, fit_and_score)
