const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export type RequestOrigin = {
  method: string;
  /** Whether a GET may begin something, so that it is judged as a change. */
  beginsWork?: boolean;
  /** The host people asked for: X-Forwarded-Host where a proxy set it (another site cannot), else Host. */
  host: string | null | undefined;
  origin: string | null | undefined;
  /** Counts for a GET alone: browsers send no Origin with it. Our pages ask for it to be sent here (Referrer-Policy). */
  referer?: string | null | undefined;
  secFetchSite: string | null | undefined;
  publicUrl: string | undefined;
};

/**
 * Whether a request with a session cookie was made by our own pages (OWASP CSRF cheat sheet, fetch metadata with
 * Origin as fallback: browsers send no Sec-Fetch-Site to plain http addresses). `none` means that no page made it;
 * nothing of ours changes things that way, so it is judged by its Origin, as is a request without the header.
 */
export function isSameSite({ beginsWork = false, ...request }: RequestOrigin): boolean {
  const isSafe = safeMethods.has(request.method.toUpperCase());
  if (isSafe) return !beginsWork || isFromOurPage({ ...request, origin: request.origin ?? request.referer });
  return isFromOurPage(request);
}

function isFromOurPage({ host, origin, secFetchSite, publicUrl }: RequestOrigin): boolean {
  if (secFetchSite && secFetchSite !== 'none') return secFetchSite === 'same-origin';
  const from = origin ? URL.parse(origin) : null;
  if (!from || (from.protocol !== 'https:' && from.protocol !== 'http:')) return false;
  if (publicUrl && URL.parse(publicUrl)?.origin === from.origin) return true;
  return Boolean(host) && URL.parse(`${from.protocol}//${host}`)?.host === from.host;
}
