import { studyFigures } from '@colonnade/figures';
import { useMemo } from 'preact/hooks';
import { FigureView } from '../../parts/figure-view.js';
import { formatCount } from '../../parts/numbers.js';
import type { StudyShown } from '../../state/studies.js';

/** A study while it runs: what its results say so far. */
export function Live({ news, status }: StudyShown) {
  const drawn = useMemo(
    () => (news === null ? null : studyFigures(news.conclusion, news.plan, news.run)),
    [news],
  );
  return (
    <section class="panel" aria-labelledby="so-far">
      <h2 id="so-far">So far</h2>
      <p class="so-far" role="status">
        {news === null ? 'Running …' : `${formatCount(news.done)} of ${formatCount(news.trials)} trainings`}
        {status === 'stopping' && ', stopping'}
      </p>
      {news !== null && (
        <>
          <progress max={news.trials} value={news.done} aria-label="Trainings that are done" />
          <p class="soft">{news.conclusion.sentences[0]}</p>
        </>
      )}
      {drawn !== null && (
        <div class="two">
          {drawn['arms.svg'] && (
            <FigureView
              figure={drawn['arms.svg']}
              caption="The mean of each so far, with its 95 % interval."
            />
          )}
          {drawn['curves.svg'] && (
            <FigureView figure={drawn['curves.svg']} caption="Training cost by epoch." />
          )}
        </div>
      )}
    </section>
  );
}
