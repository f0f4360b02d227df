/** Two years, and for hosts below this one too, whose cookies this one would be sent (RFC 6797). */
const onHttps = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' };

const ofAnswers = Object.freeze({
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
});
const ofAnswersOnHttps = Object.freeze({ ...ofAnswers, ...onHttps });

/**
 * Headers of every answer of the API that does not say otherwise: a browser guesses no type, and runs, frames and embeds
 * nothing of it. `secure` is whether people reach this site by https.
 */
export const answerHeaders = (secure: boolean): Readonly<Record<string, string>> =>
  secure ? ofAnswersOnHttps : ofAnswers;

export type PageRequest = {
  /** New for each request, base64. */
  nonce: string;
  secure: boolean;
  /** Where Next's own development tools run. */
  development: boolean;
};

/** The Content-Security-Policy of a page (CSP level 3, nonces with 'strict-dynamic'). */
export function pagePolicy({ nonce, secure, development }: PageRequest): string {
  const directives: [string, ...string[]][] = [
    ['default-src', "'self'"],
    // React's development build evals, to show where an error came from.
    ['script-src', `'nonce-${nonce}'`, "'strict-dynamic'", ...(development ? ["'unsafe-eval'"] : [])],
    // Development tools bring styles of their own, and know no nonce.
    ['style-src', "'self'", ...(development ? ["'unsafe-inline'"] : [`'nonce-${nonce}'`])],
    // Mantine writes sizes and colours into style attributes, for which there are no nonces; they run nothing.
    ['style-src-attr', "'unsafe-inline'"],
    // What a person picked or recorded is shown from memory before it is sent.
    ['img-src', "'self'", 'blob:', 'data:'],
    ['media-src', "'self'", 'blob:', 'data:'],
    ['connect-src', "'self'"],
    ['font-src', "'self'"],
    ['object-src', "'none'"],
    ['frame-src', "'none'"],
    ['worker-src', "'none'"],
    ['base-uri', "'none'"],
    ['form-action', "'self'"],
    ['frame-ancestors', "'none'"],
  ];
  if (secure) directives.push(['upgrade-insecure-requests']);
  return directives.map((words) => words.join(' ')).join('; ');
}

/** Headers of a page: its policy, and what keeps it to itself. */
export const pageHeaders = (request: PageRequest): Record<string, string> => ({
  'content-security-policy': pagePolicy(request),
  'x-content-type-options': 'nosniff',
  // For browsers that do not know frame-ancestors.
  'x-frame-options': 'DENY',
  // Links of one use stand in addresses: no other site is told where somebody comes from.
  'referrer-policy': 'same-origin',
  // The playground records sound; nothing else of a device is ours to ask for.
  'permissions-policy': 'microphone=(self), camera=(), geolocation=(), payment=(), usb=(), display-capture=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  ...(request.secure && onHttps),
});
