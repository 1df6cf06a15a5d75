"""Records as the peers read them, and what they answer as `classmark evaluate --predictions` writes it."""

import json
from dataclasses import dataclass

import numpy as np


@dataclass
class Split:
    """One split: texts, ids, and labels `[documents, subjects]` as 0 and 1, with the subjects of the training part."""

    subjects: list
    train_texts: list
    train_labels: np.ndarray
    test_ids: list
    test_texts: list


def read_records(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def text_of(record):
    return f"{record['title']}\n{record['text']}"


def read_split(train_path, test_path):
    train, test = list(read_records(train_path)), list(read_records(test_path))
    subjects = sorted({subject for record in train for subject in record["subjects"]})
    index = {subject: i for i, subject in enumerate(subjects)}
    labels = np.zeros((len(train), len(subjects)), np.int8)
    for row, record in enumerate(train):
        labels[row, [index[subject] for subject in record["subjects"]]] = 1
    return Split(subjects, [text_of(r) for r in train], labels, [r["id"] for r in test], [text_of(r) for r in test])


@dataclass
class Answer:
    """What a peer says of the test documents, each `[documents, subjects]`; None where it says nothing of the kind."""

    given: np.ndarray
    accepted: np.ndarray | None = None
    probabilities: np.ndarray | None = None


def write_answer(path, split, answer):
    def names(row):
        return [split.subjects[j] for j in np.flatnonzero(row)]

    with open(path, "w", encoding="utf-8") as out:
        for i, identifier in enumerate(split.test_ids):
            line = {"id": identifier, "given": names(answer.given[i])}
            if answer.accepted is not None:
                line["accepted"] = names(answer.accepted[i])
            if answer.probabilities is not None:
                line["probabilities"] = dict(zip(split.subjects, map(float, answer.probabilities[i])))
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
