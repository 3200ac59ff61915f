import { encodeModel, exportTypescript, Model, type ModelContent } from '@colonnade/core';
import type { Run } from '../run.js';
import type { ExportMethods } from './protocol.js';

/** Put in by the build. */
declare const VERSION: string;

/** What can be taken along of the network that is trained here. */
export function exportMethods(run: () => Run): ExportMethods {
  return {
    async model() {
      return encodeModel(contentOf(run()));
    },
    async typescript() {
      return exportTypescript(contentOf(run()));
    },
    async report(about) {
      const { composeReport } = await import('./report.js');
      const model = await Model.fromTraining(run().prepared, await run().soFar());
      return composeReport(model, { ...about, modelPath: 'model.safetensors', version: VERSION, date: null });
    },
  };
}

/** The model as it is now. Epochs that were planned afterwards are its option, as if they had been given at first. */
function contentOf({ prepared: { content }, epochs }: Run): ModelContent {
  return { ...content, options: { ...content.options, epochs } };
}
