"""The Python side of the line protocol: commands as JSON lines on stdin, answers as JSON lines on stdout.

The first argument is {"threads": n}. It is read here, before NumPy is imported, because BLAS libraries read their
number of threads once. A contender imports this module first and ends with `serve(load, version)`.
"""
import json
import os
import resource
import sys
import time

options = json.loads(sys.argv[1]) if len(sys.argv) > 1 else {'threads': 1}
threads = int(options['threads'])
for name in ('OPENBLAS_NUM_THREADS', 'OMP_NUM_THREADS', 'MKL_NUM_THREADS', 'VECLIB_MAXIMUM_THREADS'):
    os.environ[name] = str(threads)
# Spinning OpenMP threads of PyTorch take the cores that OpenBLAS wants: with this its two threads are faster.
os.environ.setdefault('OMP_WAIT_POLICY', 'passive')

answers = sys.stdout
sys.stdout = sys.stderr


def answer(**parts):
    answers.write(json.dumps(parts) + '\n')
    answers.flush()


def peak_bytes():
    """The most memory this process ever had. Linux's ru_maxrss may be that of the parent, VmHWM is our own."""
    try:
        with open('/proc/self/status') as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith('VmHWM'))
    except (OSError, StopIteration):
        unit = 1 if sys.platform == 'darwin' else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def window(step, seconds):
    """Steps until the time is up; the examples they took and the time they needed."""
    examples, start = 0, time.perf_counter()
    while True:
        examples += step()
        elapsed = time.perf_counter() - start
        if elapsed >= seconds:
            return dict(examples=examples, seconds=elapsed)


def serve(load, **about):
    """`load(workload)` gives (step, cost): a function that trains on a few examples, and one that tells the cost."""
    answer(ready=True, **about)
    step, cost = None, lambda: None
    for line in sys.stdin:
        command = json.loads(line)
        try:
            if command['do'] == 'load':
                step, cost = load(command['workload'])
                answer(**window(step, 0))
            elif command['do'] == 'window':
                answer(**window(step, command['ms'] / 1000))
            elif command['do'] == 'quit':
                last = cost()
                answer(peakBytes=peak_bytes(), cost=None if last is None else float(last))
                return
        except Exception as problem:  # what went wrong is an answer: the run goes on without this contender
            answer(error=f'{type(problem).__name__}: {problem}')
