import type { Suspect } from '../suspect.js';
import { classes } from './classes.js';
import { framing } from './framing.js';
import { rate } from './rate.js';
import { regularization } from './regularization.js';
import { size } from './size.js';
import { start } from './start.js';
import { training } from './training.js';

/** The list of suspects, in the order in which they are tried. */
export const suspects: readonly Suspect[] = [rate, start, training, framing, classes, size, regularization];
