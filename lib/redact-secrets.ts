const redacted = '[redacted]';

/** How a secret is called in JSON, which may stand in the text of another: `\1` is a quote of its depth. */
const named = String.raw`(\\{0,7}")([\w-]{0,64}(?:password|secret|token|cookie|authorization|api_?-?key|access_?-?key)[\w-]{0,64})\1:\s*`;

/** What is a secret wherever it stands, in a text or in its JSON, and what is left of it. */
const secrets: readonly [RegExp, string][] = [
  // Drizzle tells of a query that failed all its parameters, up to where the stack begins.
  [/(\\n|\n)params: (?:\\(?!n {4}at )[\s\S]|[^"\\\n])*/g, `$1params: ${redacted}`],
  // Up to the quote of its own depth; where a text was cut off before that, to the end of what it stands in.
  [new RegExp(String.raw`${named}\1(?:\\[\s\S]|[^"\\])*?(?=(?<!\\)\1|"|$)`, 'gi'), `$1$2$1:$1${redacted}`],
  [new RegExp(String.raw`${named}\[[^\]]*\]`, 'gi'), `$1$2$1:$1${redacted}$1`],
  [/\b(bw[ar]?_)[\w-]{8,}/g, `$1${redacted}`],
  [/\b((?:sk|rk)_(?:live|test)_|whsec_)[\w+/=-]+/g, `$1${redacted}`],
  [/\b(Bearer|Basic)\s+[^\s"\\,]+/gi, `$1 ${redacted}`],
  [/((?:__Secure-|__Host-)?next-auth\.[\w.-]+=)[^;\s"\\]+/g, `$1${redacted}`],
  [/\beyJ[\w-]{8,}\.[\w.-]+/g, redacted],
  [/\$argon2\w*\$[^\s"\\]+/g, redacted],
  // To the last @: a password may have one.
  [/(\w:\/\/)[^\s/"\\]+@/g, `$1${redacted}@`],
  // All but what a line of ours calls its `link`: who reads the log is to hand that over (hand-over-link.ts).
  [/([?&][\w-]*(?:password|secret|token|key|signature)=)(?<!"link":"[^\s"\\]*)[^\s&#"\\]+/gi, `$1${redacted}`],
];

/**
 * A text for a log without what opens anything: passwords and their hashes, keys, tokens, cookies, Stripe's secrets,
 * credentials in addresses. By what they look like, and in JSON by what they are called.
 */
export function redactSecrets(text: string): string {
  return secrets.reduce((left, [secret, rest]) => left.replace(secret, rest), text);
}
