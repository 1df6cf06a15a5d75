"""Holds our artefacts against the reference implementation of safetensors, both ways.

    pip install safetensors==0.8.0 numpy
    python3 tests/peers/make-safetensors.py

Writes fixtures/reference.safetensors with the Python package, for the test to read, and reads with it
fixtures/artefact.safetensors, which the test holds our encoder to byte by byte.
"""

from pathlib import Path

import numpy
from safetensors import safe_open
from safetensors.numpy import save_file

FIXTURES = Path(__file__).parent / "fixtures"
TENSORS = {
    "double": numpy.array([[1.5, -2.25], [1e300, 5e-324]], dtype=numpy.float64),
    "single": numpy.array([0.1, -0.0, 3.4e38], dtype=numpy.float32),
    "signed": numpy.array([-2147483648, 7], dtype=numpy.int32),
    "unsigned": numpy.array([[4294967295], [1]], dtype=numpy.uint32),
    "byte": numpy.array([0, 255, 7], dtype=numpy.uint8),
    "empty": numpy.zeros((0,), dtype=numpy.float32),
}
METADATA = {"format": "classmark", "formatVersion": "1", "learner": "peer", "weights.note": "größe 日本", "subjects": "[]"}

save_file(TENSORS, FIXTURES / "reference.safetensors", metadata=METADATA)

with safe_open(FIXTURES / "artefact.safetensors", framework="numpy") as ours:
    assert ours.metadata() == METADATA, ours.metadata()
    assert sorted(ours.keys()) == sorted(TENSORS), ours.keys()
    for name, expected in TENSORS.items():
        tensor = ours.get_tensor(name)
        assert tensor.dtype == expected.dtype and tensor.shape == expected.shape, name
        assert tensor.tobytes() == expected.tobytes(), name
print("safetensors reads artefact.safetensors as it was meant")
