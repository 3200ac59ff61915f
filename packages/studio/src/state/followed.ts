import { signal } from '@preact/signals';

/** The query of the link that what is open came from; null where it was chosen in the page. */
export const followed = signal<string | null>(null);

const key = 'colonnade-studio-tab';

/** The name of this tab, the same after a reload; a link that is opened in another tab is followed anew. */
export const tab: string = nameOfTab();

/** Another page in this tab, if it is ever asked, has another name. */
export function forgetTab(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // There was none.
  }
}

function nameOfTab(): string {
  const fresh = crypto.getRandomValues(new Uint32Array(2)).join('-');
  try {
    const known = sessionStorage.getItem(key) ?? fresh;
    sessionStorage.setItem(key, known);
    return known;
  } catch {
    // A browser that keeps nothing: every reload is another tab.
    return fresh;
  }
}
