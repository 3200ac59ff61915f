import { parseDerived } from '@colonnade/data';
import { arraysOf, type Dataset } from './dataset.js';
import { imageExamples } from './image-examples.js';
import type { Reply, SessionMethods } from './protocol.js';

type LookMethods = Pick<
  SessionMethods,
  'arrays' | 'images' | 'parseDerived' | 'diagnose' | 'firstStep' | 'study' | 'stopStudy'
>;

/** What the session answers of the data that are open, without the network that is trained. */
export function lookMethods(open: () => Dataset, post: (reply: Reply) => void): LookMethods {
  return {
    arrays: arraysOf,
    images: async (schema) => imageExamples(open().table, schema),
    parseDerived: async (text) => parseDerived(text),
    diagnose: async (options) => open().looking.do('diagnose', options),
    async firstStep(options) {
      const { looking } = open();
      // Who asks again has changed something: what still runs is about what was before.
      if (looking.isBusy) looking.end();
      return looking.do('firstStep', options);
    },
    async study(study, base, request) {
      const { studying } = open();
      const done = await studying.do('study', { study, base, request }, (news) => post({ study: news }));
      // It holds the data: the next study sends them again.
      studying.end();
      return done;
    },
    stopStudy: async () => open().studying.stop(),
  };
}
