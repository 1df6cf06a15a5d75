"""Makes fixtures/metrics.json: what scikit-learn and SciPy say of the same inputs.

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install scikit-learn==1.9.1 scipy==1.17.1 numpy==2.4.6
    /tmp/peers/bin/python make-metrics-fixture.py > fixtures/metrics.json
"""

import json

import numpy as np
from scipy import optimize, stats
from sklearn import calibration, isotonic, metrics

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


def hits_at(y, p, k):
    """Expected number of hits among the first k, over all orders of equal scores."""
    kth = np.sort(p)[::-1][min(k, len(p)) - 1]
    above, tied = p > kth, p == kth
    return y[above].sum() + (min(k, len(p)) - above.sum()) * y[tied].mean()


def ranking(truth, probabilities, k):
    lrap, ndcg, precision, recall = [], [], [], []
    for y, p in zip(truth, probabilities):
        known = y != UNKNOWN
        if (y == 1).any():
            y, p = y[known], p[known]
            lrap.append(metrics.label_ranking_average_precision_score([y], [p]))
            ndcg.append(1.0 if len(y) == 1 else metrics.ndcg_score([y], [p], k=k))  # ndcg_score wants two labels
            precision.append(hits_at(y, p, k) / k)
            recall.append(hits_at(y, p, k) / y.sum())
    figures = {"lrap": lrap, "precisionAtK": precision, "recallAtK": recall, "ndcgAtK": ndcg}
    return {"k": k, **{name: np.mean(values) for name, values in figures.items()}}


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


def soft_targets(labels):
    positives, negatives = labels.sum(), (1 - labels).sum()
    return np.where(labels == 1, (positives + 1) / (positives + 2), 1 / (negatives + 2))


def logistic(inputs, target, l2=0.0):
    """Weights of the inputs and the intercept, to full precision; L2 on the weights."""
    rows = np.column_stack([*inputs, np.ones(len(target))])
    penalty = np.append(np.full(len(inputs), l2), 0)

    def loss(w):
        z = rows @ w
        return (np.logaddexp(0, z) - target * z).sum() + (penalty * w * w).sum() / 2

    def gradient(w):
        return rows.T @ (1 / (1 + np.exp(-rows @ w)) - target) + penalty * w

    start = optimize.minimize(loss, np.zeros(rows.shape[1]), jac=gradient).x
    return optimize.root(gradient, start, tol=1e-13).x


def calibrations(raw, truth, subject):
    known = truth[:, subject] != UNKNOWN
    scores, labels = raw[known, subject], truth[known, subject]
    others = np.delete(raw, subject, axis=1).max(axis=1)[known]
    target = soft_targets(labels)
    a, b = logistic([scores], target)
    z = a * scores + b
    below, above, shift = logistic([-np.logaddexp(0, -z), np.logaddexp(0, z)], target)
    slope, g, intercept = logistic([scores, others], target, l2=0.02)
    regression = isotonic.IsotonicRegression(out_of_bounds="clip").fit(scores, target)
    between = np.linspace(scores.min() - 1, scores.max() + 1, 50)
    return {
        "subject": subject,
        "platt": {"a": a, "b": b},
        "beta": {"below": below, "above": above, "shift": shift},
        "compared": {"a": slope, "g": g, "b": intercept},
        "isotonic": {"scores": between.tolist(), "probabilities": regression.predict(between).tolist()},
    }


def share_of_subject(probabilities, training):
    """Saerens, Latinne & Decaestecker (2002), equation 2.8, for one class against the rest."""
    share = training
    for _ in range(10_000):
        yes, no = probabilities * share / training, (1 - probabilities) * (1 - share) / (1 - training)
        share = (yes / (yes + no)).mean()
    return {"training": training, "estimated": share}


def highest_expected_f1(probabilities):
    """By trying every number of documents to give the subject to."""
    p = np.sort(probabilities)[::-1]
    return max(2 * p[:k].sum() / (k + p.sum()) for k in range(1, len(p) + 1))


def beta_cases():
    for a, b in [(5.9, 0.1), (40.99, 0.01), (0.5, 0.5), (1.5, 0.5), (9.5, 1.5), (30.5, 0.5), (12.5, 40.5), (900.5, 60.5), (50000.5, 900.5)]:
        yield {"a": a, "b": b, "quantile": stats.beta.ppf(0.2, a, b), "cdfAt": 0.9, "cdf": stats.beta.cdf(0.9, a, b)}


def main():
    raw, truth, probabilities = make_inputs()
    predicted = (probabilities >= 0.4).astype(int)
    fixture = {
        "documents": DOCUMENTS,
        "subjects": SUBJECTS,
        "truth": truth.ravel().tolist(),
        "probabilities": probabilities.ravel().tolist(),
        "rawScores": raw.ravel().tolist(),
        "predicted": predicted.ravel().tolist(),
        "perSubject": list(per_subject(truth, probabilities, predicted)),
        **averages(truth, predicted),
        "ranking": [ranking(truth, probabilities, k) for k in (1, 3, 5, 8)],
        "pooled": pooled(truth, probabilities),
        "calibrations": calibrations(raw, truth, 1),
        "shares": [share_of_subject(probabilities[:, 0], training) for training in (0.3, 0.46, 0.6)],
        "expectedF1": highest_expected_f1(probabilities[:, 0]),
        "beta": list(beta_cases()),
    }
    print(json.dumps(fixture))


main()
