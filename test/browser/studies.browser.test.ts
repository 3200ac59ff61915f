import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { describeInChromium } from './support/both-sides.js';

/** What runs on both sides: a study on two workers, without its seconds. */
const program = `async (library) => {
  const { inWorkers, studyVary, toyTable } = await import(library);
  const data = { table: toyTable('moons', { seed: 2 }) };
  const runner = inWorkers(data, { workers: 2 });
  const base = { target: 'label', epochs: 20, deterministic: true };
  const study = await studyVary(data, base, { vary: { activation: ['tanh', 'relu'] }, seeds: [1, 2, 3] }, { runner });
  const wrong = await studyVary(data, { ...base, classWeight: 'balanced', task: 'regression' },
    { vary: { l2: [0] }, seeds: [1] }, { runner }).catch((error) => error.message);
  await runner.close();
  const results = study.run.results.map((result) => ({
    ...result,
    seconds: 0,
    training: { ...result.training, curve: result.training.curve.map((point) => ({ ...point, seconds: 0 })) },
  }));
  return { workers: runner.workers, results, sentence: study.conclusion.sentences[0], wrong };
}`;

describeInChromium('a study in Chromium', 'Studies are', {}, (inPage) => {
  it('runs on module workers, to the same results as in Node', async () => {
    const found = (await inPage(program)) as Record<string, unknown>;
    const inNode = JSON.parse(
      execFileSync(
        process.execPath,
        ['--input-type=module', '-e', `console.log(JSON.stringify(await (${program})('@colonnade/core')))`],
        {
          cwd: fileURLToPath(new URL('../../packages/cli/', import.meta.url)),
          encoding: 'utf8',
          maxBuffer: 2 ** 26,
        },
      ),
    );
    expect(inNode.workers).toBe(2);
    expect(found).toEqual(inNode);
    expect(inNode.wrong).toContain('class weights play no part in the task regression');
  }, 120_000);
});
