/**
 * The document that figures are drawn in: the page's own, or a small one of linkedom where there is no page.
 * Imported only there, so that a page does not load it.
 */
export const figureDocument: Document =
  typeof document === 'undefined'
    ? (await import('linkedom')).parseHTML('<!doctype html><html><body></body></html>').document
    : document;
