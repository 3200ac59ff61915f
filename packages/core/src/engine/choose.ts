import { ColonnadeError } from '../foundation/errors.js';
import type { OptionTable } from '../foundation/options.js';
import type { Precision } from './description.js';
import type { Engine } from './engine.js';
import { referenceEngine } from './reference/engine.js';
import { wasmEngine } from './wasm/engine.js';
import type { ProductLibrary } from './wasm/products.js';

export const engineNames = ['auto', 'reference', 'wasm', 'blas'] as const;

export type EngineName = (typeof engineNames)[number];

/** What computes, as a user asks for it. */
export interface EngineOptions {
  /** `auto`: the system's BLAS where one is found and faster, the kernels elsewhere. */
  readonly engine?: EngineName;
  /** `auto`: as many as the machine has, where the work is worth it. */
  readonly threads?: 'auto' | number;
  /** The same bits on every machine: plain SIMD alone. */
  readonly deterministic?: boolean;
}

export const engineOptions = {
  deterministic: { type: 'boolean', default: false, help: 'the same bits on every machine' },
  engine: {
    type: 'choice',
    choices: engineNames,
    default: 'auto',
    help: 'what computes; auto: a BLAS of the system where it is faster, else WebAssembly',
  },
  threads: {
    type: 'integer',
    min: 1,
    max: 64,
    also: ['auto'],
    default: 'auto',
    help: 'threads; auto: the processors, where the work is worth it',
  },
} as const satisfies OptionTable;

export const precisions = ['float32', 'float64'] as const;

/** Where a library of matrix products comes from: a package registers it when it is imported. */
export interface ProductProvider {
  /** The library, looked for at the first call. */
  find(): ProductLibrary | undefined;
  /** How to get one, in a sentence. */
  advice(): string;
}

let provider: ProductProvider | undefined;

/** Makes the engine `blas` possible, and part of `auto`. */
export function registerProducts(given: ProductProvider): void {
  provider = given;
}

/** What a user without a library of products may be told: how to get one; undefined where there is none to get. */
export function missingProducts(): string | undefined {
  return provider && !provider.find() ? provider.advice() : undefined;
}

/**
 * The engine for these options.
 * @throws OPTION_CONFLICT when they exclude each other, ENGINE_MISSING when there is no BLAS
 */
export function chooseEngine(
  where: string,
  precision: Precision,
  { engine = 'auto', threads = 'auto', deterministic = false }: EngineOptions,
): Engine {
  if (engine === 'reference') {
    if (precision === 'float32') {
      throw conflict(where, 'the engine reference computes in float64', 'precision', 'float64');
    }
    if (threads !== 'auto' && threads > 1) {
      throw conflict(where, `the engine reference has one thread, not ${threads}`, 'threads', 1);
    }
    return referenceEngine;
  }
  if (engine === 'blas' && deterministic) {
    throw conflict(
      where,
      'deterministic means the same bits on every machine, and those of a BLAS differ',
      'engine',
      'wasm',
    );
  }
  const products = engine === 'wasm' || deterministic ? undefined : provider?.find();
  if (engine === 'blas' && !products) throw noBlas(where);
  return wasmEngine({ precision, deterministic, threads, products, asked: engine === 'blas' });
}

/** The engine that answers: one thread, plain kernels, so that an answer has the same bits everywhere. */
export function answeringEngine(precision: Precision): Engine {
  return wasmEngine({ precision, deterministic: true, threads: 1 });
}

function conflict(where: string, problem: string, option: string, value: string | number): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where,
    problem,
    remedy: { text: 'use {option}', option, value },
  });
}

function noBlas(where: string): ColonnadeError {
  return new ColonnadeError({
    code: 'ENGINE_MISSING',
    where,
    problem: 'there is no BLAS on this machine',
    ...(!provider && { why: 'The package @colonnade/native brings them, and it is not imported' }),
    // A message ends with a period of its own.
    remedy: { text: provider?.advice().replace(/\.$/, '') ?? "import '@colonnade/native'" },
  });
}
