"""PyTorch as its tutorials write it: nn.Sequential, autograd, SGD; batches by slicing, without a DataLoader."""
from serve import serve, threads
import numpy as np
import torch
import torch.nn as nn
from data import make_data, steps_of

torch.set_num_threads(threads)


def network_of(layers):
    torch.manual_seed(1)
    modules = []
    for l, (i, o) in enumerate(zip(layers[:-1], layers[1:])):
        modules.append(nn.Linear(i, o))
        if l < len(layers) - 2:
            modules.append(nn.ReLU())
    return nn.Sequential(*modules)


def load_training(workload):
    X, y = make_data(workload)
    softmax, batch, steps = workload['output'] == 'softmax', workload['batch'], steps_of(workload)
    Y = torch.from_numpy(y.astype(np.int64)) if softmax else torch.from_numpy(y.astype(X.dtype))[:, None]
    X = torch.from_numpy(X)
    network = network_of(workload['layers']).to(X.dtype)
    loss_of = nn.CrossEntropyLoss() if softmax else nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(network.parameters(), lr=workload['learningRate'])
    state = dict(at=0, cost=0.0)

    def step():
        first = state['at'] % steps * batch
        state['at'] += 1
        Xb, Yb = X[first:first + batch], Y[first:first + batch]
        optimizer.zero_grad()
        loss = loss_of(network(Xb), Yb)
        loss.backward()
        optimizer.step()
        if state['at'] % 50 == 0:
            state['cost'] = loss.item()
        return Xb.shape[0]

    return step, lambda: state['cost']


def load_prediction(workload):
    X, _ = make_data(workload)
    network = network_of(workload['layers']).to(torch.float32)
    network.append(nn.Softmax(1) if workload['output'] == 'softmax' else nn.Sigmoid())
    rows = list(torch.from_numpy(X).split(1))

    def step():
        with torch.inference_mode():
            for row in rows:
                network(row)
        return len(rows)

    return step, lambda: None


def load(workload):
    return {'train': load_training, 'predict': load_prediction}[workload['task']](workload)


if __name__ == '__main__':
    serve(load, version=torch.__version__)
