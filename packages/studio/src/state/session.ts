import { startSession } from '../session/client.js';

/** The one session of this page. */
export const session = startSession();
