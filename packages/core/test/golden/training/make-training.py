"""Writes training.json: ten steps of training, worked out by NumPy. Run with Python 3 and NumPy.

Nothing here comes from the library: forward and backward are the formulas as a lecture writes them, with examples
as columns, whole batches as matrices, and the derivative of the cost by the chain rule (dA first, then dZ), not
fused. Every case keeps what it starts from (X, Y, W, b), so the test needs no generator; the initializations are
compared on their own.
"""
import json
import pathlib

import numpy as np


def softmax(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


G = {
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "leaky-relu": lambda z: np.where(z > 0, z, 0.01 * z),
    "linear": lambda z: z,
    "softmax": softmax,
}


def pull_back(name, z, da):
    """dZ from dA: the vector-Jacobian product of the activation."""
    if name == "softmax":
        a = softmax(z)
        jacobians = [np.diag(col) - np.outer(col, col) for col in a.T]
        return np.column_stack([jac.T @ d for jac, d in zip(jacobians, da.T)])
    slope = {
        "sigmoid": lambda: G["sigmoid"](z) * (1 - G["sigmoid"](z)),
        "tanh": lambda: 1 / np.cosh(z) ** 2,
        "relu": lambda: (z > 0).astype(float),
        "leaky-relu": lambda: np.where(z > 0, 1.0, 0.01),
        "linear": lambda: np.ones_like(z),
    }[name]()
    return da * slope


def losses(cost, output, a, y):
    if cost == "squared-error":
        return 0.5 * ((a - y) ** 2).sum(axis=0)
    if output == "softmax":
        return -(y * np.log(a)).sum(axis=0)
    return -(y * np.log(a) + (1 - y) * np.log(1 - a)).sum(axis=0)


def loss_slope(cost, output, a, y):
    if cost == "squared-error":
        return a - y
    if output == "softmax":
        return -y / a
    return -y / a + (1 - y) / (1 - a)


class Net:
    def __init__(self, case, W, b):
        self.g = [layer[1] for layer in case["layers"]]
        self.cost_name = case["cost"]
        self.bias = case.get("bias", True)
        self.W, self.b = [w.copy() for w in W], [v.copy() for v in b]

    def forward(self, X):
        Z, A = [], [X]
        for W, b, g in zip(self.W, self.b, self.g):
            Z.append(W @ A[-1] + b)
            A.append(G[g](Z[-1]))
        return Z, A

    def cost(self, X, Y, w, lam, m_fit):
        a = self.forward(X)[1][-1]
        data = (w * losses(self.cost_name, self.g[-1], a, Y)).sum() / X.shape[1]
        return data + lam / (2 * m_fit) * sum((W ** 2).sum() for W in self.W)

    def gradients(self, X, Y, w, lam, m_fit):
        m = X.shape[1]
        Z, A = self.forward(X)
        dA = w * loss_slope(self.cost_name, self.g[-1], A[-1], Y)
        dW, db = [None] * len(self.W), [None] * len(self.W)
        for l in reversed(range(len(self.W))):
            dZ = pull_back(self.g[l], Z[l], dA)
            dW[l] = dZ @ A[l].T / m + lam / m_fit * self.W[l]
            db[l] = dZ.sum(axis=1, keepdims=True) / m * (1 if self.bias else 0)
            dA = self.W[l].T @ dZ
        return dW + db

    def tensors(self):
        return self.W + self.b


class Rule:
    """Gradient descent, momentum or Adam over a list of tensors, changed in place."""

    def __init__(self, spec, tensors):
        self.spec = spec
        self.v = [np.zeros_like(t) for t in tensors]
        self.s = [np.zeros_like(t) for t in tensors]
        self.t = 0

    def step(self, tensors, grads, rate):
        self.t += 1
        name = self.spec["name"]
        for i, (theta, g) in enumerate(zip(tensors, grads)):
            if name == "gradient-descent":
                theta -= rate * g
            elif name == "momentum":
                beta = self.spec.get("beta", 0.9)
                self.v[i] = beta * self.v[i] + (1 - beta) * g
                theta -= rate * self.v[i]
            elif name == "adam":
                b1, b2 = self.spec.get("beta1", 0.9), self.spec.get("beta2", 0.999)
                eps = self.spec.get("epsilon", 1e-8)
                self.v[i] = b1 * self.v[i] + (1 - b1) * g
                self.s[i] = b2 * self.s[i] + (1 - b2) * g ** 2
                v_hat = self.v[i] / (1 - b1 ** self.t)
                s_hat = self.s[i] / (1 - b2 ** self.t)
                theta -= rate * v_hat / (np.sqrt(s_hat) + eps)

    def save(self):
        return [x.copy() for x in self.v], [x.copy() for x in self.s], self.t

    def restore_without_direction(self, saved):
        self.v = [np.zeros_like(x) for x in saved[0]]
        self.s = [x.copy() for x in saved[1]]
        self.t = saved[2]


def example_weights(case, Y):
    m = Y.shape[1]
    w = np.ones(m)
    if "sampleWeight" in case:
        w = w * np.array(case["sampleWeight"])
    labels = (Y[0] > 0.5).astype(int) if Y.shape[0] == 1 else Y.argmax(axis=0)
    kind = case.get("classWeight", "none")
    if kind == "balanced":
        k = len(set(labels))
        w = w * np.array([m / (k * (labels == c).sum()) for c in labels])
    elif kind != "none":
        w = w * np.array([kind[c] for c in labels])
    return w


def clip(grads, norm):
    length = np.sqrt(sum((g ** 2).sum() for g in grads))
    return grads if norm == 0 or length <= norm else [g * (norm / length) for g in grads]


def cosine_rate(case, epoch):
    peak, warm, final, epochs = case["rate"], case["warmUp"], case["final"], case["epochs"]
    if epoch < warm:
        return peak * (epoch + 1) / (warm + 1)
    share = min(1, (epoch - warm) / (epochs - 1 - warm))
    return final + (peak - final) * (1 + np.cos(np.pi * share)) / 2


def train(case, X, Y, W, b):
    net = Net(case, W, b)
    rule = Rule(case["optimizer"], net.tensors())
    m, lam = X.shape[1], case.get("l2", 0)
    w = example_weights(case, Y)
    batch = case.get("batchSize", m)
    policy = case.get("policy", "constant")
    rate = cosine_rate(case, 0) if policy == "cosine" else case["rate"]
    exact = batch >= m or policy == "bold-driver"
    accepted = net.cost(X, Y, w, lam, m)
    entries = [{"cost": accepted, "learningRate": rate}]
    for epoch in range(1, case["epochs"] + 1):
        before, state = [t.copy() for t in net.tensors()], rule.save()
        batch_sum = 0
        for start in range(0, m, batch):
            cut = slice(start, min(start + batch, m))
            size = cut.stop - cut.start
            batch_sum += size * net.cost(X[:, cut], Y[:, cut], w[cut], lam, m)
            grads = clip(net.gradients(X[:, cut], Y[:, cut], w[cut], lam, m), case.get("clipNorm", 0))
            rule.step(net.tensors(), grads, rate)
        now = net.cost(X, Y, w, lam, m)
        entry = {"cost": now if exact else batch_sum / m}
        if policy == "bold-driver":
            if now < accepted:
                accepted, rate = now, rate * 1.05
            elif now > accepted:
                for t, old in zip(net.tensors(), before):
                    t[...] = old
                rule.restore_without_direction(state)
                rate *= 0.5
                entry = {"cost": accepted, "rejected": True, "costTried": now}
        elif policy == "cosine":
            rate = cosine_rate(case, epoch)
        entries.append({**entry, "learningRate": rate})
    return entries, net


def data(case, rng):
    n, m, k = case["inputs"], case["m"], case["layers"][-1][0]
    X = rng.randn(n, m)
    output = case["layers"][-1][1]
    if output == "softmax":
        Y = np.eye(k)[:, rng.randint(0, k, m)]
    elif output == "sigmoid":
        Y = (rng.rand(k, m) < 0.4).astype(float)
        Y[0, 0], Y[0, 1] = 0, 1
    else:
        Y = rng.randn(k, m)
    return X, Y


GD, MOMENTUM, ADAM = {"name": "gradient-descent"}, {"name": "momentum"}, {"name": "adam"}
CE, SE = "cross-entropy", "squared-error"


def case(name, layers, cost, **rest):
    return {"name": name, "inputs": 3, "m": 8, "epochs": 10, "layers": layers, "cost": cost,
            "optimizer": GD, "rate": 0.5, **rest}


DEEP = [[4, "relu"], [3, "tanh"], [4, "leaky-relu"], [1, "sigmoid"]]
CASES = [
    case("logistic regression", [[1, "sigmoid"]], CE),
    case("tanh, sigmoid", [[4, "tanh"], [1, "sigmoid"]], CE, rate=1.2),
    case("relu, softmax", [[5, "relu"], [3, "softmax"]], CE),
    case("leaky relu, linear", [[5, "leaky-relu"], [2, "linear"]], SE, rate=0.1),
    case("one against rest", [[4, "tanh"], [3, "sigmoid"]], CE),
    case("sigmoid with squared error", [[4, "sigmoid"], [2, "sigmoid"]], SE, rate=2),
    case("softmax with squared error", [[4, "tanh"], [3, "softmax"]], SE, rate=2),
    case("tanh output", [[4, "linear"], [2, "tanh"]], SE),
    case("relu output", [[4, "tanh"], [3, "relu"]], SE),
    case("leaky relu output", [[4, "tanh"], [3, "leaky-relu"]], SE),
    case("four layers", DEEP, CE),
    case("no bias", DEEP, CE, bias=False),
    case("momentum", [[4, "tanh"], [1, "sigmoid"]], CE, optimizer=MOMENTUM, rate=2),
    case("momentum 0.5, four layers", DEEP, CE, optimizer={**MOMENTUM, "beta": 0.5}),
    case("adam", [[4, "relu"], [3, "softmax"]], CE, optimizer=ADAM, rate=0.05),
    case("adam, other betas", [[4, "tanh"], [2, "linear"]], SE, rate=0.02,
         optimizer={**ADAM, "beta1": 0.7, "beta2": 0.95, "epsilon": 1e-3}),
    case("l2", [[4, "tanh"], [1, "sigmoid"]], CE, l2=0.7),
    case("l2 and adam, three outputs", [[4, "relu"], [3, "softmax"]], CE, l2=2, optimizer=ADAM, rate=0.05),
    case("balanced classes", [[4, "tanh"], [1, "sigmoid"]], CE, classWeight="balanced"),
    case("weights of three classes", [[4, "relu"], [3, "softmax"]], CE, classWeight=[0.5, 2, 1]),
    case("weights of examples", [[4, "tanh"], [2, "linear"]], SE, rate=0.1,
         sampleWeight=[0, 1, 2, 0.5, 1, 3, 0.25, 1]),
    case("both weights, l2, batches of 3", [[4, "tanh"], [1, "sigmoid"]], CE, classWeight=[0.5, 2], l2=0.7,
         batchSize=3, sampleWeight=[0, 1, 2, 0.5, 1, 3, 0.25, 1]),
    case("clipping", [[5, "leaky-relu"], [2, "linear"]], SE, clipNorm=0.4),
    case("clipping and momentum, batches", DEEP, CE, clipNorm=0.05, optimizer=MOMENTUM, rate=3, batchSize=3),
    case("batches of 3 in file order", [[4, "tanh"], [1, "sigmoid"]], CE, batchSize=3),
    case("batches and adam", [[4, "relu"], [3, "softmax"]], CE, batchSize=3, optimizer=ADAM, rate=0.05),
    case("batches and l2", [[4, "relu"], [3, "softmax"]], CE, batchSize=5, l2=1.5),
    case("one example a step", [[4, "tanh"], [1, "sigmoid"]], CE, batchSize=1, rate=0.2),
    case("bold driver", [[5, "tanh"], [2, "linear"]], SE, rate=1.5, policy="bold-driver"),
    case("bold driver and momentum", [[5, "tanh"], [2, "linear"]], SE, rate=6, optimizer=MOMENTUM,
         policy="bold-driver"),
    case("bold driver and adam, l2", [[5, "relu"], [3, "softmax"]], CE, rate=1, optimizer=ADAM, l2=0.7,
         policy="bold-driver"),
    case("bold driver and batches", [[5, "tanh"], [2, "linear"]], SE, rate=1.5, batchSize=3,
         policy="bold-driver"),
    case("cosine with warm-up", [[4, "tanh"], [1, "sigmoid"]], CE, rate=2, policy="cosine", warmUp=3,
         final=0.1),
    case("cosine at once", [[4, "relu"], [3, "softmax"]], CE, rate=1, policy="cosine", warmUp=0, final=0),
    case("one example, one feature, one unit", [[1, "tanh"], [1, "sigmoid"]], CE, inputs=1, m=1),
]

SCALES = {
    "he": lambda n_in, n: np.sqrt(2 / n_in),
    "xavier": lambda n_in, n: np.sqrt(2 / (n_in + n)),
    "small": lambda n_in, n: 0.01,
    "inverse-sqrt": lambda n_in, n: np.sqrt(1 / n_in),
    "zeros": lambda n_in, n: 0.0,
}


def initializations():
    sizes = [3, 5, 4, 1]
    out = []
    for name, scale in SCALES.items():
        rng = np.random.RandomState(7)
        W = [rng.randn(n, n_in) * scale(n_in, n) for n_in, n in zip(sizes, sizes[1:])]
        out.append({"name": name, "seed": 7, "sizes": sizes, "W": [w.tolist() for w in W]})
    return out


def main():
    out = []
    for at, spec in enumerate(CASES):
        rng = np.random.RandomState(100 + at)
        X, Y = data(spec, rng) if spec["m"] > 1 else (np.array([[0.8]]), np.array([[1.0]]))
        sizes = [spec["inputs"]] + [n for n, _ in spec["layers"]]
        W = [rng.randn(n, n_in) * np.sqrt(1 / n_in) for n_in, n in zip(sizes, sizes[1:])]
        bias = 1 if spec.get("bias", True) else 0
        b = [rng.randn(n, 1) * 0.1 * bias for n in sizes[1:]]
        entries, net = train(spec, X, Y, W, b)
        rejected = sum(e.get("rejected", False) for e in entries)
        if spec.get("policy") == "bold-driver":
            assert 0 < rejected < spec["epochs"], (spec["name"], rejected)
        out.append({
            **spec,
            "start": {"X": X.tolist(), "Y": Y.tolist(), "W": [w.tolist() for w in W], "b": [v.tolist() for v in b]},
            "entries": entries,
            "end": {"W": [w.tolist() for w in net.W], "b": [v.tolist() for v in net.b]},
        })
    path = pathlib.Path(__file__).with_name("training.json")
    text = json.dumps({"cases": out, "initializations": initializations()}, separators=(",", ":"))
    path.write_text(text.replace('{"name"', '\n{"name"') + "\n")


main()
