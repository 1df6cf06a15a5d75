"""Makes fixtures/linear.json: the optima of LIBLINEAR (by scikit-learn) and SciPy, and scikit-learn's tf-idf, of the same inputs.

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install scikit-learn==1.9.1 scipy==1.17.1 numpy==2.4.6
    /tmp/peers/bin/python make-linear-fixture.py > fixtures/linear.json
"""

import json

import numpy as np
from scipy import optimize
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

rng = np.random.default_rng(7)
ROWS, COLUMNS = 60, 20

WORDS = "gene cell rock river the of state art glacier enzymes valleys DNA".split()


def make_matrix():
    dense = rng.random((ROWS, COLUMNS)) * (rng.random((ROWS, COLUMNS)) < 0.3)
    dense = np.float32(np.round(dense / np.maximum(1e-9, np.linalg.norm(dense, axis=1, keepdims=True)), 3))
    truth = dense @ rng.normal(size=COLUMNS) + 0.4 * rng.normal(size=ROWS)
    return dense.astype(float), np.where(truth > np.quantile(truth, 0.75), 1, -1)


def naive_bayes_factors(dense, targets, power):
    p, q = (1 + (dense[targets == side] > 0).sum(0) for side in (1, -1))
    ratios = np.abs(np.log((p / p.sum()) / (q / q.sum())))
    return (ratios / np.sqrt((ratios**2).mean())) ** power


def modified_huber(dense, targets, c, bias):
    """Minimises ½|w|² + c Σ loss, the intercept being the weight of a column of `bias`."""
    x = np.hstack([dense, np.full((len(dense), 1), bias)])

    def objective(w):
        margin = targets * (x @ w)
        loss = np.where(margin < -1, -4 * margin, np.maximum(0, 1 - margin) ** 2)
        slope = np.where(margin < -1, -4, -2 * np.maximum(0, 1 - margin))
        return w @ w / 2 + c * loss.sum(), w + c * x.T @ (slope * targets)

    options = {"maxiter": 100_000, "maxfun": 100_000, "ftol": 1e-16, "gtol": 1e-11}
    w = optimize.minimize(objective, np.zeros(COLUMNS + 1), jac=True, method="L-BFGS-B", options=options).x
    return w[:-1], bias * w[-1]


def solve(dense, targets, loss, c, bias, positive_weight):
    common = {"C": c, "intercept_scaling": bias, "tol": 1e-9, "max_iter": 10_000_000, "class_weight": {1: positive_weight}}
    if loss == "modified-huber":
        return modified_huber(dense, targets, c, bias)
    if loss == "log":
        model = LogisticRegression(solver="liblinear", dual=True, **common)
    else:
        model = LinearSVC(loss=loss.replace("-", "_"), dual=True, **common)
    model.fit(dense, targets)
    return model.coef_[0], model.intercept_[0]


def problems(dense, targets):
    factors = naive_bayes_factors(dense, targets, 0.5)
    for loss, c, bias, positive_weight, is_weighed in [
        ("squared-hinge", 1, 1, 1, False),
        ("squared-hinge", 4, 2, 3, False),
        ("squared-hinge", 1, 1, 1, True),
        ("hinge", 1, 1, 1, False),
        ("hinge", 0.5, 1, 2, True),
        ("modified-huber", 1, 1, 1, False),
        ("modified-huber", 20, 1, 1, False),
        ("log", 2, 1, 1, False),
        ("log", 16, 1, 2, True),
    ]:
        own = factors if is_weighed else np.ones(COLUMNS)
        weights, intercept = solve(dense * own, targets, loss, c, bias, positive_weight)
        yield {
            "plan": {"loss": loss, "c": c, "bias": bias, "positiveWeight": positive_weight},
            "factors": own.tolist() if is_weighed else None,
            "weights": (weights * own).tolist(),
            "intercept": float(intercept),
        }


def make_documents():
    return [{part: " ".join(rng.choice(WORDS, size=n)) for part, n in (("title", 3), ("text", 12))} for _ in range(6)]


def vectorised(texts, **options):
    vectorizer = TfidfVectorizer(sublinear_tf=True, **options)
    values = vectorizer.fit_transform(texts).toarray()
    return vectorizer.get_feature_names_out(), values


def blocks(documents):
    """No pairs: those of scikit-learn reach from the title into the text."""
    titles = [document["title"] for document in documents]
    both = [f"{document['title']} {document['text']}" for document in documents]
    word = {"token_pattern": r"\w\w+"}
    yield "both", "words", 1.0, vectorised(both, **word)
    yield "title", "words", 0.4, vectorised(titles, **word)
    yield "both", "characters", 0.6, vectorised(both, analyzer="char_wb", ngram_range=(3, 5), min_df=2)


def rows_of_blocks(documents):
    made = list(blocks(documents))
    lengths = np.sqrt(sum(weight**2 * (values**2).sum(1) for _, _, weight, (_, values) in made))
    return {
        "documents": documents,
        "blocks": [
            {
                "source": source,
                "kind": kind,
                "weight": weight,
                "terms": list(terms),
                "rows": (weight * values / lengths[:, None]).tolist(),
            }
            for source, kind, weight, (terms, values) in made
        ],
    }


dense, targets = make_matrix()
print(
    json.dumps(
        {
            "rows": dense.tolist(),
            "targets": targets.tolist(),
            "problems": list(problems(dense, targets)),
            "features": rows_of_blocks(make_documents()),
        }
    )
)
