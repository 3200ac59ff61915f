import { referenceEngine } from '../../src/engine/reference/engine.js';
import { conformance } from './conformance.js';

conformance(referenceEngine);
