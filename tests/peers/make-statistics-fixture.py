"""Makes fixtures/statistics.json: what other implementations say of agreement, paired tests, splits by time and labels.

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install scikit-learn==1.9.1 scipy==1.17.1 numpy==2.4.6 \
        statsmodels==0.15.0 krippendorff==0.9.0 cleanlab==2.9.0
    /tmp/peers/bin/python make-statistics-fixture.py > fixtures/statistics.json
"""

import json

import krippendorff
import numpy as np
from cleanlab.filter import find_label_issues
from scipy import stats
from sklearn.metrics import cohen_kappa_score, f1_score
from sklearn.model_selection import TimeSeriesSplit
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests

rng = np.random.default_rng(10)
DOCUMENTS, SUBJECTS = 150, 5
UNKNOWN = -1
SEED, RESAMPLES = 7, 1000


def make_inputs():
    truth = (rng.random((DOCUMENTS, SUBJECTS)) < [0.6, 0.3, 0.2, 0.1, 0.05]).astype(int)
    wrong = lambda share: (rng.random(truth.shape) < share).astype(int)
    given, baseline = truth ^ wrong(0.05), truth ^ wrong([0.06, 0.18, 0.04, 0.03, 0.03])
    known = np.where(rng.random(truth.shape) < 0.1, UNKNOWN, truth)
    return known, given, baseline


def draws(seed, documents):
    """The generator of packages/math (sfc32, its state from splitmix32), scaled to document numbers."""
    mask = 0xFFFFFFFF
    z = seed

    def splitmix():
        nonlocal z
        z = (z + 0x9E3779B9) & mask
        t = z ^ (z >> 16)
        t = (t * 0x21F0AAAD) & mask
        t ^= t >> 15
        t = (t * 0x735A2D97) & mask
        return t ^ (t >> 15)

    a, b, c, counter = splitmix(), splitmix(), splitmix(), 1

    def uint32():
        nonlocal a, b, c, counter
        t = (a + b + counter) & mask
        counter = (counter + 1) & mask
        a = b ^ (b >> 9)
        b = (c + (c << 3)) & mask
        c = (((c << 21) | (c >> 11)) + t) & mask
        return t

    for _ in range(12):
        uint32()
    while True:
        yield np.array([uint32() * documents >> 32 for _ in range(documents)])


def f1(truth, given):
    """Unknown cells are a no against no; macro over the subjects with a positive."""
    y, g = np.where(truth == UNKNOWN, 0, truth), np.where(truth == UNKNOWN, 0, given)
    some = np.flatnonzero(y.any(axis=0))
    macro = f1_score(y[:, some], g[:, some], average=None, zero_division=0).mean()
    return np.array([f1_score(y, g, average="micro", zero_division=0), macro])


def paired_bootstrap(truth, given, baseline):
    samples, generator = [], draws(SEED, DOCUMENTS)
    for _ in range(RESAMPLES):
        drawn = next(generator)
        samples.append(f1(truth[drawn], given[drawn]) - f1(truth[drawn], baseline[drawn]))
    samples, differences = np.array(samples), f1(truth, given) - f1(truth, baseline)
    result = {}
    for name, d, s in zip(("micro", "macro"), differences, samples.T):
        low, high = np.quantile(s, [0.025, 0.975], method="nearest")
        tail = min((s <= 1e-12).sum(), (s >= -1e-12).sum())
        result[name] = {"difference": d, "low": low, "high": high, "pValue": min(1, 2 * (tail + 1) / (RESAMPLES + 1))}
    return {"seed": SEED, **result}


def mcnemar_tests(truth, given, baseline):
    rows = []
    for y, g, b in zip(truth.T, given.T, baseline.T):
        known = y != UNKNOWN
        right, other = (g == y)[known], (b == y)[known]
        table = [[(right & other).sum(), (right & ~other).sum()], [(~right & other).sum(), (~right & ~other).sum()]]
        p_value = mcnemar(table, exact=True).pvalue
        rows.append({"gained": int(table[0][1]), "lost": int(table[1][0]), "pValue": p_value})
    adjusted = multipletests([row["pValue"] for row in rows], method="holm")[1]
    return [{**row, "adjusted": p} for row, p in zip(rows, adjusted)]


def masi_distance(a, b):
    if a == b:
        return 0.0
    monotonicity = 2 / 3 if a <= b or b <= a else 1 / 3 if a & b else 0
    return 1 - monotonicity * len(a & b) / len(a | b)


def agreement(first, second):
    """Sets as bit masks, so that the package can take them as values of one nominal-like scale with our distance."""
    subjects = []
    for a, b in zip(first.T, second.T):
        joint = [int((x & y).sum()) for x, y in ((a, b), (a, 1 - b), (1 - a, b), (1 - a, 1 - b))]
        alpha = krippendorff.alpha(np.array([a, b]), level_of_measurement="nominal")
        keys = ("both", "firstOnly", "secondOnly", "neither")
        subjects.append({**dict(zip(keys, joint)), "kappa": cohen_kappa_score(a, b), "alpha": alpha})
    as_set = lambda mask: frozenset(j for j in range(SUBJECTS) if int(mask) >> j & 1)
    masks = np.array([side @ (1 << np.arange(SUBJECTS)) for side in (first, second)])

    def masi(v1, v2, **_):
        return np.vectorize(lambda x, y: masi_distance(as_set(x), as_set(y)))(v1, v2)

    return {"perSubject": subjects, "masi": krippendorff.alpha(masks, level_of_measurement=masi)}


def resampled_t(values, test_to_training):
    """Nadeau & Bengio's variance of the mean in SciPy's t distribution."""
    n, centre = len(values), np.mean(values)
    error = np.sqrt((1 / n + test_to_training) * np.var(values, ddof=1))
    half_width, p_value = stats.t.ppf(0.975, n - 1) * error, 2 * stats.t.sf(abs(centre) / error, n - 1)
    return {"values": values, "testToTraining": test_to_training, "mean": centre, "halfWidth": half_width, "pValue": p_value}


def time_blocks(items, splits):
    parts = TimeSeriesSplit(n_splits=splits).split(np.zeros(items))
    ends = [{"trainingEnd": len(train), "testEnd": int(test[-1]) + 1} for train, test in parts]
    return {"items": items, "splits": splits, "ends": ends}


def learning_curve(points):
    items, quality = np.array(points).T
    slope = np.polyfit(np.log(items), np.log(1 - quality), 1)[0]
    return {"points": [{"items": i, "quality": q} for i, q in points], "errorAfterDoubling": 2**slope}


def label_errors():
    """Those of cleanlab's confident learning for which the scores also multiply the prior odds of the other label by 10."""
    generator = np.random.default_rng(12)
    labels = (generator.random(400) < 0.3).astype(int)
    raw = 2.2 * (2 * labels - 1) - 0.5 + generator.normal(size=400) * 1.2
    flipped = generator.random(400) < 0.08
    labels[flipped] = 1 - labels[flipped]
    p = 1 / (1 + np.exp(-raw))
    issues = find_label_issues(labels, np.column_stack([1 - p, p]), filter_by="confident_learning", n_jobs=1)
    odds, prior = p / (1 - p), labels.mean() / (1 - labels.mean())
    evidence = np.where(labels == 1, prior / odds, odds / prior)
    return {
        "labels": labels.tolist(),
        "probabilities": p.tolist(),
        "cleanlab": np.flatnonzero(issues).tolist(),
        "errors": np.flatnonzero(issues & (evidence >= 10)).tolist(),
    }


def main():
    truth, given, baseline = make_inputs()
    fixture = {
        "documents": DOCUMENTS,
        "subjects": SUBJECTS,
        "truth": truth.ravel().tolist(),
        "given": given.ravel().tolist(),
        "baseline": baseline.ravel().tolist(),
        "pairedBootstrap": paired_bootstrap(truth, given, baseline),
        "mcnemar": mcnemar_tests(truth, given, baseline),
        "agreement": agreement(given, baseline),
        "resampledT": [
            resampled_t([0.02, 0.011, 0.034, -0.004, 0.018], 0.25),
            resampled_t([0.001, -0.002], 0.5),
            resampled_t([*rng.normal(0.01, 0.02, 25)], 0.25),
        ],
        "labelErrors": label_errors(),
        "timeBlocks": [time_blocks(items, splits) for items, splits in ((10, 4), (57, 4), (1000, 7))],
        "learningCurve": learning_curve([(125, 0.71), (250, 0.78), (500, 0.81), (1000, 0.86)]),
    }
    print(json.dumps(fixture))


main()
