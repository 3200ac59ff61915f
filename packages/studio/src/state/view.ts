import { signal } from '@preact/signals';

/** The views, in the order of the work. */
export const viewNames = ['data', 'network', 'training', 'understanding', 'studies', 'export'] as const;
export type ViewName = (typeof viewNames)[number];

const fromAddress = () => {
  const name = location.hash.slice(1).split('?')[0] as ViewName;
  return viewNames.includes(name) ? name : 'data';
};

/** The view that is shown; the address says it, so that going back goes back. */
export const view = signal<ViewName>(fromAddress());

addEventListener('hashchange', () => {
  view.value = fromAddress();
});

/** Shows a view. */
export function show(name: ViewName): void {
  if (location.hash !== `#${name}`) location.hash = name;
  view.value = name;
}
