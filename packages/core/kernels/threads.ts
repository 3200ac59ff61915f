// Who this instance is among the threads that run the same program, and how they wait for each other.

/** The number of this thread, from 0, and how many there are. */
export let thread: i32 = 0;
export let threads: i32 = 1;
/** Four words that all threads share: arrived, generation, asleep, failed. */
let meeting: usize = 0;

/**
 * How often a waiting thread looks before it sleeps, with a pause after each look: some 150 µs at most, and some 25 µs
 * after it has waited in vain, as on a machine with more to do than processors, where who spins keeps others from work.
 */
const MOST_SPINS: i32 = 4000;
const FEWEST_SPINS: i32 = 600;
let spins: i32 = MOST_SPINS;
/** Of the last pause. */
let paused: f64 = 1;

function waited(inVain: bool): void {
  spins = inVain ? max(FEWEST_SPINS, spins >> 2) : min(MOST_SPINS, spins << 1);
}
/** How long a sleeping thread goes without looking whether another has failed: a second, in ns. */
const PATIENCE: i64 = 1000000000;

/** Tells this instance its place; `meetingAddress` is that of four zeroed words. */
export function join(number: i32, count: i32, meetingAddress: usize): void {
  thread = number;
  threads = count;
  meeting = meetingAddress;
}

/**
 * Some 20 to 40 ns: four square roots, each of the one before. WebAssembly has no instruction for it, and without a pause
 * the looks of a whole wait can be over in 7 µs: then threads sleep between any two commands, and take 70 µs to wake.
 */
function pause(): void {
  paused = sqrt(sqrt(sqrt(sqrt(paused + 1))));
}

/** Returns when every thread has come here. */
export function barrier(): void {
  if (threads == 1) return;
  const generation = atomic.load<i32>(meeting + 4);
  if (atomic.add<i32>(meeting, 1) == threads - 1) {
    atomic.store<i32>(meeting, 0);
    atomic.store<i32>(meeting + 4, generation + 1);
    if (atomic.load<i32>(meeting + 8) != 0) atomic.notify(meeting + 4, -1);
    return;
  }
  for (let spin = 0; spin < spins; spin++) {
    if (atomic.load<i32>(meeting + 4) != generation) {
      waited(false);
      return;
    }
    pause();
  }
  waited(true);
  atomic.add<i32>(meeting + 8, 1);
  while (atomic.load<i32>(meeting + 4) == generation) {
    // A thread that failed never comes: the others stop too.
    if (atomic.load<i32>(meeting + 12) != 0) unreachable();
    atomic.wait<i32>(meeting + 4, generation, PATIENCE);
  }
  atomic.sub<i32>(meeting + 8, 1);
}

/** Tells those who wait that this thread will not come any more. */
export function fail(): void {
  atomic.store<i32>(meeting + 12, 1);
  atomic.notify(meeting + 4, -1);
}

/**
 * Returns the number of the next command when it is another than the last one. The two words of `commands` are
 * that number and how many threads sleep until it changes.
 */
export function awaitCommand(commands: usize, last: i32): i32 {
  for (let spin = 0; spin < spins; spin++) {
    const number = atomic.load<i32>(commands);
    if (number != last) {
      waited(false);
      return number;
    }
    pause();
  }
  waited(true);
  atomic.add<i32>(commands + 4, 1);
  while (atomic.load<i32>(commands) == last) atomic.wait<i32>(commands, last, -1);
  atomic.sub<i32>(commands + 4, 1);
  return atomic.load<i32>(commands);
}

/** Lets the waiting threads have the command that now stands behind the two words. */
export function announce(commands: usize): void {
  atomic.add<i32>(commands, 1);
  if (atomic.load<i32>(commands + 4) != 0) atomic.notify(commands, -1);
}

let numberAmongOthers: i32 = 0;
let others: i32 = 1;

/** This thread does all of what is shared out, until `together`. */
export function alone(): void {
  numberAmongOthers = thread;
  others = threads;
  thread = 0;
  threads = 1;
}

export function together(): void {
  thread = numberAmongOthers;
  threads = others;
}

/** The first of this thread's part when `count` things are shared out in runs of neighbors. */
// @ts-ignore: decorator
@inline
export function partStart(count: i32): i32 {
  return <i32>((<i64>count * thread) / threads);
}

/** One past the last of this thread's part. */
// @ts-ignore: decorator
@inline
export function partEnd(count: i32): i32 {
  return <i32>((<i64>count * (thread + 1)) / threads);
}
