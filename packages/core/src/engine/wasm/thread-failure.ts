import { ColonnadeError } from '../../foundation/errors.js';
import { breathe, nowMs } from '../../foundation/host.js';

/** How long the first thread waits to hear what has stopped another. */
const patienceMs = 1000;

/** What V8, SpiderMonkey and JavaScriptCore say when a kernel gives up because a thread will not come any more. */
const givesUp = /unreachable/i;

/**
 * What stopped a thread of a training. The first thread sees only that another does not come any more, in the middle
 * of a kernel; the reason arrives as an event, when it lets the event loop run.
 */
export class ThreadFailure {
  #reason: Error | undefined;

  /** To be called with what a thread has thrown. */
  readonly note = (reason: Error): void => {
    this.#reason ??= reason;
  };

  /** Throws what the user is to see of an error of the first thread. @throws THREAD_FAILED */
  async explain(error: unknown): Promise<never> {
    if (!(error instanceof Error) || !givesUp.test(error.message)) throw error;
    const endMs = nowMs() + patienceMs;
    while (this.#reason === undefined && nowMs() < endMs) await breathe();
    throw this.#reason ? threadFailed('failed', this.#reason) : error;
  }
}

/** @param what `failed`, or `could not be started` */
export function threadFailed(what: string, reason: unknown): ColonnadeError {
  const said = reason instanceof Error ? reason.message : String(reason);
  return new ColonnadeError({
    code: 'THREAD_FAILED',
    where: 'fit',
    // The message of another library may end as a sentence does; ours goes on.
    problem: `a thread of the training ${what}: ${said.trim().replace(/\.$/, '')}`,
    remedy: { text: 'use {option}', option: 'threads', value: 1 },
    cause: reason,
  });
}
