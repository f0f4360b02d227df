import { RefusedAddress } from '#lib/webhooks/addresses/checked-lookup';

/** What is wrong with an answer of that status, in words for the endpoint's owner; null for 2xx, which is delivered. */
export function answerProblem(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status === 410) return 'The endpoint answered 410 Gone: it wants no more messages.';
  if (status >= 300 && status < 400) {
    return `The endpoint answered ${status}, a redirect. Redirects are not followed: give the address they lead to.`;
  }
  return `The endpoint answered ${status}.`;
}

const words: Partial<Record<string, string>> = {
  ENOTFOUND: 'There is no host of that name.',
  EAI_AGAIN: 'The name of the host could not be resolved.',
  ECONNREFUSED: 'Nothing listens at that address: the connection was refused.',
  ECONNRESET: 'The connection was broken off before an answer came.',
  EPIPE: 'The connection was broken off before an answer came.',
  EHOSTUNREACH: 'The host cannot be reached.',
  ENETUNREACH: 'The host cannot be reached.',
  ETIMEDOUT: 'The host did not take the connection.',
  CERT_HAS_EXPIRED: 'The certificate of the host has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate of the host is signed by itself.',
  SELF_SIGNED_CERT_IN_CHAIN: 'The certificate of the host is signed by nobody known.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The certificate of the host is incomplete: one in between is missing.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate of the host is for another name.',
  EPROTO: 'The host does not speak TLS there.',
  ERR_SSL_WRONG_VERSION_NUMBER: 'The host does not speak TLS there.',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'The host does not speak TLS there.',
  HPE_HEADER_OVERFLOW: 'The headers of the answer are too large.',
};

/** Why no answer came, in words for the endpoint's owner. */
export function connectionProblem(error: unknown, limitMs: number): string {
  if (error instanceof RefusedAddress) return error.message;
  const code = codeOf(error);
  if (code === 'ABORT_ERR' || code === 'TimeoutError') return `No answer came within ${limitMs / 1000} seconds.`;
  const known = code && words[code];
  if (known) return known;
  if (code?.startsWith('HPE_')) return 'What answered does not speak HTTP.';
  return code ? `The connection failed (${code}).` : 'The connection failed.';
}

/** A host of several addresses fails with the errors of all of them; the first stands for them. */
function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string' && error.code !== '') return error.code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : error.name;
}
