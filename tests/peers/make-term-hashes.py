"""Makes fixtures/term-hashes.json: the words of texts, and terms with the hash that Spark SQL's built-in `hash` gives.

    python3 tests/peers/make-term-hashes.py              # plain Python, nothing to install
    python3 tests/peers/make-term-hashes.py --spark      # asks Spark itself (pip install pyspark==4.0.1, Java 17)

Both write the same bytes. A text is in normal form C; its words are the longest runs of two or more code points of
[\\p{L}\\p{N}\\p{M}_], lower-cased code point by code point (of a lower case of two code points, the first). A word is hashed over the UTF-8 bytes of its lower case, seed 42; a pair is the hash of its
two words' hashes: hash(hash(first), hash(second)).
"""

import json
import struct
import sys
import unicodedata
from pathlib import Path

MASK = 0xFFFFFFFF
SEED = 42

WORDS = [
    "", "a", "ab", "abc", "abcd", "abcde", "spark", "hash", "x1", "and_b", "2026", "naïve", "élan", "größe",
    "глаголь", "σοφος", "שלום", "日本語", "한국어", "हिन्दी", "ﬁn", "e\u0301a", "𝔘𝔫𝔦", "𐐨𐐩", "𠀀𠀁", "\ufffd\ufffd",
    "ÿþ", "\u0080\u0081", "aé", "abé", "abcé", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "deoxyribonucleic" * 20,
]
PAIRS = [("new", "york"), ("york", "new"), ("aa", "aa"), ("größe", "日本語"), ("x1", "2026"), ("𝔘𝔫𝔦", "code")]

TEXTS = [
    "Hello, World! a b2 C3 _x",
    "ΣΊΣΥΦΟΣ İSTANBUL Straße ǅungla",
    "naïve café nai\u0308ve",
    "日本語 テキスト 123 ١٢٣ Ⅳx ½½ x²",
    "e-mail o'clock 3.14 1,000 C++ a/b H₂O",
    "😀😀 👍🏽ok 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𐐀𐐁 x😀y",
    "हिन्दी שָׁלוֹם ภาษาไทย",
    "tab\tnew\nline\u00a0space\u200dzwj\u00adsoft",
    "\u0301\u0301 \u0301x ___ __ _",
]


def words_of(text):
    """The rule again, on this Python's tables: no text has a character that came after Unicode 13."""
    found, run = [], ""
    for character in unicodedata.normalize("NFC", text) + " ":
        if character == "_" or unicodedata.category(character)[0] in "LNM":
            run += character.lower()[0]
            continue
        if len(run) >= 2:
            found.append(run)
        run = ""
    return found


def rotate(x, r):
    return ((x << r) | (x >> (32 - r))) & MASK


def mix_block(k):
    return rotate((k * 0xCC9E2D51) & MASK, 15) * 0x1B873593 & MASK


def mix_state(h, k):
    return (rotate(h ^ mix_block(k), 13) * 5 + 0xE6546B64) & MASK


def finish(h, length):
    h ^= length
    h = (h ^ (h >> 16)) * 0x85EBCA6B & MASK
    h = (h ^ (h >> 13)) * 0xC2B2AE35 & MASK
    return signed(h ^ (h >> 16))


def signed(h):
    return h - (1 << 32) if h >= 1 << 31 else h


def hash_word(word, seed=SEED):
    """Murmur3_x86_32 with Spark's rule for the tail: each byte after the last whole block is a block, sign-extended."""
    data = word.encode("utf-8")
    whole = len(data) // 4 * 4
    h = seed & MASK
    for (block,) in struct.iter_unpack("<I", data[:whole]):
        h = mix_state(h, block)
    for (byte,) in struct.iter_unpack("<b", data[whole:]):
        h = mix_state(h, byte & MASK)
    return finish(h, len(data))


def hash_number(number, seed=SEED):
    return finish(mix_state(seed & MASK, number & MASK), 4)


def in_python():
    words = [hash_word(word) for word in WORDS]
    pairs = [hash_number(hash_word(b), hash_number(hash_word(a))) for a, b in PAIRS]
    return words, pairs, [words_of(text) for text in TEXTS]


def in_spark():
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    frame = spark.createDataFrame([(word,) for word in WORDS], ["word"])
    words = [row[0] for row in frame.selectExpr("hash(word)").collect()]
    frame = spark.createDataFrame(PAIRS, ["first", "second"])
    pairs = [row[0] for row in frame.selectExpr("hash(hash(first), hash(second))").collect()]
    upper = "".join(c for c in map(chr, [*range(0xD800), *range(0xE000, 0x110000)]) if is_folded(c))
    lower = "".join(c.lower()[0] for c in upper)
    normal = [(unicodedata.normalize("NFC", text), upper, lower) for text in TEXTS]
    frame = spark.createDataFrame(normal, ["text", "upper", "lower"])
    runs = r"regexp_extract_all(text, r'[\p{L}\p{N}\p{M}_]{2,}', 0)"
    texts = [row[0] for row in frame.selectExpr(f"transform({runs}, word -> translate(word, upper, lower))").collect()]
    spark.stop()
    return words, pairs, texts


def is_folded(character):
    return unicodedata.category(character)[0] in "LNM" and character.lower()[0] != character


words, pairs, texts = in_spark() if "--spark" in sys.argv else in_python()
fixture = {
    "words": [{"word": word, "hash": value} for word, value in zip(WORDS, words)],
    "pairs": [{"first": a, "second": b, "hash": value} for (a, b), value in zip(PAIRS, pairs)],
    "texts": [{"text": text, "words": found} for text, found in zip(TEXTS, texts)],
}
target = Path(__file__).parent / "fixtures" / "term-hashes.json"
target.write_text(json.dumps(fixture, ensure_ascii=True, indent=1) + "\n")
