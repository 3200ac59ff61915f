import type { Table } from '../../table/table.js';
import type { DiagnosisFinding } from '../finding.js';
import type { ImageDiagnosis } from './diagnose-images.js';

/** Brightness that explains less than this of its own variance by the class is no short cut. */
const shortCut = 0.5;

/** What images show that stands in the way: empty ones, and a brightness that is the class. */
export function imageFindings(diagnosis: ImageDiagnosis | null, table: Table): DiagnosisFinding[] {
  if (diagnosis === null) return [];
  return [...emptyImages(diagnosis, table), ...telltaleBrightness(diagnosis)];
}

function emptyImages({ column, images, empty }: ImageDiagnosis, table: Table): DiagnosisFinding[] {
  if (empty.images === 0) return [];
  const share = empty.images / images;
  const one = empty.images === 1;
  return [
    {
      code: 'EMPTY_IMAGES',
      severity: 'warning',
      columns: column === null ? [] : [column],
      title: one ? 'An image is of one color' : `${count(empty.images)} images are of one color`,
      detail: `${one ? 'it is' : `${percent(share)} of all images, the first`} ${table.place(empty.rows[0])}: every pixel is the same, and nothing can be learned from it`,
      effect: share,
      advice: { text: 'look at them, and leave out those that are broken' },
      evidence: { images: empty.images, rows: empty.rows },
    },
  ];
}

function telltaleBrightness({ column, brightness }: ImageDiagnosis): DiagnosisFinding[] {
  const { explained, floor, classes } = brightness;
  if (explained === null || floor === null || classes === null) return [];
  if (explained < shortCut || explained <= floor) return [];
  const sorted = [...classes].sort((a, b) => a.mean - b.mean);
  const [dark, bright] = [sorted[0], sorted[sorted.length - 1]];
  const mean = (of: typeof dark) => `${of.mean.toFixed(3)} ± ${of.error.toFixed(3)}`;
  return [
    {
      code: 'BRIGHTNESS',
      severity: 'warning',
      columns: column === null ? [] : [column],
      title: 'Brightness alone tells the class',
      detail:
        `the class explains ${percent(explained)} of how bright the images are (chance: up to ${percent(floor)}); ` +
        `"${dark.name}" has a mean of ${mean(dark)}, "${bright.name}" of ${mean(bright)}`,
      effect: explained,
      advice: { text: 'make sure that the classes were not photographed in different light' },
      evidence: { explained, floor, classes },
    },
  ];
}

const count = (n: number) => n.toLocaleString('en-US');
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
