/** A place in a recording as players show it: 75.25 is `1:15.2`, or with two digits `1:15.25`; 3675 is `1:01:15.0`. */
export function secondText(seconds: number, digits: 1 | 2 = 1): string {
  const scale = 10 ** digits;
  const parts = Math.floor(seconds * scale + 1e-6);
  const hours = Math.floor(parts / (3600 * scale));
  const minutes = Math.floor((parts % (3600 * scale)) / (60 * scale));
  const rest = ((parts % (60 * scale)) / scale).toFixed(digits).padStart(3 + digits, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}
