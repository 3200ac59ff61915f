"""Writes unit-cases.json: the small cases by which a student checks the functions, worked out by NumPy.

Run with Python 3 and NumPy: python unit-cases.py
"""
import json
import pathlib

import numpy as np

sigmoid = lambda z: 1 / (1 + np.exp(-z))
out = {}


def show(name, **values):
    out[name] = {k: v.tolist() if isinstance(v, np.ndarray) else v for k, v in values.items()}


show("sigmoid", z=np.array([[0.0, 2.0, 9.2]]), a=sigmoid(np.array([[0.0, 2.0, 9.2]])))
show("sigmoidSlope", z=np.array([[1.0, 2, 3]]), slope=sigmoid(np.array([[1.0, 2, 3]])) * sigmoid(-np.array([[1.0, 2, 3]])))
z = np.array([[9.0, 2, 5, 0, 0], [7, 5, 0, 0, 0]]).T
show("softmax", z=z, a=np.exp(z) / np.exp(z).sum(axis=0))


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -(Y * np.log(A) + (1 - Y) * np.log(1 - A)).sum() / m
    return X @ (A - Y).T / m, float((A - Y).sum() / m), float(cost)


def optimize(w, b, X, Y, iterations, rate):
    costs = []
    for _ in range(iterations):
        dw, db, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w, b = w - rate * dw, b - rate * db
    return w, b, costs


w, b = np.array([[1.0], [2.0]]), 1.5
X, Y = np.array([[1.0, -2.0, -1.0], [3.0, 0.5, -3.2]]), np.array([[1.0, 1.0, 0.0]])
dw, db, cost = propagate(w, b, X, Y)
end_w, end_b, costs = optimize(w, b, X, Y, 100, 0.009)
show("logistic", w=w, b=b, X=X, Y=Y, dw=dw, db=db, cost=cost, rate=0.009, endW=end_w, endB=end_b, costs=costs)

w = np.array([[0.1124579], [0.23106775]])
X = np.array([[1.0, -1.1, -3.2], [1.2, 2.0, 0.1]])
A = sigmoid(w.T @ X - 0.3)
show("predict", w=w, b=-0.3, X=X, A=A, classes=(A > 0.5).astype(int))

# A shallow network, tanh and sigmoid: forward, cost, backward and one update, every intermediate kept.
rng = np.random.RandomState(1)
W1, b1, W2, b2 = rng.randn(4, 2) * 0.3, rng.randn(4, 1) * 0.1, rng.randn(1, 4) * 0.3, rng.randn(1, 1) * 0.1
X, Y = rng.randn(2, 3), np.array([[1.0, 0.0, 1.0]])
m = 3
Z1 = W1 @ X + b1
A1 = np.tanh(Z1)
Z2 = W2 @ A1 + b2
A2 = sigmoid(Z2)
cost = -(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)).sum() / m
dZ2 = A2 - Y
dA1 = W2.T @ dZ2
dZ1 = dA1 * (1 - A1 ** 2)
dW2, db2 = dZ2 @ A1.T / m, dZ2.sum(axis=1, keepdims=True) / m
dW1, db1 = dZ1 @ X.T / m, dZ1.sum(axis=1, keepdims=True) / m
show("shallow", X=X, Y=Y, W1=W1, b1=b1, W2=W2, b2=b2, Z1=Z1, A1=A1, Z2=Z2, A2=A2, cost=float(cost), dZ2=dZ2, dA1=dA1,
     dZ1=dZ1, dW1=dW1, db1=db1, dW2=dW2, db2=db2, nextW1=W1 - 1.2 * dW1, nextB1=b1 - 1.2 * db1,
     nextW2=W2 - 1.2 * dW2, nextB2=b2 - 1.2 * db2)

# The cost of outputs that are given.
AL, Y = np.array([[0.8, 0.9, 0.4]]), np.array([[1.0, 1.0, 0.0]])
show("cost", AL=AL, Y=Y, losses=-(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)),
     cost=float(-(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)).mean()))
P, T = np.array([[0.7, 0.1], [0.2, 0.3], [0.1, 0.6]]), np.array([[1.0, 0], [0, 0], [0, 1]])
show("costOfClasses", P=P, T=T, losses=-(T * np.log(P)).sum(axis=0, keepdims=True),
     cost=float(-(T * np.log(P)).sum(axis=0).mean()))

# Parameters as a student draws them: seed 3, sizes 5, 4, 3, times 0.01; and He's.
rng = np.random.RandomState(3)
show("initialize", W1=rng.randn(4, 5) * 0.01, W2=rng.randn(3, 4) * 0.01)
rng = np.random.RandomState(3)
show("he", W1=rng.randn(4, 2) * np.sqrt(2.0 / 2), W2=rng.randn(1, 4) * np.sqrt(2.0 / 4))

path = pathlib.Path(__file__).with_name("unit-cases.json")
path.write_text(json.dumps(out, indent=1) + "\n")
print(out["logistic"]["dw"], out["logistic"]["db"], out["logistic"]["cost"], out["cost"], out["logistic"]["endW"])
