// Writes a kernel module as edits of another, the text that packages/core/src/engine/wasm/edits.ts reads.

/** The letters and shifts of edits.ts. */
const letters = Array.from({ length: 90 }, (_, i) => String.fromCharCode(33 + i)).filter(
  (letter) => !'"$\',.\\`'.includes(letter),
);
const shifts = ['', '{', '|', '}'];
const firstByte = 0xfd;

/** Bytes that two places must have in common for a copy to be thought of. */
const seed = 4;
/** A copy has to save more than it costs to name. */
const worth = 4;
/** Places beyond these, counted from the nearest, are not looked at. */
const looks = 400;

/** @type {(target: Uint8Array, base: Uint8Array) => string} */
export function editsOf(target, base) {
  const places = placesOf(base);
  const pieces = [];
  let text = '';
  let expected = 0;
  for (let i = 0; i < target.length; ) {
    const { at, length } = bestCopy(target, i, base, places, expected);
    if (length === 0) {
      text += textOf(target[i++]);
      expected++;
      continue;
    }
    pieces.push(at === expected ? `${text}.${length}` : `${text}.${length},${at - expected}`);
    text = '';
    i += length;
    expected = at + length;
  }
  return [...pieces, text].join(' ');
}

/** A byte as a letter, behind a shift if it is a rare one. */
function textOf(byte) {
  const i = (byte - firstByte) & 255;
  return shifts[Math.floor(i / letters.length)] + letters[i % letters.length];
}

/** Where each run of `seed` bytes stands, in order. */
function placesOf(base) {
  const places = new Map();
  for (let at = 0; at + seed <= base.length; at++) {
    const key = keyOf(base, at);
    const list = places.get(key);
    if (list) list.push(at);
    else places.set(key, [at]);
  }
  return places;
}

function bestCopy(target, i, base, places, expected) {
  let best = { at: 0, length: 0, saved: worth - 1 };
  if (i + seed > target.length) return best;
  for (const at of nearest(places.get(keyOf(target, i)) ?? [], expected)) {
    let length = seed;
    while (
      i + length < target.length &&
      at + length < base.length &&
      target[i + length] === base[at + length]
    ) {
      length++;
    }
    const saved = length - jumpCost(Math.abs(at - expected));
    if (saved > best.saved) best = { at, length, saved };
  }
  return best;
}

/** The part of an ascending list around a value. */
function nearest(list, value) {
  if (list.length <= looks) return list;
  const middle = list.findIndex((at) => at >= value);
  const first = Math.max(0, (middle < 0 ? list.length : middle) - looks / 2);
  return list.slice(first, first + looks);
}

/** About how many bytes it takes to say so. */
function jumpCost(distance) {
  if (distance === 0) return 0;
  return distance < 64 ? 2 : distance < 2048 ? 3 : 4;
}

function keyOf(bytes, at) {
  return (bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)) >>> 0;
}
