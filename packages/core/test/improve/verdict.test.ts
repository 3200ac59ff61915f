import type { DiagnosisFinding } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../src/improve/verdict.js';

const fault: DiagnosisFinding = {
  code: 'ZERO_INITIALIZATION',
  severity: 'fault',
  columns: [],
  title: 'All units of a layer are the same',
  detail: '64 units of layer 1 have equal weights',
  effect: 1,
  advice: null,
  evidence: {},
};
const none = { steps: [], gain: null, shown: null };

describe('the verdict of improve', () => {
  it('names what the training itself shows, where there was no time for any change', () => {
    const { verdict, notes } = verdictOf([], [], none, 'time', null, [fault]);
    expect(verdict).toBe('All units of a layer are the same: 64 units of layer 1 have equal weights.');
    expect(notes[0]).toBe('There was no time to try what mends it.');
  });

  it('has nothing to say of a mere warning, or of nothing', () => {
    const nothing = 'Nothing found: there was no time for a single change.';
    expect(verdictOf([], [], none, 'time', null, [{ ...fault, severity: 'warning' }]).verdict).toBe(nothing);
    expect(verdictOf([], [], none, 'time', null, []).verdict).toBe(nothing);
  });
});
