"""Writes elementary.json: arguments and results of the elementary functions with more digits than float64 has.
Run with Python 3 and mpmath: python make-elementary.py [points per range]

A row is [x, y, t] (pow: [x, exponent, y, t]): y is the float64 nearest to the true value and t the rest, in units
in the last place of y. So the error of a result r is |(r - y) / ulp(y) - t| ulp.
"""
import json
import math
import pathlib
import random
import sys

import mpmath

mpmath.mp.prec = 240
rng = random.Random(20240229)
COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 60


def log_uniform(low, high):
    return math.exp(rng.uniform(math.log(low), math.log(high)))


def signed(low, high):
    return log_uniform(low, high) * rng.choice([-1, 1])


def nearest(value):
    """The nearest float64 of an mpf and the rest in its ulp; correct for subnormals too."""
    y = float(mpmath.mpf(value))  # mpmath rounds to nearest, subnormals included
    if math.isinf(y) or y == 0:
        return y, 0.0
    return y, float((value - mpmath.mpf(y)) / mpmath.mpf(math.ulp(y)))


def near_quarter_turns():
    """Floats next to multiples of pi/2, where reduction cancels most."""
    for _ in range(COUNT):
        k = rng.randrange(1, 2 ** rng.randrange(1, 40))
        yield float(k * mpmath.pi / 2)
    for k in range(1, 9):
        yield float(k * mpmath.pi / 2)


ARGUMENTS = {
    "exp": lambda: [rng.uniform(-1, 1) for _ in range(COUNT)]
    + [rng.uniform(-708, 709) for _ in range(COUNT)]
    + [signed(1e-20, 1e-2) for _ in range(COUNT)]
    + [rng.uniform(-745, -708) for _ in range(COUNT)]
    + [rng.uniform(709, 709.78) for _ in range(COUNT // 2)]
    + [709.782712893384, 709.7827128933841, -745.1332191019411, -745.1332191019412, -708.3964185322641, 5e-324],
    "log": lambda: [log_uniform(1e-307, 1e308) for _ in range(COUNT)]
    + [1 + signed(1e-15, 1e-2) for _ in range(COUNT)]
    + [rng.uniform(0.5, 2) for _ in range(COUNT)]
    + [rng.uniform(0.98, 1.02) for _ in range(COUNT)]
    + [rng.randrange(1, 2**50) * 5e-324 for _ in range(COUNT // 2)]
    + [5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 0.9999999999999999, 1.0000000000000002, 10.0],
    "log1p": lambda: [signed(1e-300, 1e-10) for _ in range(COUNT // 2)]
    + [signed(1e-10, 0.9) for _ in range(COUNT)]
    + [rng.uniform(-0.99999, 1) for _ in range(COUNT)]
    + [rng.uniform(-0.02, 0.02) for _ in range(COUNT)]
    + [log_uniform(1, 1e308) for _ in range(COUNT)]
    + [-0.9999999999999999, -1 + 1e-9, 1e-16, -1e-16, 5e-324, -5e-324],
    "expm1": lambda: [signed(1e-300, 1e-10) for _ in range(COUNT // 2)]
    + [signed(1e-10, 0.34) for _ in range(COUNT)]
    + [rng.uniform(-0.4, 0.4) for _ in range(COUNT)]
    + [rng.uniform(-45, 45) for _ in range(COUNT)]
    + [rng.uniform(-2, 2) for _ in range(COUNT)]
    + [709.7, -700.0, 0.34, -0.34, 5e-324, -5e-324],
    "tanh": lambda: [signed(1e-300, 1e-8) for _ in range(COUNT // 2)]
    + [signed(1e-8, 0.2) for _ in range(COUNT)]
    + [rng.uniform(-0.6, 0.6) for _ in range(COUNT)]
    + [rng.uniform(-3, 3) for _ in range(COUNT)]
    + [rng.uniform(-21, 21) for _ in range(COUNT)]
    + [0.1875, -0.1875, 0.18750000000000003, 20.0, 19.06, 5e-324, -5e-324],
    "sin": lambda: [rng.uniform(-0.8, 0.8) for _ in range(COUNT)]
    + [rng.uniform(-10, 10) for _ in range(COUNT)]
    + [signed(1e-300, 1e-5) for _ in range(COUNT // 2)]
    + [signed(10, 2**20) for _ in range(COUNT)]
    + [signed(2**20, 1e308) for _ in range(COUNT)]
    + list(near_quarter_turns()) + [1e22, 5e-324, 1.7976931348623157e308, 2.0**20, 2.0**20 + 0.5],
}
ARGUMENTS["cos"] = ARGUMENTS["sin"]
FUNCTIONS = {
    "exp": mpmath.exp, "log": mpmath.log, "log1p": mpmath.log1p, "expm1": mpmath.expm1,
    "tanh": mpmath.tanh, "sin": mpmath.sin, "cos": mpmath.cos,
}  # fmt: skip


def precise(f, x):
    # Tiny arguments need digits in the proportion in which f cancels them; huge ones the digits of x/pi.
    exponent = abs(math.frexp(x)[1])
    with mpmath.workprec(300 + 2 * exponent):
        return +f(mpmath.mpf(x))


def pow_arguments():
    for _ in range(COUNT):
        yield log_uniform(1e-3, 1e3), rng.uniform(-50, 50)
        yield 1 + signed(1e-12, 1e-2), signed(1, 1e5)
        yield log_uniform(1e-300, 1e300), rng.uniform(-1, 1)
        yield rng.uniform(0.98, 1.02), rng.uniform(-3e4, 3e4)
    for base in [2.0, 3.0, 10.0, 0.1, 0.9, 0.999]:
        for exponent in [-5.0, 0.5, 2.0, 3.0, 15.0, 100.0, 300.0]:
            yield base, exponent
    yield 2.0, -1074.0
    yield 2.0, -1073.5
    yield 1e-310, 0.9
    yield 5e-324, 0.25
    yield 1.0000000000000002, 3e18


out = {name: [[x, *nearest(precise(FUNCTIONS[name], x))] for x in make()] for name, make in ARGUMENTS.items()}
rows = []
for x, e in pow_arguments():
    with mpmath.workprec(400):
        rows.append([x, e, *nearest(mpmath.mpf(x) ** mpmath.mpf(e))])
out["pow"] = rows

for table in out.values():
    for row in table:
        row[-1] = round(row[-1], 5)
target = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else pathlib.Path(__file__).parent / "elementary.json"
text = json.dumps(out).replace("Infinity", "1e999")
target.write_text(text + "\n")
