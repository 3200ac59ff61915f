/** A piece of an exported file: its types, its code, and the helpers that the code calls. */
export interface SourceParts {
  readonly types: string;
  readonly source: string;
  readonly needs: readonly string[];
}
