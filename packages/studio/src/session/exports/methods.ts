import { exportTypescript, Model } from '@colonnade/core';
import { composeReport } from '@colonnade/figures';
import type { Run } from '../run.js';
import type { ExportMethods } from './protocol.js';

/** What can be taken along of the network that is trained here. */
export function exportMethods(run: () => Run): ExportMethods {
  return {
    async model() {
      return Model.fromContent(run().prepared.content).toBytes();
    },
    async typescript() {
      return exportTypescript(run().prepared.content);
    },
    async report(about) {
      const { prepared, history } = run();
      const model = await Model.fromTraining(prepared, history);
      return composeReport(model, { ...about, modelPath: 'model.safetensors', version: VERSION, date: null });
    },
  };
}
