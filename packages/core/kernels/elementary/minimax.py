"""Prints the polynomials of the elementary kernels. Needs mpmath; run: python3 minimax.py

Each P has the smallest largest |weight(x) (P(x) - f(x))| on an interval, found by Remez exchange in 60 digits
and then rounded to float64 (which the kernels round to f32 where they compute in it).
"""

from mpmath import atanh, cos, exp, log, lu_solve, matrix, mp, mpf, pi, sqrt, tanh

mp.dps = 60
TINY = mpf(10) ** -30


def minimax(f, weight, a, b, degree):
    """The coefficients, constant term first, and the largest weighted error."""
    count = degree + 2
    points = [(a + b) / 2 - (b - a) / 2 * cos(pi * i / (count - 1)) for i in range(count)]
    while True:
        # P is off by the same weighted error, of alternating sign, at every point.
        system = matrix(count, count)
        for i, x in enumerate(points):
            for j in range(degree + 1):
                system[i, j] = x**j
            system[i, degree + 1] = (-1) ** i / weight(x)
        solution = lu_solve(system, matrix([f(x) for x in points]))
        coefficients = [solution[j] for j in range(degree + 1)]

        # The next points are where the error between two of its zeros is largest.
        grid = [(a + b) / 2 - (b - a) / 2 * cos(pi * i / (60 * count)) for i in range(60 * count + 1)]
        peaks = []
        for x in grid:
            error = weight(x) * (sum(c * x**j for j, c in enumerate(coefficients)) - f(x))
            if peaks and (error > 0) == (peaks[-1][1] > 0):
                peaks[-1] = max(peaks[-1], (x, error), key=lambda peak: abs(peak[1]))
            else:
                peaks.append((x, error))
        while len(peaks) > count:
            peaks.pop(0 if abs(peaks[0][1]) < abs(peaks[-1][1]) else -1)
        sizes = [abs(error) for _, error in peaks]
        points = [x for x, _ in peaks]
        if max(sizes) < 1.0001 * min(sizes):
            return coefficients, max(sizes)


def exp_tail(r):
    """(e^r - 1 - r) / r^2"""
    return (exp(r) - 1 - r) / r**2 if abs(r) > mpf(10) ** -15 else 1 / mpf(2) + r / 6


def log_tail(z):
    """(2 atanh(s) - 2s) / (s z) for z = s^2"""
    return 2 * (atanh(sqrt(z)) / sqrt(z) - 1) / z if z > mpf(10) ** -20 else mpf(2) / 3 + 2 * z / 5


def tanh_tail(z):
    """(tanh(x) - x) / x^3 for z = x^2"""
    return (tanh(sqrt(z)) / sqrt(z) - 1) / z if z > mpf(10) ** -20 else -mpf(1) / 3 + 2 * z / 15


slack = mpf("1.0002")
half_ln2 = log(2) / 2 * slack
sqrt2_square = ((sqrt(2) - 1) / (sqrt(2) + 1)) ** 2 * slack
half_square = mpf("0.5494") ** 2

polynomials = {
    "exp": (exp_tail, lambda r: r * r / exp(r) + TINY, -half_ln2, half_ln2, (4, 9)),
    "log": (log_tail, lambda z: z / 2 + TINY, mpf(0), sqrt2_square, (2, 6)),
    "log1p up to 1": (log_tail, lambda z: z / 2 + TINY, mpf(0), slack / 9, (3, 9)),
    "tanh": (tanh_tail, lambda z: z * sqrt(z) / tanh(sqrt(z) + TINY) + TINY, mpf(0), half_square, (4, 9)),
}
for name, (f, weight, a, b, degrees) in polynomials.items():
    for precision, degree in zip(("f32", "f64"), degrees):
        coefficients, error = minimax(f, weight, a, b, degree)
        print(f"{name}, {precision}: relative error 2^{float(log(error, 2)):.1f}")
        for coefficient in coefficients:
            print(f"    {float(coefficient)!r}")
