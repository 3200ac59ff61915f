"""
scikit-learn's MLPClassifier on examples that a measurement hands over: a job as JSON on every line of standard
input, an answer on every line of standard output. The examples lie in files of plain numbers, one after another.
"""

import json
import sys
import time
import warnings
from os.path import join

try:
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier
    from sklearn.preprocessing import StandardScaler
except ImportError as error:
    print(json.dumps({"missing": str(error)}), flush=True)
    sys.exit(0)

# That 200 epochs were not enough is part of what is measured.
warnings.simplefilter("ignore", ConvergenceWarning)


def examples(folder, part, inputs):
    """X, an example a row, and y."""
    y = np.fromfile(join(folder, part + ".y"), dtype=np.int32)
    if inputs["sparse"]:
        starts = np.fromfile(join(folder, part + ".starts"), dtype=np.uint32).astype(np.int64)
        indices = np.fromfile(join(folder, part + ".indices"), dtype=np.uint32).astype(np.int64)
        return csr_matrix((np.ones(len(indices)), indices, starts), shape=(len(y), inputs["n"])), y
    return np.fromfile(join(folder, part + ".x"), dtype=np.float64).reshape(len(y), inputs["n"]), y


def answer(job):
    X, y = examples(job["folder"], "train", job)
    X_test, y_test = examples(job["folder"], "test", job)
    started = time.process_time()
    numbers = job["numbers"]
    if len(numbers) > 0:
        scaler = StandardScaler().fit(X[:, numbers])
        X[:, numbers] = scaler.transform(X[:, numbers])
        X_test[:, numbers] = scaler.transform(X_test[:, numbers])
    network = MLPClassifier(max_iter=job["maxIter"], random_state=job["seed"]).fit(X, y)
    seconds = time.process_time() - started
    accuracy = float(np.mean(network.predict(X_test) == y_test))
    return {"accuracy": accuracy, "seconds": seconds, "epochs": int(network.n_iter_)}


print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
