"""Makes fixtures/metrics.json: what scikit-learn and SciPy say of the same inputs.

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install scikit-learn==1.9.1 scipy==1.17.1 numpy==2.4.6
    /tmp/peers/bin/python make-metrics-fixture.py > fixtures/metrics.json
"""

import json

import numpy as np
from scipy import optimize, stats
from sklearn import calibration, metrics

rng = np.random.default_rng(9)
DOCUMENTS, SUBJECTS = 240, 6
UNKNOWN = -1


def make_inputs():
    raw = rng.normal(size=(DOCUMENTS, SUBJECTS)) * 1.5 - np.linspace(0.2, 2.5, SUBJECTS)
    truth = (rng.random(raw.shape) < 1 / (1 + np.exp(-1.3 * raw))).astype(int)
    truth[:, 4] = 0  # a subject without a positive
    truth[rng.random(raw.shape) < 0.1] = UNKNOWN
    truth[7] = UNKNOWN  # a document of which nothing is known
    probabilities = np.round(1 / (1 + np.exp(-raw)), 2)  # two decimals: many ties, some on the edges of bins
    probabilities[3, 0], probabilities[4, 1] = 0.0, 1.0
    return raw, truth, probabilities


def per_subject(truth, probabilities, predicted):
    for j in range(SUBJECTS):
        known = truth[:, j] != UNKNOWN
        y, p, given = truth[known, j], probabilities[known, j], predicted[known, j]
        tn, fp, fn, tp = metrics.confusion_matrix(y, given, labels=[0, 1]).ravel()
        precision, recall, f1, _ = metrics.precision_recall_fscore_support(y, given, average="binary", zero_division=0)
        curve = metrics.precision_recall_curve(y, p) if y.any() else None
        yield {
            "confusion": {"tp": int(tp), "fp": int(fp), "fn": int(fn), "tn": int(tn)},
            "precision": precision,
            "recall": recall,
            "f1": f1,
            "averagePrecision": metrics.average_precision_score(y, p) if y.any() else None,
            "curve": None if curve is None else [c.tolist() for c in curve],
        }


def averages(truth, predicted):
    """Unknown cells count nowhere: they are predicted as what they are not asked for, no against no."""
    masked_truth = np.where(truth == UNKNOWN, 0, truth)
    masked_predicted = np.where(truth == UNKNOWN, 0, predicted)
    result = {}
    for average in ("micro", "macro"):
        scores = metrics.precision_recall_fscore_support(masked_truth, masked_predicted, average=average, zero_division=0)
        result[average] = dict(zip(("precision", "recall", "f1"), scores[:3]))
    some = (truth != UNKNOWN).any(axis=1)
    result["subsetAccuracy"] = metrics.accuracy_score(masked_truth[some], masked_predicted[some])
    return result


def ranking(truth, probabilities, k=5):
    lrap, ndcg = [], []
    for y, p in zip(truth, probabilities):
        known = y != UNKNOWN
        if (y == 1).any():
            lrap.append(metrics.label_ranking_average_precision_score([y[known]], [p[known]]))
            padded = known.sum() == 1  # ndcg_score wants two labels
            ndcg.append(1.0 if padded else metrics.ndcg_score([y[known]], [p[known]], k=k))
    return {"lrap": np.mean(lrap), "ndcgAtK": np.mean(ndcg)}


def expected_calibration_error(y, p):
    bins = np.searchsorted(np.linspace(0, 1, 16)[1:-1], p)
    return sum((bins == b).sum() * abs(p[bins == b].mean() - y[bins == b].mean()) for b in np.unique(bins)) / len(p)


def pooled(truth, probabilities):
    known = truth != UNKNOWN
    y, p = truth[known], probabilities[known]
    share, mean = calibration.calibration_curve(y, p, n_bins=15, strategy="uniform")
    return {
        "brier": metrics.brier_score_loss(y, p),
        "logLoss": metrics.log_loss(y, p),
        "ece": expected_calibration_error(y, p),
        "reliability": {"observed": share.tolist(), "meanProbability": mean.tolist()},
    }


def platt(scores, labels):
    positives, negatives = labels.sum(), (1 - labels).sum()
    target = np.where(labels == 1, (positives + 1) / (positives + 2), 1 / (negatives + 2))

    def loss(ab):
        z = ab[0] * scores + ab[1]
        return (np.logaddexp(0, z) - target * z).sum()

    def gradient(ab):
        error = 1 / (1 + np.exp(-(ab[0] * scores + ab[1]))) - target
        return np.array([error @ scores, error.sum()])

    found = optimize.root(gradient, optimize.minimize(loss, [0.0, 0.0], jac=gradient).x, tol=1e-13)
    return {"a": found.x[0], "b": found.x[1]}


def beta_cases():
    for a, b in [(0.5, 0.5), (1.5, 0.5), (9.5, 1.5), (30.5, 0.5), (12.5, 40.5), (900.5, 60.5), (50000.5, 900.5)]:
        yield {"a": a, "b": b, "quantile": stats.beta.ppf(0.2, a, b), "cdfAt": 0.9, "cdf": stats.beta.cdf(0.9, a, b)}


def main():
    raw, truth, probabilities = make_inputs()
    predicted = (probabilities >= 0.4).astype(int)
    known = truth[:, 1] != UNKNOWN
    fixture = {
        "documents": DOCUMENTS,
        "subjects": SUBJECTS,
        "truth": truth.ravel().tolist(),
        "probabilities": probabilities.ravel().tolist(),
        "rawScores": raw.ravel().tolist(),
        "predicted": predicted.ravel().tolist(),
        "perSubject": list(per_subject(truth, probabilities, predicted)),
        **averages(truth, predicted),
        "ranking": ranking(truth, probabilities),
        "pooled": pooled(truth, probabilities),
        "platt": {"subject": 1, **platt(raw[known, 1], truth[known, 1])},
        "beta": list(beta_cases()),
    }
    print(json.dumps(fixture))


main()
