/** A function of the exported file, and those that it calls. */
export interface Helper {
  readonly needs: readonly string[];
  readonly source: string;
}
