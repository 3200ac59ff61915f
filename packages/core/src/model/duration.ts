const secondsOf = { s: 1, m: 60, h: 3600 } as const;

/** Seconds from a number above 0 or from a text such as `60s`, `5m`, `1h`; undefined when it is neither. */
export function parseSeconds(value: unknown): number | undefined {
  const match = typeof value === 'string' ? /^(\d+(?:\.\d+)?)\s*([smh]?)$/.exec(value.trim()) : null;
  const seconds = match ? Number(match[1]) * secondsOf[(match[2] || 's') as keyof typeof secondsOf] : value;
  return typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}
