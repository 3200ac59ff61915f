import { existsSync, readFileSync } from 'node:fs';

/** The most memory this process ever had. Linux's maxRSS may be that of the parent, VmHWM is our own. */
export function peakBytes() {
  const status = '/proc/self/status';
  const [, kilobytes] = (existsSync(status) && /^VmHWM:\s+(\d+)/m.exec(readFileSync(status, 'utf8'))) || [];
  return 1024 * (kilobytes ? Number(kilobytes) : process.resourceUsage().maxRSS);
}
