"""Writes random.json: what numpy.random.RandomState draws. Run with Python 3 and NumPy: python make-random.py

Integers, uniform numbers and normals are stored in full; long runs as a CRC of their bytes beside their last
values, so that one wrong draw anywhere shows.
"""
import json
import pathlib
import zlib

import numpy as np

SEEDS = [0, 1, 2, 3, 42, 12345, 2**31 - 1, 2**31, 2**32 - 1]


def crc(values, dtype):
    return zlib.crc32(np.asarray(values, dtype=dtype).tobytes())


def of_seed(seed):
    rng = lambda: np.random.RandomState(seed)
    r = rng()
    mixed = [r.rand(), r.randn(), r.randint(10), r.rand(), r.randn(), r.randn(), r.randint(-5, 5), r.rand()]
    r = rng()
    odd = list(r.randn(3)) + [r.rand()] + list(r.randn(2))
    long_run = rng().rand(5000)
    normals = rng().randn(2000)
    ints = rng().randint(0, 1000, 3000)
    return {
        "seed": seed,
        "rand": list(rng().rand(5)),
        "rand23": rng().rand(2, 3).tolist(),
        "randLong": {"crc": crc(long_run, "<f8"), "last": list(long_run[-3:])},
        "randn": list(rng().randn(6)),
        "randn34": rng().randn(3, 4).tolist(),
        "randnLong": {"every": normals[::50].tolist(), "last": list(normals[-3:])},
        "mixed": [float(v) for v in mixed],
        "odd": odd,
        "randint": rng().randint(0, 7, 20).tolist(),
        "randintOne": int(rng().randint(3, 4)),
        "randintNegative": rng().randint(-1000, 1000, 10).tolist(),
        "randintLong": {"crc": crc(ints, "<f8"), "last": ints[-3:].tolist()},
        "randint32": rng().randint(0, 2**32, 8).tolist(),
        "randintAlmost32": rng().randint(0, 2**32 - 1, 8).tolist(),
        "randint33": rng().randint(0, 2**32 + 1, 8).tolist(),
        "randint40": rng().randint(-(2**39), 2**40, 8).tolist(),
        "randint53": rng().randint(0, 2**53 - 1, 8).tolist(),
        "permutation": rng().permutation(12).tolist(),
        "permutationLong": {"crc": crc(rng().permutation(3000), "<f8")},
        "permutationOfList": rng().permutation([5, 3, 8, 1]).tolist(),
        "choice": int(rng().choice(10)),
        "choice5": rng().choice(10, 5).tolist(),
        "choiceDistinct": rng().choice(10, 5, replace=False).tolist(),
        "choiceP": rng().choice(4, 12, p=[0.1, 0, 0.3, 0.6]).tolist(),
        "choicePOne": int(rng().choice(4, p=[0.1, 0, 0.3, 0.6])),
        "choicePDistinct": rng().choice(6, 5, replace=False, p=[0.05, 0.5, 0.3, 0.1, 0, 0.05]).tolist(),
        "choiceOfList": rng().choice([2.5, -1.0, 7.0], 6).tolist(),
    }


def toy_flower():
    rng = np.random.RandomState(1)
    points = []
    for j in range(2):
        t = np.linspace(3.12 * j, 3.12 * (j + 1), 200) + 0.2 * rng.randn(200)
        r = 4 * np.sin(4 * t) + 0.2 * rng.randn(200)
        points += [[r[i] * np.sin(t[i]), r[i] * np.cos(t[i]), j] for i in range(200)]
    return points


def linspaces():
    cases = [(0, 1, 5), (0, 3.12, 200), (3.12, 6.24, 200), (-1, 2, 7), (1, 1, 3), (5, -5, 4), (2, 9, 1), (2, 9, 0), (0, 0.1, 11)]
    return [{"start": a, "stop": b, "count": n, "values": np.linspace(a, b, n).tolist()} for a, b, n in cases]


here = pathlib.Path(__file__).parent
write = lambda name, value: (here / name).write_text(json.dumps(value) + "\n")
write("random.json", [of_seed(seed) for seed in SEEDS])
write("flower.json", toy_flower())
write("linspace.json", linspaces())
