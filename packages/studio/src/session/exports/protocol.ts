import type { ReportContext, ReportInput } from '@colonnade/figures';

/** What the page writes itself of a report: how it names things. */
export type ReportAbout = Omit<ReportContext, 'version' | 'date' | 'modelPath'>;

/** What the page may take along of the network that is trained here. */
export interface ExportMethods {
  /** The bytes of model.safetensors, with the parameters as they are. */
  model(): Promise<Uint8Array>;
  /** One TypeScript file that predicts by itself. */
  typescript(): Promise<string>;
  /** Everything that the report shows; of a training that is paused, as an interrupted one. */
  report(about: ReportAbout): Promise<ReportInput>;
}
