import { SessionProblem } from './problem.js';
import type { Progress, Reply, Request, SessionMethods } from './protocol.js';
import type { StudyNews } from './studies/study.js';

type Listener<T> = (value: T) => void;

/** The session as the page calls it: a worker that reads, prepares and trains, so that the page never waits. */
export type Session = SessionMethods & {
  /** What the session tells by itself. */
  onProgress(listener: Listener<Progress>): void;
  onReading(listener: Listener<{ done: number; total: number | null }>): void;
  /** How the study that runs stands. */
  onStudy(listener: Listener<StudyNews>): void;
};

/** Starts a session. */
export function startSession(): Session {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'session' });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let progress: Listener<Progress> = () => {};
  let reading: Listener<{ done: number; total: number | null }> = () => {};
  let study: Listener<StudyNews> = () => {};
  let last = 0;

  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    if ('progress' in data) return progress(data.progress);
    if ('reading' in data) return reading(data.reading);
    if ('study' in data) return study(data.study);
    const { resolve, reject } = waiting.get(data.id)!;
    waiting.delete(data.id);
    if ('problem' in data) reject(new SessionProblem(data.problem));
    else resolve(data.value);
  });
  worker.addEventListener('error', ({ message }) => {
    const problem = {
      message: `The session has stopped: ${message}. Reload the page.`,
      code: null,
      option: null,
    };
    for (const { reject } of waiting.values()) reject(new SessionProblem(problem));
    waiting.clear();
  });

  const call = (method: Request['method'], parameters: readonly unknown[]) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, method, parameters } satisfies Request);
    });
  const own = {
    onProgress: (listener: Listener<Progress>) => {
      progress = listener;
    },
    onReading: (listener: Listener<{ done: number; total: number | null }>) => {
      reading = listener;
    },
    onStudy: (listener: Listener<StudyNews>) => {
      study = listener;
    },
  };
  return new Proxy(own, {
    get: (target, name) =>
      Reflect.get(target, name) ??
      ((...parameters: unknown[]) => call(name as Request['method'], parameters)),
  }) as unknown as Session;
}
