"""scikit-learn's linear classifiers, one a subject, with the decisions that people put on top of them."""

import numpy as np
from scipy import stats
from sklearn.calibration import CalibratedClassifierCV, _sigmoid_calibration
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer, TfidfVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import KFold, StratifiedKFold
from sklearn.svm import LinearSVC

from corpus import Answer

FOLDS = 5
"""Under this F1 on the fold, SCutFBR.1 gives a subject to nothing but what scores above all of the fold."""
LEAST_F1 = 0.1
TARGET, LEAST_PROBABILITY = 0.9, 0.5
"""As many as Jeffreys' 80 % bound takes to reach the target if all are right."""
LEAST_POSITIVES = 8
"""What calibration expects counts as so many suggestions."""
EXPECTED_WEIGHT = 3


def tfidf(split):
    vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    return vectorizer.fit_transform(split.train_texts), vectorizer.transform(split.test_texts)


def for_each_subject(split, test_rows, decide):
    """`decide(y)` gives a column; a subject that every training document has is given to all."""
    columns = []
    for y in split.train_labels.T:
        columns.append(np.ones(test_rows, bool) if y.all() else decide(y))
    return np.stack(columns, axis=1)


def counts_sgd_hinge(split):
    vectorizer = CountVectorizer(stop_words="english", ngram_range=(1, 2))
    train, test = vectorizer.fit_transform(split.train_texts), vectorizer.transform(split.test_texts)

    def decide(y):
        return SGDClassifier(loss="hinge", random_state=1).fit(train, y).decision_function(test) > 0

    return Answer(for_each_subject(split, test.shape[0], decide))


def best_f1(scores, y):
    """The cut of the highest F1 and that F1."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(y[order])
    f1 = 2 * hits / (np.arange(1, len(y) + 1) + y.sum())
    last_of_ties = np.append(scores[order][1:] != scores[order][:-1], True)
    best = np.argmax(np.where(last_of_ties, f1, -1))
    below = scores[order][best + 1] if best + 1 < len(y) else scores[order][best] - 1e-9
    return (scores[order][best] + below) / 2, f1[best]


def s_cut_fbr(folds):
    """SCutFBR.1 (Yang 2001), averaged over folds as Fan & Lin (2007) do."""
    cuts = [best_f1(scores, y) for scores, y in folds]
    return np.mean([scores.max() + 1e-9 if f1 < LEAST_F1 else cut for (cut, f1), (scores, _) in zip(cuts, folds)])


def platt(scores, y):
    """Probabilities, by the same calibration as CalibratedClassifierCV's."""
    a, b = _sigmoid_calibration(scores, y)
    return 1 / (1 + np.exp(a * scores + b)) if a < 0 else np.zeros(len(scores))


def accept_cut(scores, y):
    """The lowest score from which on precision is promised: see decision record 027."""
    order = np.argsort(-scores, kind="stable")
    probabilities = platt(scores, y)[order]
    given = np.arange(1, len(y) + 1)
    hits = np.cumsum(y[order])
    expected = EXPECTED_WEIGHT * np.cumsum(probabilities) / given
    with_expected = stats.beta.ppf(0.3, hits + expected, given - hits + EXPECTED_WEIGHT - expected)
    alone = stats.beta.ppf(0.5, hits + 0.5, given - hits + 0.5)
    promised = np.minimum(with_expected, alone) >= TARGET
    confident = (probabilities >= LEAST_PROBABILITY) & (y.sum() >= LEAST_POSITIVES)
    last_of_ties = np.append(scores[order][1:] != scores[order][:-1], True)
    allowed = np.flatnonzero(promised & confident & last_of_ties)
    return scores[order][allowed[-1]] if len(allowed) else np.inf


class LinearSvc:
    """LinearSVC on tf-idf: fitted once per subject on all, and once per fold inside CalibratedClassifierCV."""

    def __init__(self, split):
        self.split = split
        self.train, self.test = tfidf(split)
        self.columns = [self.fit_subject(y) for y in split.train_labels.T]

    def fit_subject(self, y):
        rows = self.test.shape[0]
        if y.all():
            always = np.ones(rows, bool)
            return {"probability": always.astype(float), "at_zero": always, "s_cut": always, "accepted": always}
        scores = LinearSVC(random_state=1).fit(self.train, y).decision_function(self.test)
        column = {"at_zero": scores > 0}
        folds = min(FOLDS, int(y.sum()))
        if folds < 2:
            prior = np.full(rows, y.mean())
            return column | {"probability": prior, "s_cut": scores > 0, "accepted": np.zeros(rows, bool)}
        splitter = StratifiedKFold(folds, shuffle=True, random_state=1)
        parts = list(splitter.split(self.train, y))
        calibrated = CalibratedClassifierCV(LinearSVC(random_state=1), method="sigmoid", cv=parts).fit(self.train, y)
        kept_out = [
            (one.estimator.decision_function(self.train[test]), y[test].astype(int))
            for one, (_, test) in zip(calibrated.calibrated_classifiers_, parts)
        ]
        pooled = [np.concatenate(part) for part in zip(*kept_out)]
        return column | {
            "probability": calibrated.predict_proba(self.test)[:, 1],
            "s_cut": scores > s_cut_fbr(kept_out),
            "accepted": scores >= accept_cut(*pooled),
        }

    def column(self, key):
        return np.stack([column[key] for column in self.columns], axis=1)

    def answers(self):
        probabilities = self.column("probability")
        yield "LinearSVC, cut at 0", Answer(self.column("at_zero"), accepted=self.column("accepted"))
        yield "LinearSVC, SCutFBR.1", Answer(self.column("s_cut"))
        yield "LinearSVC, Platt, cut at 0.5", Answer(probabilities >= 0.5, probabilities=probabilities)


class NestedLinearSvc:
    """The same with the words and their idf of each fold's own training part, as a pipeline inside the folds has them.

    Folds are the same for all subjects, so that words are weighed once a fold.
    """

    def __init__(self, split):
        vectorizer = CountVectorizer(ngram_range=(1, 2))
        counts = vectorizer.fit_transform(split.train_texts), vectorizer.transform(split.test_texts)
        self.train_labels, self.rows = split.train_labels, len(split.test_texts)
        whole = self.weigh(*counts)
        folds = KFold(FOLDS, shuffle=True, random_state=1).split(counts[0])
        self.parts = [(fit, kept, self.weigh(counts[0][fit], counts[0][kept], counts[1])) for fit, kept in folds]
        self.columns = [self.fit_subject(y, *whole) for y in split.train_labels.T]

    @staticmethod
    def weigh(train, *others):
        known = np.flatnonzero(train.getnnz(axis=0))
        tfidf = TfidfTransformer(sublinear_tf=True).fit(train[:, known])
        return [tfidf.transform(counts[:, known]) for counts in (train, *others)]

    def fit_subject(self, y, train, test):
        if y.all():
            always = np.ones(self.rows, bool)
            return {"probability": always.astype(float), "s_cut": always, "accepted": always}
        scores = LinearSVC(random_state=1).fit(train, y).decision_function(test)
        if any(y[fit].sum() == 0 or y[kept].sum() == 0 for fit, kept, _ in self.parts):
            prior = np.full(self.rows, y.mean())
            return {"probability": prior, "s_cut": scores > 0, "accepted": np.zeros(self.rows, bool)}
        kept_out, probabilities = [], []
        for fit, kept, (fit_rows, kept_rows, test_rows) in self.parts:
            one = LinearSVC(random_state=1).fit(fit_rows, y[fit])
            kept_out.append((one.decision_function(kept_rows), y[kept].astype(int)))
            a, b = _sigmoid_calibration(*kept_out[-1])
            probabilities.append(1 / (1 + np.exp(a * one.decision_function(test_rows) + b)))
        return {
            "probability": np.mean(probabilities, axis=0),
            "s_cut": scores > s_cut_fbr(kept_out),
            "accepted": scores >= accept_cut(*[np.concatenate(part) for part in zip(*kept_out)]),
        }

    def answers(self):
        probability, s_cut, accepted = [
            np.stack([column[key] for column in self.columns], axis=1) for key in ("probability", "s_cut", "accepted")
        ]
        yield "LinearSVC nested, SCutFBR.1", Answer(s_cut, accepted=accepted)
        yield "LinearSVC nested, Platt, cut at 0.5", Answer(probability >= 0.5, probabilities=probability)
