import { describe, expect, it } from 'vitest';
import { spreadOut } from '../src/drawing/spread-out.js';
import { armCurvesFigure, armsFigure, boldDriverFigure, ratesFigure, renderToString } from '../src/index.js';
import { arms, bold, costs, curves, rates } from './fixtures/studies.js';

/** The figures of studies; looked at before they became snapshots. */
const figures: Record<string, () => SVGSVGElement> = {
  'study-arms': () => armsFigure(arms),
  'study-arms-diverged': () => armsFigure(costs),
  'study-curves': () => armCurvesFigure(curves),
  'study-curves-log': () => armCurvesFigure({ ...curves, scale: 'log', level: null }),
  'study-rates': () => ratesFigure(rates),
  'study-bold-driver': () => boldDriverFigure(bold),
};

describe('figures of studies', () => {
  it.each(Object.entries(figures))('%s', async (name, draw) => {
    await expect(renderToString(draw())).toMatchFileSnapshot(`snapshots/${name}.svg`);
  });

  it('say in a sentence what they show', () => {
    expect(armsFigure(arms).getAttribute('aria-label')).toBe(
      'accuracy of 4 arms with 95 % intervals: activation=relu initialization=he 96.5\u202f%, activation=tanh initialization=he 94.5\u202f%, activation=sigmoid initialization=he 87.0\u202f%, activation=tanh initialization=zeros 50.0\u202f%.',
    );
    expect(ratesFigure(rates).getAttribute('aria-label')).toContain('10 diverged, 1 0.2, 0.1 0.31');
    expect(boldDriverFigure(bold).getAttribute('aria-label')).toContain('6 moves taken back');
    expect(armCurvesFigure(curves).getAttribute('aria-label')).toMatch(
      /^Mean training cost over 300 epochs: rate 0\.01 from/,
    );
  });

  it('take a study of one arm, and of one trial', () => {
    const one = { ...arms, arms: [{ name: 'a', mean: 0.9, interval: null, values: [0.9] }] };
    expect(renderToString(armsFigure(one))).toContain('90.0');
    const none = { ...arms, arms: [{ name: 'a', mean: null, interval: null, values: [] }] };
    expect(renderToString(armsFigure(none))).not.toContain('NaN');
  });

  it('put names beside lines without covering each other', () => {
    const places = spreadOut([10, 11, 50, 12, 49], 14, [0, 100]);
    const sorted = [...places].sort((a, b) => a - b);
    for (let i = 1; i < sorted.length; i++) expect(sorted[i] - sorted[i - 1]).toBeGreaterThanOrEqual(14);
    expect(spreadOut([90, 95, 99], 14, [0, 100]).map(Math.round)).toEqual([72, 86, 100]);
  });
});
