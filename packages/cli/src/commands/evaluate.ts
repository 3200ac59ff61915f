import { type DataFlags, loadData } from '../input/data.js';
import { evaluationResult } from '../results/evaluation-result.js';
import { describeConfusion } from '../terminal/result-text.js';
import { counted, figure, plain, textTable } from '../terminal/table.js';
import { tell } from '../terminal/tell.js';
import { imagesOf, loadModel } from './model.js';

/** `colonnade evaluate <model> <data>`: the metrics of a saved model on data with the target. */
export async function evaluateModel(
  path: string,
  dataPath: string,
  flags: DataFlags & { json?: boolean },
): Promise<number> {
  const model = await loadModel(path);
  const [target] = model.content.schema.target!.columns;
  const loaded = await loadData(dataPath, {
    ...imagesOf(model, dataPath),
    ...flags,
    ...(flags.labels && { target: flags.target ?? target }),
  });
  const table =
    flags.target && !flags.labels ? loaded.table.renamed({ [flags.target]: target }) : loaded.table;
  const { evaluation, warnings } = model.evaluate(table);
  const { metrics, confusion } = evaluation;
  tell(loaded.table.source.notes, flags.json ? [] : warnings);
  if (flags.json) {
    const document = evaluationResult(model, evaluation, table, { model: path, warnings });
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    return 0;
  }
  const rows = Object.entries(metrics).map(([name, value]) => [name, figure(value)]);
  const matrix = confusion
    ? `\n\n${describeConfusion(model.classes, confusion, plain(table.source.name, 30))}`
    : '';
  process.stdout.write(
    `${plain(table.source.name)}: ${counted(table.rows, 'example')}\n${textTable(rows)}${matrix}\n`,
  );
  return 0;
}
