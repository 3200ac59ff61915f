/**
 * Notes which lanes of `columns` neighboring columns of Q hold anything but zeros: their number, then where each stands
 * in a column, in bytes. Zeros add nothing to a sum: images and ReLU units have many, which need no products then.
 */
export function noteLanes(Q: usize, bytesQ: usize, columns: i32, list: usize): void {
  let end = list + 4;
  const q1 = Q + (columns > 1 ? bytesQ : 0);
  const q2 = columns > 1 ? q1 + bytesQ : Q;
  const q3 = columns > 1 ? q2 + bytesQ : Q;
  for (let k: usize = 0; k < bytesQ; k += 4) {
    store<u32>(end, <u32>k);
    const held = load<u32>(Q + k) | load<u32>(q1 + k) | load<u32>(q2 + k) | load<u32>(q3 + k);
    end += <usize>(held != 0) << 2;
  }
  store<u32>(list, <u32>((end - list - 4) >> 2));
}
