"""Writes metrics.json beside it: the figures of random predictions as scikit-learn computes them.

Run with: python3 metrics.py   (needs numpy and scikit-learn; the tests read only the JSON)
"""
import json
import pathlib

import numpy as np
from sklearn import metrics

draw = np.random.RandomState(7)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def binary(m, digits):
    y = (draw.rand(m) < 0.35).astype(int)
    p = np.clip(np.round(sigmoid(1.3 * draw.randn(m) + 1.5 * y - 0.8), digits), 0.001, 0.999)
    label = (p > 0.5).astype(int)
    false_positives, true_positives, _ = metrics.roc_curve(y, p, drop_intermediate=False)
    return {
        "task": "binary",
        "Y": [y.tolist()],
        "Yhat": [p.tolist()],
        "accuracy": metrics.accuracy_score(y, label),
        "precision": metrics.precision_score(y, label),
        "recall": metrics.recall_score(y, label),
        "f1": metrics.f1_score(y, label),
        "auc": metrics.roc_auc_score(y, p),
        "logLikelihood": -metrics.log_loss(y, p, normalize=False),
        "cost": metrics.log_loss(y, p),
        "confusion": metrics.confusion_matrix(y, label).tolist(),
        "roc": [false_positives.tolist(), true_positives.tolist()],
    }


def multiclass(k, m):
    y = draw.randint(k, size=m)
    z = draw.randn(m, k)
    z[np.arange(m), y] += 1.2
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    label = p.argmax(axis=1)
    macro = {"average": "macro", "zero_division": 0}
    return {
        "task": "multiclass",
        "Y": np.eye(k, dtype=int)[y].T.tolist(),
        "Yhat": p.T.tolist(),
        "accuracy": metrics.accuracy_score(y, label),
        "precision": metrics.precision_score(y, label, **macro),
        "recall": metrics.recall_score(y, label, **macro),
        "f1": metrics.f1_score(y, label, **macro),
        "auc": metrics.roc_auc_score(y, p, multi_class="ovr", average="macro"),
        "logLikelihood": -metrics.log_loss(y, p, normalize=False),
        "cost": metrics.log_loss(y, p),
        "confusion": metrics.confusion_matrix(y, label, labels=list(range(k))).tolist(),
    }


def multilabel(k, m):
    Y = (draw.rand(m, k) < 0.4).astype(int)
    p = sigmoid(draw.randn(m, k) + 2 * Y - 1)
    label = (p > 0.5).astype(int)
    likelihood = float(np.sum(Y * np.log(p) + (1 - Y) * np.log(1 - p)))
    return {
        "task": "multilabel",
        "Y": Y.T.tolist(),
        "Yhat": p.T.tolist(),
        "accuracy": metrics.accuracy_score(Y, label),
        "precision": metrics.precision_score(Y, label, average="macro"),
        "recall": metrics.recall_score(Y, label, average="macro"),
        "f1": metrics.f1_score(Y, label, average="macro"),
        "auc": metrics.roc_auc_score(Y, p, average="macro"),
        "logLikelihood": likelihood,
        "cost": -likelihood / m,
    }


def regression(k, m):
    Y = 50 + 12 * draw.randn(m, k)
    Yhat = Y + 5 * draw.randn(m, k) + 1
    return {
        "task": "regression",
        "Y": Y.T.tolist(),
        "Yhat": Yhat.T.tolist(),
        "rmse": float(np.sqrt(metrics.mean_squared_error(Y, Yhat))),
        "mae": metrics.mean_absolute_error(Y, Yhat),
        "r2": metrics.r2_score(Y, Yhat),
        "cost": float(np.mean(np.sum((Yhat - Y) ** 2, axis=1)) / 2),
    }


cases = {
    "binary": binary(60, 6),
    "binary with many ties": binary(80, 1),
    "three classes": multiclass(3, 50),
    "twelve classes, some never predicted": multiclass(12, 40),
    "several labels": multilabel(4, 45),
    "regression": regression(1, 30),
    "regression with two outputs": regression(2, 25),
}
out = pathlib.Path(__file__).with_name("metrics.json")
out.write_text(json.dumps(cases) + "\n")
