import { forget, problems } from '../state/problems.js';

/** What went wrong at a place, beside what caused it. */
export function Problems({ place }: { place: string }) {
  const problem = problems.value[place];
  return (
    <div class="problems" role="alert">
      {problem && (
        <p class="problem">
          {problem.message}
          <button type="button" class="quiet" onClick={() => forget(place)} aria-label="Dismiss">
            ×
          </button>
        </p>
      )}
    </div>
  );
}
