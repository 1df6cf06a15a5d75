"""A tf-idf project of Annif, trained on a file of our records: prepare-annif.py RECORDS FOLDER."""

import json
import os
import subprocess
import sys
from pathlib import Path

from nltk.tokenize.punkt import PunktTrainer, save_punkt_params

PROJECT = """[tfidf]
name=tfidf
language=en
backend=tfidf
analyzer=snowball(english)
vocab=subjects
limit=5
"""

records, folder = Path(sys.argv[1]), Path(sys.argv[2])
documents = [document for line in records.open() if (document := json.loads(line)).get("subjects")]
labels = sorted({label for document in documents for label in document["subjects"]})
uris = {label: f"<http://example.org/{number}>" for number, label in enumerate(labels)}
lines = [
    " ".join(f"{document['title']} {document['text']}".split())
    + "\t"
    + " ".join(uris[label] for label in document["subjects"])
    for document in documents
]
(folder / "projects.cfg").write_text(PROJECT)
(folder / "vocabulary.tsv").write_text("".join(f"{uri}\t{label}\n" for label, uri in uris.items()))
(folder / "documents.tsv").write_text("\n".join(lines) + "\n")

# Annif splits texts into words by a model that it would download; one learnt from these texts does as well.
sentences = folder / "nltk/tokenizers/punkt_tab/english"
sentences.mkdir(parents=True)
trainer = PunktTrainer("\n".join(lines))
trainer.finalize_training()
save_punkt_params(trainer.get_params(), str(sentences))

annif = Path(sys.executable).with_name("annif")
environment = {**os.environ, "NLTK_DATA": str(folder / "nltk")}
for command in (["load-vocab", "-L", "en", "subjects", "vocabulary.tsv"], ["train", "tfidf", "documents.tsv"]):
    subprocess.run([annif, *command], cwd=folder, env=environment, check=True, stdout=sys.stderr)
