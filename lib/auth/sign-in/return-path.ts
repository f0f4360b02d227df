/**
 * Where signing in leads back to: `wished` when it is a path of this site, else the front door. Browsers read `//host`
 * and `/\host` as another site, and drop tabs and line ends while they parse, so the parsed address is judged.
 */
export function returnPath(wished: string | string[] | undefined): string {
  const fallback = '/predict';
  if (typeof wished !== 'string' || !wished.startsWith('/')) return fallback;
  const here = 'http://site.invalid';
  const url = URL.parse(wished, here);
  if (url?.origin !== here || url.pathname.startsWith('//')) return fallback;
  if (/^\/(api|sign-in|sign-up|set-up|invitation|reset-password)(\/|$)/.test(url.pathname)) return fallback;
  return url.pathname + url.search + url.hash;
}
