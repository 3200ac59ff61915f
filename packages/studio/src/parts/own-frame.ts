const waiting = new Map<object, () => void>();

/** Draws something in a frame of its own, so that charts side by side never add up to a long one. */
export function inOwnFrame(key: object, draw: () => void): void {
  waiting.set(key, draw);
  if (waiting.size === 1) requestAnimationFrame(drawNext);
}

/** What is gone is not drawn. */
export function forgetFrame(key: object): void {
  waiting.delete(key);
}

function drawNext(): void {
  for (const [key, draw] of waiting) {
    waiting.delete(key);
    draw();
    break;
  }
  if (waiting.size > 0) requestAnimationFrame(drawNext);
}
