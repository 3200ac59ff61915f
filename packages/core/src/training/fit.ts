import type { Engine } from '../engine/engine.js';
import type { ColonnadeError } from '../foundation/errors.js';
import { nowMs } from '../foundation/host.js';
import type { Matrix } from '../matrix/matrix.js';
import type { Inputs } from '../matrix/sparse-matrix.js';
import type { Parameters } from '../network/parameters.js';
import { costOf, type History, type HistoryEntry, makeHistory, type StopReason } from './history.js';
import { notFinite } from './not-finite.js';
import type { FitOptions } from './options.js';
import { prepareFit } from './prepare.js';
import type { RatePolicy } from './rates/types.js';
import { interrupted, TrainingSession } from './session.js';
import type { TrainingState } from './state.js';
import { BestKeeper } from './stopping.js';
import { thinHistory } from './thin-history.js';

/**
 * Fits parameters to examples, in place: leave a state by the updates of an epoch, measure the next, and again,
 * until the epochs are done or something stops the run. However it ends, the parameters are finite and those of
 * the history's `keptEpoch`.
 *
 * @param X n[0]×m
 * @param Y n[L]×m
 * @throws MATRIX_EXPECTED, SHAPE_INPUT, SHAPE_TARGET, EMPTY_DATA, VALUE_NOT_FINITE, TARGET_RANGE, OPTION_UNKNOWN,
 *   OPTION_TYPE, OPTION_RANGE, CHECKPOINT_MISMATCH; NOT_FINITE when not even the first cost is finite
 */
export async function fit(
  engine: Engine,
  parameters: Parameters,
  X: Inputs,
  Y: Matrix,
  options: FitOptions & { seed: number },
): Promise<History> {
  const { plan, policy, epochs, budgetMs, stopping, mostEntries, checkpoint, onEpoch, onUpdate } = prepareFit(
    'fit',
    engine,
    parameters,
    X,
    Y,
    options,
  );
  const from = checkpoint.from;
  const keeper = new BestKeeper(stopping, from?.best ?? undefined);
  let entries: HistoryEntry[] = [...(from?.entries ?? [])];
  /** The epochs that are done; −1 before the first cost was measured. */
  const epochNow = () => entries.at(-1)?.epoch ?? -1;
  const startedMs = nowMs() - (from?.timeMs ?? 0);
  let savedMs = nowMs();
  let savedEpoch = from?.epoch;

  let rate = from?.learningRate ?? policy.first(epochs);
  /** The cost of the last state that the run can go back to. */
  let acceptedCost = entries.length > 0 ? costOf(entries[entries.length - 1]) : Number.NaN;
  let stopped: StopReason | undefined;
  let problem: ColonnadeError | null = null;

  const session = await TrainingSession.open(plan);

  const stateNow = async (): Promise<TrainingState> => ({
    epoch: epochNow(),
    session: await session.acceptedState(),
    learningRate: rate,
    best: keeper.best
      ? { ...keeper.best, theta: await session.copyTheta('best', Float64Array.from(parameters.theta)) }
      : null,
    entries: [...entries],
    timeMs: nowMs() - startedMs,
    sizes: parameters.specification.sizes,
    optimizer: plan.optimizer.name,
    policy: policy.name,
  });

  const outOfTime = () => budgetMs !== undefined && nowMs() - startedMs >= budgetMs;

  const record = async (cost: number, costValidation: number | null, rest: Partial<HistoryEntry> = {}) => {
    const epoch = epochNow() + 1;
    const costs = plan.exactCost ? { cost } : { costOfBatches: cost };
    const entry: HistoryEntry = { epoch, ...costs, costValidation, learningRate: rate, ...rest };
    entries.push(entry);
    if (entries.length > mostEntries) entries = [...thinHistory(entries, mostEntries)];
    if (keeper.observe(epoch, costValidation ?? cost)) await session.keepBest();
    if (keeper.exhausted(epoch)) stopped ??= 'patience';
    if (outOfTime()) stopped ??= 'time';
    if (onEpoch) {
      await session.copyTheta('now', parameters.theta);
      await onEpoch(entry);
    }
    const due = epoch === 1 || (epoch > 1 && nowMs() - savedMs >= checkpoint.everyMs);
    if (due) await save();
  };

  const save = async () => {
    if (!checkpoint.save || savedEpoch === epochNow()) return;
    savedEpoch = epochNow();
    await checkpoint.save(await stateNow());
    savedMs = nowMs();
  };

  /** Shows the parameters between two updates of an epoch. */
  const observe = async (epoch: number, step: number, steps: number) => {
    await session.copyTheta('now', parameters.theta);
    await onUpdate!({ epoch, step, steps });
  };

  /** The state before the first update. */
  const begin = async () => {
    const { cost, costValidation, finite } = await session.measure(true);
    if (!finite) throw notFinite('fit', 0, plan.X, rate);
    await session.accept();
    acceptedCost = cost;
    await record(cost, costValidation);
  };

  /** One epoch, its cost, and what the policy makes of it. */
  const advance = async () => {
    const epoch = epochNow() + 1;
    await session.epoch(rate, onUpdate && ((step, steps) => observe(epoch, step, steps)));
    const { cost, costValidation, accuracyOnline, finite } = await session.measure(false);
    if (!finite && !policy.judges) {
      problem = notFinite('fit', epoch, plan.X, rate);
      stopped = 'not-finite';
      await session.goBack();
      return;
    }
    const costTried = finite ? cost : Number.NaN;
    const verdict = policy.next(rate, { epoch, epochs, cost: costTried, acceptedCost });
    rate = verdict.rate;
    if (verdict.stop) stopped = 'rate';
    if (!verdict.accepted) await session.takeBack();
    await session.accept();
    if (verdict.accepted) {
      acceptedCost = cost;
      await record(cost, costValidation, accuracyOnline === undefined ? {} : { accuracyOnline });
    } else {
      await record(acceptedCost, entries[entries.length - 1].costValidation, { rejected: true, costTried });
    }
  };

  try {
    try {
      if (from) {
        await session.restore(from.session, keeper.best && from.best?.theta);
        if (rateRanOut(policy, epochs, entries)) stopped = 'rate';
        else if (keeper.exhausted(epochNow())) stopped = 'patience';
        else if (outOfTime()) stopped = 'time';
      } else {
        await session.accept();
        await begin();
      }
      while (stopped === undefined && epochNow() < epochs) {
        if (plan.signal?.aborted) throw interrupted;
        await advance();
      }
    } catch (error) {
      await session.goBack();
      if (error !== interrupted) throw error;
      stopped = 'interrupted';
    }
    await save();
  } finally {
    await session.copyTheta(keeper.best ? 'best' : 'now', parameters.theta);
    await session.close();
  }
  const keptEpoch = keeper.best?.epoch ?? epochNow();
  return makeHistory(entries, {
    stopped: stopped ?? 'epochs',
    keptEpoch,
    problem,
    timeMs: nowMs() - startedMs,
    engine: session.info,
  });
}

/** Whether the policy ended the run at its last entry: a run that goes on from there has to stop again. */
function rateRanOut(policy: RatePolicy, epochs: number, entries: readonly HistoryEntry[]): boolean {
  if (entries.length < 2 || !policy.judges) return false;
  const [before, last] = entries.slice(-2);
  const cost = last.rejected ? (last.costTried ?? Number.NaN) : costOf(last);
  return policy.next(before.learningRate, {
    epoch: last.epoch,
    epochs,
    cost,
    acceptedCost: costOf(before),
  }).stop;
}
