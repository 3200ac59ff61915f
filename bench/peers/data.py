"""The data of a workload: seeded uniform inputs in [-0.5, 0.5), classes by a linear teacher of 16 features."""
import numpy as np


def make_data(workload):
    """X (m, n[0]) row by row an example, and the class of each (m,)."""
    r = np.random.default_rng(42)
    dtype = np.dtype(workload['precision'])
    n, m = workload['layers'][0], workload['examples']
    X = r.random((m, n), dtype=dtype) - dtype.type(0.5)
    classes = workload['layers'][-1] if workload['output'] == 'softmax' else 2
    teacher = r.random((16, classes), dtype=dtype) - dtype.type(0.5)
    return X, (X[:, :16] @ teacher).argmax(1)


def steps_of(workload):
    """Whole batches of an epoch: a last, smaller one is left out."""
    return max(1, workload['examples'] // workload['batch'])
