"""Lets the peers learn from one file of records and answer for another: `quality.py TRAIN TEST OUTPUT_FOLDER`."""

import json
import sys
import warnings
from pathlib import Path

from corpus import read_split, write_answer
from linear import LinearSvc, NestedLinearSvc, counts_sgd_hinge
from one_threshold import fast_text, omikuji_trees

warnings.filterwarnings("ignore")


def list_answers(split):
    yield "counts, SGD hinge", counts_sgd_hinge(split)
    yield from LinearSvc(split).answers()
    yield from NestedLinearSvc(split).answers()
    yield "omikuji, one threshold", omikuji_trees(split)
    yield "fastText, one threshold", fast_text(split)


def main(train, test, folder):
    split = read_split(train, test)
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    names = []
    for number, (name, answer) in enumerate(list_answers(split)):
        write_answer(folder / f"{number}.jsonl", split, answer)
        names.append(name)
    (folder / "peers.json").write_text(json.dumps(names))


main(*sys.argv[1:])
