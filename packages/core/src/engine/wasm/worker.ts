// The thread that `pool.ts` starts: it takes part in trainings, or coordinates one for a page.
import { Coordinator } from './coordinate.js';
import { hostLine } from './line.js';
import { serve } from './serve.js';

const coordinator = new Coordinator();

serve(hostLine((request) => coordinator.answer(request)));
