const redacted = '[redacted]';

/** What is a secret wherever it stands, in a text or in its JSON, and what is left of it. */
const secrets: readonly [RegExp, string][] = [
  // Drizzle tells of a query that failed all its parameters, up to where the stack begins.
  [/(\\n|\n)params: (?:\\(?!n {4}at )[\s\S]|[^"\\\n])*/g, `$1params: ${redacted}`],
  [
    /"([\w-]*(?:password|secret|token|cookie|authorization|api_?-?key|access_?-?key)[\w-]*)":(?:"(?:\\.|[^"\\])*"|\[[^\]]*\])/gi,
    `"$1":"${redacted}"`,
  ],
  [/\b(bw[ar]?_)[\w-]{8,}/g, `$1${redacted}`],
  [/\b((?:sk|rk)_(?:live|test)_|whsec_)[\w+/=-]+/g, `$1${redacted}`],
  [/\b(Bearer|Basic)\s+[^\s"\\,]+/gi, `$1 ${redacted}`],
  [/((?:__Secure-|__Host-)?next-auth\.[\w.-]+=)[^;\s"\\]+/g, `$1${redacted}`],
  [/\beyJ[\w-]{8,}\.[\w.-]+/g, redacted],
  [/\$argon2\w*\$[^\s"\\]+/g, redacted],
  [/(\w:\/\/)[^\s/@"\\]+@/g, `$1${redacted}@`],
];

/**
 * A text for a log without what opens anything: passwords and their hashes, keys, tokens, cookies, Stripe's secrets,
 * credentials in addresses. By what they look like, and in JSON by what they are called.
 */
export function redactSecrets(text: string): string {
  return secrets.reduce((left, [secret, rest]) => left.replace(secret, rest), text);
}
