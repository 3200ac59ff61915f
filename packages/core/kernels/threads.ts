// Who this instance is among the threads that run the same program, and how they wait for each other.

/** The number of this thread, from 0, and how many there are. */
export let thread: i32 = 0;
export let threads: i32 = 1;
/** Three words that all threads share: arrived, generation, asleep. */
let meeting: usize = 0;

/** How often a waiting thread looks before it sleeps: some 150 µs. */
const SPINS: i32 = 20000;

/** Tells this instance its place; `meetingAddress` is that of three zeroed words. */
export function join(number: i32, count: i32, meetingAddress: usize): void {
  thread = number;
  threads = count;
  meeting = meetingAddress;
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
  for (let spin = 0; spin < SPINS; spin++) {
    if (atomic.load<i32>(meeting + 4) != generation) return;
  }
  atomic.add<i32>(meeting + 8, 1);
  while (atomic.load<i32>(meeting + 4) == generation) atomic.wait<i32>(meeting + 4, generation, -1);
  atomic.sub<i32>(meeting + 8, 1);
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
