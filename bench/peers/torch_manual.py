"""PyTorch's tensors with the backward pass by hand, without autograd: nearer to what its products allow."""
from serve import serve, threads
import numpy as np
import torch
from data import make_data, steps_of

torch.set_num_threads(threads)
torch.set_grad_enabled(False)


def load(workload):
    torch.manual_seed(1)
    X, y = make_data(workload)
    layers, batch, rate = workload['layers'], workload['batch'], workload['learningRate']
    softmax, steps = workload['output'] == 'softmax', steps_of(workload)
    X = torch.from_numpy(X)
    Y = torch.eye(layers[-1], dtype=X.dtype)[torch.from_numpy(y)] if softmax else torch.from_numpy(y)[:, None].to(X.dtype)
    W = [torch.randn(i, o, dtype=X.dtype) * (2 / i) ** .5 for i, o in zip(layers[:-1], layers[1:])]
    b = [torch.zeros(o, dtype=X.dtype) for o in layers[1:]]
    state = dict(at=0, cost=0.0)

    def step():
        first = state['at'] % steps * batch
        state['at'] += 1
        A, Yb = [X[first:first + batch]], Y[first:first + batch]
        m = Yb.shape[0]
        for l in range(len(W)):
            Z = torch.addmm(b[l], A[l], W[l])
            if l < len(W) - 1:
                A.append(Z.relu_())
            else:
                A.append(torch.softmax(Z, 1) if softmax else torch.sigmoid_(Z))
        if state['at'] % 50 == 0:
            state['cost'] = cost_of(A[-1], Yb)
        dZ = (A[-1] - Yb).div_(m)
        for l in range(len(W) - 1, -1, -1):
            below = (dZ @ W[l].t()).mul_(A[l] > 0) if l > 0 else None
            W[l].addmm_(A[l].t(), dZ, alpha=-rate)
            b[l].sub_(dZ.sum(0), alpha=rate)
            dZ = below
        return m

    def cost_of(a, Yb):
        if softmax:
            return float(-(Yb * (a + 1e-12).log()).sum(1).mean())
        return float(-(Yb * (a + 1e-12).log() + (1 - Yb) * (1 - a + 1e-12).log()).mean())

    return step, lambda: state['cost']


if __name__ == '__main__':
    serve(load, version=torch.__version__)
