import { readFileSync } from 'node:fs';

/** The one line that brings XGBoost's library to this machine. */
export function installLine(platform: NodeJS.Platform = process.platform): string {
  if (platform === 'darwin') return 'brew install xgboost';
  if (platform === 'linux' && isDebian()) return 'sudo apt-get install libxgboost0';
  const file = platform === 'win32' ? 'xgboost.dll' : 'libxgboost.so';
  return `pip install xgboost, then set XGBOOST_LIBRARY to the path of its ${file}`;
}

function isDebian(): boolean {
  try {
    return /^(ID|ID_LIKE)=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
