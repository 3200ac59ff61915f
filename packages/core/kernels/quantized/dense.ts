import { BYTES, dotAdd } from './dot';
import { After, finishFour } from './finish';
import { noteLanes } from './lanes';

// What all tiles of a call share. Two tiles never run at once: a module has one thread.
let after: i32 = 0;
let bytesQ: usize = 0;
let bytesW: usize = 0;
let four: usize = 0;
let bytesOut: usize = 0;
let stride: usize = 0;
let thresholds: usize = 0;

/**
 * A layer over columns of Q: sums of whole numbers, then what `finishFour` makes of them.
 * @param W groups of four units; of a group one vector for every lane of a column of Q: that lane of each unit
 * @param correction where each sum begins, int32
 * @param numbers scale, offset and zero of every unit, float32, each for whole groups
 * @param ldQ inputs of a column of Q with its padding, a multiple of 16
 * @param lists room for the lanes of every four columns and of up to three more: ldQ + 4 bytes each, and more
 * @param out ldOut × columns: the next Q, or float32
 */
export function dense(
  kind: i32, W: usize, groups: i32, correction: usize, numbers: usize, curve: usize, Q: usize, ldQ: i32, columns: i32,
  lists: usize, out: usize, ldOut: i32,
): void {
  after = kind;
  thresholds = curve;
  bytesQ = <usize>(ldQ * BYTES);
  bytesW = bytesQ << 2;
  four = <usize>(after == After.output ? 16 : 4 * BYTES);
  bytesOut = <usize>(ldOut * (after == After.output ? 4 : BYTES));
  stride = <usize>groups << 4;
  const listBytes = bytesQ + 4;
  const whole = columns & ~3;
  let list = lists;
  for (let j = 0; j < whole; j += 4, list += listBytes) noteLanes(Q + <usize>j * bytesQ, bytesQ, 4, list);
  for (let j = whole; j < columns; j++, list += listBytes) noteLanes(Q + <usize>j * bytesQ, bytesQ, 1, list);

  for (let group = 0; group < groups; ) {
    const w = W + <usize>group * bytesW;
    const first = correction + (<usize>group << 4);
    const own = numbers + (<usize>group << 4);
    const to = out + <usize>group * four;
    const left = groups - group;
    // Few columns leave room for more units: each lane of a column is read once for all of them.
    const taken = left >= 4 && whole == 0 ? 4 : left >= 2 ? 2 : 1;
    list = lists;
    let j = 0;
    if (taken == 2) {
      for (; j < whole; j += 4, list += listBytes) {
        twoByFour(w, first, own, Q + <usize>j * bytesQ, list, to + <usize>j * bytesOut);
      }
    }
    for (; j < columns; j++) {
      const q = Q + <usize>j * bytesQ;
      const z = to + <usize>j * bytesOut;
      if (taken == 1) oneByOne(w, first, own, q, z);
      else {
        if (taken == 4) fourByOne(w, first, own, q, list, z);
        else twoByOne(w, first, own, q, list, z);
        list += listBytes;
      }
    }
    group += taken;
  }
}

/** Two groups of units over four columns. */
function twoByFour(w: usize, correction: usize, own: usize, q0: usize, list: usize, out: usize): void {
  const c0 = v128.load(correction);
  const c1 = v128.load(correction, 16);
  let s00 = c0, s01 = c0, s02 = c0, s03 = c0;
  let s10 = c1, s11 = c1, s12 = c1, s13 = c1;
  const v = w + bytesW;
  const q1 = q0 + bytesQ, q2 = q1 + bytesQ, q3 = q2 + bytesQ;
  const end = list + 4 + (<usize>load<u32>(list) << 2);
  for (let at = list + 4; at < end; at += 4) {
    const k = <usize>load<u32>(at);
    const w0 = v128.load(w + (k << 2));
    const w1 = v128.load(v + (k << 2));
    let x = v128.load32_splat(q0 + k);
    s00 = dotAdd(w0, x, s00);
    s10 = dotAdd(w1, x, s10);
    x = v128.load32_splat(q1 + k);
    s01 = dotAdd(w0, x, s01);
    s11 = dotAdd(w1, x, s11);
    x = v128.load32_splat(q2 + k);
    s02 = dotAdd(w0, x, s02);
    s12 = dotAdd(w1, x, s12);
    x = v128.load32_splat(q3 + k);
    s03 = dotAdd(w0, x, s03);
    s13 = dotAdd(w1, x, s13);
  }
  finishTwo(s00, s10, own, out);
  finishTwo(s01, s11, own, out + bytesOut);
  finishTwo(s02, s12, own, out + 2 * bytesOut);
  finishTwo(s03, s13, own, out + 3 * bytesOut);
}

/** Four groups of units over one column. */
function fourByOne(w: usize, correction: usize, own: usize, q: usize, list: usize, out: usize): void {
  let s0 = v128.load(correction);
  let s1 = v128.load(correction, 16);
  let s2 = v128.load(correction, 32);
  let s3 = v128.load(correction, 48);
  const w1 = w + bytesW, w2 = w1 + bytesW, w3 = w2 + bytesW;
  const end = list + 4 + (<usize>load<u32>(list) << 2);
  for (let at = list + 4; at < end; at += 4) {
    const k = <usize>load<u32>(at);
    const x = v128.load32_splat(q + k);
    s0 = dotAdd(v128.load(w + (k << 2)), x, s0);
    s1 = dotAdd(v128.load(w1 + (k << 2)), x, s1);
    s2 = dotAdd(v128.load(w2 + (k << 2)), x, s2);
    s3 = dotAdd(v128.load(w3 + (k << 2)), x, s3);
  }
  finishTwo(s0, s1, own, out);
  finishTwo(s2, s3, own + 32, out + 2 * four);
}

/** Two groups of units over one column. */
function twoByOne(w: usize, correction: usize, own: usize, q: usize, list: usize, out: usize): void {
  let s0 = v128.load(correction);
  let s1 = v128.load(correction, 16);
  const v = w + bytesW;
  const end = list + 4 + (<usize>load<u32>(list) << 2);
  for (let at = list + 4; at < end; at += 4) {
    const k = <usize>load<u32>(at);
    const x = v128.load32_splat(q + k);
    s0 = dotAdd(v128.load(w + (k << 2)), x, s0);
    s1 = dotAdd(v128.load(v + (k << 2)), x, s1);
  }
  finishTwo(s0, s1, own, out);
}

/** The last group of an odd number of them over one column. */
function oneByOne(w: usize, correction: usize, own: usize, q: usize, out: usize): void {
  let sum = v128.load(correction);
  for (let k: usize = 0; k < bytesQ; k += 4) {
    sum = dotAdd(v128.load(w + (k << 2)), v128.load32_splat(q + k), sum);
  }
  finishFour(after, sum, own, stride, thresholds, out);
}

// @ts-ignore: decorator
@inline
function finishTwo(first: v128, second: v128, own: usize, out: usize): void {
  finishFour(after, first, own, stride, thresholds, out);
  finishFour(after, second, own + 16, stride, thresholds, out + four);
}
