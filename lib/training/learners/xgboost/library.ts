import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import { installLine } from './install-line.ts';
import { bindNative, type Native } from './native.ts';

export type XgboostAvailability = { available: true; version: string } | { available: false; install: string };

/** Whether the XGBoost library is on this machine, and the line that installs it where it is not. Never throws. */
export function xgboostAvailability(): XgboostAvailability {
  const native = findNative();
  return native ? { available: true, version: native.version } : { available: false, install: installLine() };
}

/** XGBoost's functions, loaded at the first call. Throws `unavailable` where the library is missing. */
export function loadXgboost(): Native {
  const native = findNative();
  if (native) return native;
  throw new AppError(
    'unavailable',
    `XGBoost is not installed on the machine that trains. Install it: ${installLine()}`,
  );
}

let found: Native | null = null;

function findNative(): Native | null {
  for (const path of candidates()) {
    if (found) break;
    found = bindNative(path);
  }
  return found;
}

function candidates(): readonly string[] {
  if (env.XGBOOST_LIBRARY) return [env.XGBOOST_LIBRARY];
  if (process.platform === 'win32') return ['xgboost.dll'];
  // Homebrew on Apple silicon installs outside of what the linker searches.
  if (process.platform === 'darwin') return ['libxgboost.dylib', '/opt/homebrew/lib/libxgboost.dylib'];
  return ['libxgboost.so.0', 'libxgboost.so'];
}
