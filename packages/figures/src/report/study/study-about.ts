/** What every report of a study shows beside its own findings. Texts are shown as text, never read as HTML. */
export interface StudyAbout {
  /** The heading and the page's title: `digits`. */
  readonly title: string;
  /** Where the data came from, and what was done with them in reading, in sentences. */
  readonly notes: readonly string[];
  /** The command that does this again. */
  readonly command: string;
  readonly version: string;
}
