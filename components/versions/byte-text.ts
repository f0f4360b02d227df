const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** A size as people read it: 1,300,000 bytes are `1.3 MB`. */
export function byteText(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const scaled = bytes / 1000 ** power;
  const digits = power === 0 || scaled >= 100 ? 0 : 1;
  return `${new Intl.NumberFormat('en', { maximumFractionDigits: digits }).format(scaled)} ${units[power]}`;
}
