import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/**
 * The folder of this user for what can be found out again: COLONNADE_CACHE, or `colonnade` where the platform keeps
 * caches (XDG Base Directory Specification; ~/Library/Caches; %LOCALAPPDATA%).
 */
export function cacheFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
  home: string = homedir(),
): string {
  const { COLONNADE_CACHE: named, XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment;
  if (named) return named;
  if (platform === 'win32') return win32.join(local || win32.join(home, 'AppData', 'Local'), 'colonnade');
  if (platform === 'darwin') return posix.join(home, 'Library', 'Caches', 'colonnade');
  return posix.join(xdg && posix.isAbsolute(xdg) ? xdg : posix.join(home, '.cache'), 'colonnade');
}
