import { decodeModel, Model, type Prepared } from '@colonnade/core';
import type { ReadOptions } from '@colonnade/data';
import { Dataset } from '../dataset.js';
import { viewEdge, viewExample, viewUnit } from './example.js';
import { tableOfTyped } from './given.js';
import { inkOf } from './ink.js';
import { listOf, surveyOf } from './lists.js';
import { bytesOf } from './model-bytes.js';
import type { SubjectMethods, SubjectName } from './protocol.js';
import { Subject } from './subject.js';
import { summarizeSubject } from './summary.js';

/** What the page may ask about the network that is trained here, and about a saved one. */
export function subjectMethods(prepared: () => Prepared | undefined): SubjectMethods {
  let saved: Subject | undefined;
  let own: { readonly from: Prepared; readonly subject: Subject } | undefined;

  const ownSubject = () => {
    const from = prepared();
    if (from === undefined) return undefined;
    if (own?.from !== from) own = { from, subject: subjectOf(from) };
    return own.subject;
  };
  const find = (of: SubjectName) => (of === 'model' ? saved : ownSubject());
  const take = (of: SubjectName) => {
    const found = find(of);
    if (found === undefined) throw new Error(of === 'model' ? 'no model is open' : 'no network is prepared');
    return found;
  };

  return {
    async openModel(source) {
      const { name, bytes } = await bytesOf(source);
      const model = Model.fromContent(decodeModel(bytes, name));
      saved = new Subject(name, model, model.network);
      return summarizeSubject(saved);
    },
    async closeModel() {
      saved = undefined;
    },
    async subject(of) {
      const found = find(of);
      return found === undefined ? null : summarizeSubject(found);
    },
    async giveRows(of, rows) {
      const subject = take(of);
      subject.give(tableOfTyped(subject.model.content.schema, rows));
      return summarizeSubject(subject);
    },
    async giveTable(of, source) {
      const subject = take(of);
      const { table } = await Dataset.open(source, imagesFor(subject), () => {});
      subject.give(table);
      return summarizeSubject(subject);
    },
    survey: async (of, part) => surveyOf(take(of), part),
    examples: async (of, part, filter) => listOf(take(of), part, filter),
    example: async (at) => viewExample(take(at.of), at),
    unit: async (at, layer, unit) => viewUnit(take(at.of), at, layer, unit),
    edge: async (at, layer, to, from) => viewEdge(take(at.of), at, layer, to, from),
    ink: async (of) => inkOf(take(of)),
  };
}

function subjectOf({ content, network, examples, l2, start }: Prepared): Subject {
  const subject = new Subject(
    start.examples.train.table.source.name,
    Model.fromContent(content),
    network,
    l2,
  );
  for (const part of Object.values(examples)) if (part !== null) subject.setPart(part.name, part);
  return subject;
}

/** Images are read in the size and colors that the model learned. */
function imagesFor({ model }: Subject): ReadOptions {
  const image = model.content.schema.columns.find(({ kind }) => kind === 'image');
  if (image === undefined) return {};
  const [height, width, channels = 1] = image.shape;
  return { imageSize: `${height}x${width}`, imageColor: channels === 1 ? 'gray' : 'color' };
}
