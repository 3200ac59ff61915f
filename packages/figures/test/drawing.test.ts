import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { escapeMarkup } from '../src/drawing/escape.js';
import { logTicks } from '../src/drawing/log-ticks.js';
import { formatCount, formatNumber, formatShare, shorten, shortenMiddle } from '../src/drawing/numbers.js';
import { pngDataUri } from '../src/drawing/png.js';
import { thin } from '../src/drawing/thin.js';
import { wilsonInterval } from '../src/report/score.js';

it('numbers are written as a reader expects', () => {
  expect([0, 1234, 0.04855478, -6.61, 12345.678, 3.2e-7, 2.5e9].map((value) => formatNumber(value))).toEqual([
    '0',
    '1,234',
    '0.04855',
    '−6.61',
    '12,346',
    '3.2e-7',
    '2.5e9',
  ]);
  expect([null, undefined, Number.NaN].map((value) => formatNumber(value))).toEqual(['–', '–', 'NaN']);
  expect(formatCount(12288)).toBe('12,288');
  expect([0.975, 1, null].map((value) => formatShare(value))).toEqual(['97.5\u202f%', '100.0\u202f%', '–']);
});

it('texts are shortened by characters, not by code units', () => {
  expect([shorten('abcdef', 4), shorten('😀😀', 2), shortenMiddle('species number 12', 9)]).toEqual([
    'abc…',
    '😀😀',
    'spec…r 12',
  ]);
});

it('markup and control characters are made harmless', () => {
  expect(escapeMarkup('<a href="x">\'&\u0000\u001b\n')).toBe(
    '&lt;a href=&quot;x&quot;&gt;&#39;&amp;\ufffd\ufffd\n',
  );
});

it('logarithmic axes are marked at round values', () => {
  expect(logTicks(0.01, 2.4)).toEqual([0.01, 0.1, 1]);
  expect(logTicks(0.3, 1.2)).toEqual([0.5, 1]);
  expect(logTicks(1.1, 1.3)).toEqual([1.1, 1.3]);
});

it('thinning keeps the ends', () => {
  const items = Array.from({ length: 1001 }, (_, i) => i);
  const kept = thin(items, 11);
  expect(kept).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]);
  expect(thin([1, 2], 10)).toEqual([1, 2]);
});

it('the interval of a share: 8 of 10', () => {
  // Wilson, z = 1.96: (0.9 + 0.19207 ± 1.96·√(0.016 + 0.0096…)) / 1.38414…, as R's prop.test without correction.
  const [low, high] = wilsonInterval(0.8, 10);
  expect(low).toBeCloseTo(0.4901625, 6);
  expect(high).toBeCloseTo(0.943318, 6);
});

describe('PNG', () => {
  const bytesOf = (uri: string) => Buffer.from(uri.slice('data:image/png;base64,'.length), 'base64');

  it('holds the pixels, a filter byte before each row', () => {
    const rgb = Uint8Array.from({ length: 3 * 2 * 3 }, (_, i) => i * 7);
    const bytes = bytesOf(pngDataUri(3, 2, rgb));
    expect([...bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([3, 2]);
    const length = bytes.readUInt32BE(33);
    const rows = inflateSync(bytes.subarray(41, 41 + length));
    expect([...rows]).toEqual([0, ...rgb.subarray(0, 9), 0, ...rgb.subarray(9)]);
  });

  it('cuts what is longer than one block', () => {
    const rgb = Uint8Array.from({ length: 200 * 150 * 3 }, (_, i) => i % 251);
    const bytes = bytesOf(pngDataUri(200, 150, rgb));
    const rows = inflateSync(bytes.subarray(41, 41 + bytes.readUInt32BE(33)));
    expect(rows.length).toBe(150 * 601);
    expect([...rows.subarray(601, 605)]).toEqual([0, ...rgb.subarray(600, 603)]);
  });

  it('has the checksum of an empty chunk that the specification gives', () => {
    const bytes = bytesOf(pngDataUri(1, 1, new Uint8Array(3)));
    expect(bytes.subarray(-12).toString('hex')).toBe('0000000049454e44ae426082');
  });
});
