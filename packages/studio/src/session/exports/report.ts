/** The report of the command; loaded when one is wanted. */
export { composeReport } from '@colonnade/figures';
