"""gensim learns word vectors from a file of sequences, one a line, words between spaces: `word2vec.py TASK.json`.

Prints, as JSON, the version, how many words it learnt from in an epoch, and the seconds that learning them took: of the CPU
and of the clock. Reading the texts and counting their words is not in them.
"""

import json
import sys
import time

import gensim
from gensim.models import Word2Vec

with open(sys.argv[1], encoding="utf-8") as file:
    TASK = json.load(file)
SETTINGS = TASK["settings"]

model = Word2Vec(
    sg=1 if SETTINGS["architecture"] == "skip-gram" else 0,
    vector_size=SETTINGS["dimensions"],
    window=SETTINGS["window"],
    negative=SETTINGS["negatives"],
    sample=SETTINGS["sample"],
    alpha=SETTINGS["rate"],
    min_alpha=SETTINGS["rate"] / 250,
    min_count=TASK["leastCount"],
    seed=SETTINGS["seed"],
    workers=TASK["threads"],
)
if TASK["streamed"]:
    texts = {"corpus_file": TASK["texts"]}
else:
    with open(TASK["texts"], encoding="utf-8") as lines:
        texts = {"corpus_iterable": [line.split() for line in lines]}
model.build_vocab(**texts)
cpu, clock = time.process_time(), time.perf_counter()
model.train(
    **texts, total_examples=model.corpus_count, total_words=model.corpus_total_words, epochs=SETTINGS["epochs"]
)
cpu, clock = time.process_time() - cpu, time.perf_counter() - clock
if TASK["output"] is not None:
    model.wv.save_word2vec_format(TASK["output"], binary=True)
words = sum(int(model.wv.get_vecattr(word, "count")) for word in model.wv.index_to_key)
print(json.dumps({"version": gensim.__version__, "words": words, "cpuSeconds": cpu, "seconds": clock}))
