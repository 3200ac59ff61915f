// The thread that `pool.ts` starts.
import { hostLine } from './line.js';
import { serve } from './serve.js';

serve(hostLine());
