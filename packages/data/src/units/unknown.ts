const unknown = /^(n\.?\/?a\.?|none|null|unknown|missing|not available|-+|\.+|\?+|x+|\*+)$/i;

/** Whether people call a missing cell so. It is a guess: good for finding a format, not for leaving the cell out. */
export const isUnknown = (cell: string): boolean => unknown.test(cell.trim());
