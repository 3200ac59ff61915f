import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Header } from './header.js';
import { lazily } from './parts/lazily.js';
import { type ViewName, view, viewNames } from './state/view.js';
import { DataPage } from './views/data/data-page.js';
import { NetworkPage } from './views/network/network-page.js';
import { TrainingPage } from './views/training/training-page.js';
import { UnderstandingPage } from './views/understanding/understanding-page.js';

/** They bring the figures of reports, and reports. */
const ExportPage = lazily(async () => (await import('./views/export/export-page.js')).ExportPage);
const StudiesPage = lazily(async () => (await import('./views/studies/studies-page.js')).StudiesPage);

const views: Readonly<Record<ViewName, { title: string; Page: ComponentType }>> = {
  data: { title: 'Data', Page: DataPage },
  network: { title: 'Network', Page: NetworkPage },
  training: { title: 'Training', Page: TrainingPage },
  understanding: { title: 'Understanding', Page: UnderstandingPage },
  studies: { title: 'Studies', Page: StudiesPage },
  export: { title: 'Export', Page: ExportPage },
};

/** The page: what is known always above, one view below. */
export function App() {
  const { title, Page } = views[view.value];
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    document.title = `${title} · Colonnade studio`;
    // Who hears the page is told where it is, but not when it opens.
    if (!first.current) heading.current?.focus();
    first.current = false;
  }, [title]);
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        Skip to the view
      </button>
      <Header />
      <nav class="views" aria-label="Views">
        <ol>
          {viewNames.map((name, at) => (
            <li key={name}>
              <a href={`#${name}`} aria-current={view.value === name ? 'page' : undefined}>
                <span class="number" aria-hidden="true">
                  {at + 1}
                </span>
                {views[name].title}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <main id="main" tabIndex={-1}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <Page />
      </main>
    </>
  );
}
