"""scikit-learn's MLPClassifier: plain SGD, no penalty, no shuffling; one partial_fit is one epoch."""
from serve import serve
import warnings
import numpy as np
import sklearn
from sklearn.neural_network import MLPClassifier
from data import make_data

warnings.filterwarnings('ignore')


def load(workload):
    X, y = make_data(workload)
    network = MLPClassifier(
        hidden_layer_sizes=tuple(workload['layers'][1:-1]), activation='relu', solver='sgd', momentum=0.0,
        nesterovs_momentum=False, alpha=0.0, learning_rate_init=workload['learningRate'],
        batch_size=workload.get('batch', 64), shuffle=False, random_state=1)
    classes = np.unique(y)

    def train():
        network.partial_fit(X, y, classes=classes)
        return X.shape[0]

    if workload['task'] == 'train':
        return train, lambda: network.loss_

    train()
    rows = [x[None, :] for x in X]

    def predict():
        for row in rows:
            network.predict_proba(row)
        return len(rows)

    return predict, lambda: None


if __name__ == '__main__':
    serve(load, version=sklearn.__version__)
