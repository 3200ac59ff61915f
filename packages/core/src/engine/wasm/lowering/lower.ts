import type { ProgramPlan } from '../../engine.js';
import { likelyLoss } from '../../likely-loss.js';
import type { Name, Operation } from '../../tape.js';
import { partialBytes } from '../arena.js';
import { opcodes } from '../lines.js';
import {
  addActivateBackward,
  addBackpropagate,
  addGradientB,
  addGradientW,
  addSparseGradientW,
} from './backward.js';
import { Draft } from './draft.js';
import { addActivate, addAffine, addSparseAffine } from './forward.js';
import { addOneLayer } from './one-layer.js';
import { activationOf, addOutput } from './output.js';
import { addPenaltyCost, addPenaltyGradient, addSparsePenaltyGradient } from './penalty.js';
import type { Lowered, Surroundings } from './types.js';

/**
 * Turns a tape into instructions for the kernels: A = g(Z) happens where Z is formed, the output's activation, cost
 * and error are one instruction, and dA becomes dZ on the way. What is observed is kept apart.
 */
export function lower(plan: ProgramPlan, surroundings: Surroundings): Lowered {
  const draft = new Draft(plan, surroundings);
  const blocks = gradientsLast(plan.tape.blocks);
  if (plan.bindings.weights) draft.gatherWeights();
  for (let i = 0; i < blocks.length; ) i += addOperation(draft, blocks, i);
  const lineCount = draft.lines.count;
  for (const operation of plan.tape.after) addAfter(draft, operation);
  const words = programWords(draft, lineCount);
  return {
    address: surroundings.arena.take(words.byteLength),
    words,
    blockColumns: draft.columns,
    buffers: draft.buffers,
    inputs: draft.inputs,
    weights: draft.weights,
    observed: draft.observed(),
    lineCount,
    products: draft.products,
    logistic: draft.logistic,
  };
}

/** The header, as `run.ts` of packages/core/kernels reads it, and the instructions. */
function programWords({ plan, around, lines, losses, gradient }: Draft, lineCount: number): Uint32Array {
  const { arena, theta, g, layout, threads, noted } = around;
  const header = new Uint32Array(16);
  const partials = arena.take(partialBytes(layout));
  const cost = arena.take(16);
  const flags = arena.take(64 * threads);
  header.set([lineCount, lines.count - lineCount, losses, partials, cost, flags]);
  header.set([theta, g, layout.length, Number(gradient)], 6);
  if (noted && !noted.whole) header.set([noted.touched, noted.ld, noted.count], 10);
  new Float64Array(header.buffer)[7] = likelyLoss(plan) ?? 0;
  const instructions = lines.words();
  const words = new Uint32Array(header.length + instructions.length);
  words.set(header);
  words.set(instructions, header.length);
  return words;
}

/** Adds the instruction for the operation at this place, and maybe those after it: how many it took. */
function addOperation(draft: Draft, tape: readonly Operation[], at: number): number {
  const operation = tape[at];
  const isLast = at + 1 === tape.length;
  switch (operation.op) {
    case 'gather':
      draft.gather(operation.from, operation.to);
      return 1;
    case 'affine':
      return addOneLayer(draft, tape, at) || addAffine(draft, tape, at);
    case 'sparseAffine':
      return addSparseAffine(draft, tape, at);
    case 'activate':
      addActivate(draft, tape, at);
      return 1;
    case 'outputCost':
      addOutput(draft, tape, at, activationOf(tape, operation.Z), operation.Z, operation.A);
      return tape[at + 1]?.op === 'outputError' ? 2 : 1;
    case 'outputError':
      addOutput(draft, tape, at, operation.g, operation.Z, operation.A);
      return 1;
    case 'gradientW':
      addGradientW(draft, operation, isLast);
      return 1;
    case 'sparseGradientW':
      addSparseGradientW(draft, operation, isLast);
      return 1;
    case 'gradientB':
      addGradientB(draft, operation, isLast);
      return 1;
    case 'backpropagate':
      return addBackpropagate(draft, tape, at);
    case 'activateBackward':
      addActivateBackward(draft, operation);
      return 1;
    case 'dropout':
      addDropout(draft, operation, operation.A, operation.Adrop);
      return 1;
    case 'dropoutBackward':
      addDropout(draft, operation, operation.dA, operation.dA);
      return 1;
    default:
      throw new Error(`no instruction for ${operation.op}`);
  }
}

function addDropout(
  draft: Draft,
  { layer, keep }: { layer: number; keep: number },
  from: Name,
  to: Name,
): void {
  const source = draft.columnsOf(from);
  const target = draft.columnsOf(to);
  const words = [opcodes.dropout, source.address, target.address, source.ld, source.rows, layer];
  draft.lines.add(words, { 6: keep });
}

function addAfter(draft: Draft, operation: Operation): void {
  switch (operation.op) {
    case 'penaltyCost':
      addPenaltyCost(draft, operation);
      return;
    case 'penaltyGradient':
      addPenaltyGradient(draft, operation);
      return;
    case 'sparsePenaltyGradient':
      addSparsePenaltyGradient(draft, operation);
      return;
    default:
      throw new Error(`no instruction for ${operation.op}`);
  }
}

/**
 * The gradients of all layers after the rest of the block: nothing in it reads them, so threads need not meet between
 * them, and W[l] has been read before its gradient may move it.
 */
function gradientsLast(tape: readonly Operation[]): readonly Operation[] {
  const isGradient = ({ op }: Operation) => ['gradientW', 'sparseGradientW', 'gradientB'].includes(op);
  return [...tape.filter((operation) => !isGradient(operation)), ...tape.filter(isGradient)];
}
