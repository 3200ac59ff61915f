"""Plain Python without NumPy's arrays: a loop over examples, units and inputs, as before "use vectorization"."""
from serve import serve
import math
import random


def load(workload):
    r = random.Random(1)
    n, units, _ = workload['layers']
    m, rate = workload['examples'], workload['learningRate']
    X = [[r.random() - 0.5 for _ in range(n)] for _ in range(m)]
    teacher = [r.random() - 0.5 for _ in range(16)]
    Y = [float(sum(t * v for t, v in zip(teacher, x)) > 0) for x in X]
    W1 = [[r.gauss(0, math.sqrt(2 / n)) for _ in range(n)] for _ in range(units)]
    W2 = [r.gauss(0, math.sqrt(2 / units)) for _ in range(units)]
    b1, b2 = [0.0] * units, [0.0]
    state = dict(at=0, cost=0.0)

    def step():
        i = state['at'] % m
        state['at'] += 1
        x, y = X[i], Y[i]
        a1 = [0.0] * units
        z2 = b2[0]
        for u in range(units):
            z = b1[u]
            for k in range(n):
                z += W1[u][k] * x[k]
            a1[u] = z if z > 0 else 0.0
            z2 += W2[u] * a1[u]
        a2 = 1 / (1 + math.exp(-z2))
        state['cost'] = -math.log(a2 if y == 1 else 1 - a2)
        dz2 = a2 - y
        for u in range(units):
            dz1 = W2[u] * dz2 if a1[u] > 0 else 0.0
            W2[u] -= rate * dz2 * a1[u]
            for k in range(n):
                W1[u][k] -= rate * dz1 * x[k]
            b1[u] -= rate * dz1
        b2[0] -= rate * dz2
        return 1

    return step, lambda: state['cost']


if __name__ == '__main__':
    import platform
    serve(load, version=platform.python_version())
