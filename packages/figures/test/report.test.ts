import { describe, expect, it } from 'vitest';
import { renderReport } from '../src/index.js';
import { html, trusted } from '../src/report/html.js';
import { reports } from './fixtures/index.js';

const textOf = (page: string) =>
  page
    .replace(/<style>[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('\u202f', ' ')
    .replace(/\s+/g, ' ');

describe('the verdict comes first', () => {
  it.each([
    [
      'digits',
      'It gets digit right for 97.5 % of 360 examples it had never seen, 1.4 points better than logistic regression (96.1 %).',
    ],
    [
      'breastCancer',
      'It gets diagnosis right for 97.4 % of 114 examples it had never seen, about the same as logistic regression (97.4 %).',
    ],
    [
      'regression',
      'Its progression is off by 55.9 points (root mean square) on 88 examples it had never seen, 4 % worse than linear regression (53.85 points).',
    ],
    [
      'poor',
      'It gets diagnosis right for 50.0 % of 12 examples it was trained on, 25 points worse than majority class (75.0 %).',
    ],
  ] as const)('%s', (name, sentence) => {
    const text = textOf(renderReport(reports[name]));
    expect(text).toContain(sentence);
    expect(text.indexOf(sentence)).toBeLessThan(text.indexOf('m_train'));
  });

  it('says so when nothing was kept for testing', () => {
    const text = textOf(renderReport(reports.poor));
    expect(text).toContain('No part of the data was kept for testing. This score is of training examples');
  });

  it('has no sentence about a score that is not there', () => {
    const metrics = { ...reports.poor.metrics.train, accuracy: null };
    const text = textOf(
      renderReport({ ...reports.poor, metrics: { train: metrics, validation: null, test: null } }),
    );
    expect(text).toContain('The network could not be measured: there is no score.');
  });
});

it('findings about the data come before all others', () => {
  const text = textOf(renderReport(reports.regression));
  const [data, training] = [
    'Seven of ten columns say nothing',
    'The network has learned its examples by heart',
  ].map((t) => text.indexOf(t));
  expect(data).toBeGreaterThan(0);
  expect(data).toBeLessThan(training);
});

it.each(Object.entries(reports))(
  '%s: one page, nothing from elsewhere, nothing to run, the same bytes again',
  (_, input) => {
    const page = renderReport(input);
    expect(renderReport(input)).toBe(page);
    expect(page).not.toMatch(
      /<script|<img|<link|<iframe|<object|@import|\son\w+\s*=\s*["'][^"']*["']\s*>?\s*<\/?(?:svg|img)/i,
    );
    const addresses = [...page.matchAll(/(?:src|href|action|srcset|url)\s*[=(]\s*["']?([^"')\s>]+)/gi)].map(
      (match) => match[1],
    );
    for (const address of addresses.filter(
      (found) => !found.startsWith('x') && !found.startsWith('data:image/png'),
    )) {
      expect(address, 'an address in the page').toMatch(/^&/);
    }
    expect(page).not.toMatch(/NaN<|undefined|\[object Object\]/);
    const headings = [...page.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]));
    expect(headings[0]).toBe(1);
    expect(headings.slice(1).every((level) => level === 2)).toBe(true);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  },
);

it('undefined metrics are dashes, and parts that do not exist have no column', () => {
  const page = renderReport(reports.poor);
  expect(page).toContain('<th scope="col" class="number">training</th></tr>');
  expect(textOf(page)).toContain('log-likelihood natural logarithm, summed over the part–');
});

it('only what is HTML already goes in as it is', () => {
  const nested = html`<b>${'<i>'}${[html`<u>`, '&', 3, null, false]}</b>`;
  expect(nested.toString()).toBe('<b>&lt;i&gt;<u>&amp;3</b>');
  expect(html`${trusted('<br>')}`.toString()).toBe('<br>');
  const imitation = { toString: () => '<script>' } as unknown as string;
  expect(html`${imitation}`.toString()).toBe('&lt;script&gt;');
});
