import type { ErrorCode } from '#lib/errors';

/** What each error type of the API means, and what to do about it. */
export const explanations: Record<ErrorCode, { means: string; todo: string }> = {
  'bad-request': {
    means: 'The request broke off or is not in a form that can be read, such as a form with a missing boundary.',
    todo: 'Send it again. If it happens each time, compare what you send with an example from the page of the model.',
  },
  'bad-json': {
    means: 'The body is not JSON. The detail names the line and column where it stops being so.',
    todo: 'Mend it there. Mind that JSON has no NaN, no Infinity, no comma after the last entry, and double quotes only.',
  },
  unauthenticated: {
    means: 'Nobody is signed in and no API key was sent, but this needs one.',
    todo: 'Send the header "Authorization: Bearer bw_…" with a key from the page Keys, or sign in.',
  },
  'invalid-key': {
    means:
      'The API key has a typo, belongs to another installation, was revoked, or has expired. The detail says which.',
    todo: 'Copy the key again from where you keep it, or create a new one on the page Keys.',
  },
  'second-factor-required': {
    means: 'E-mail and password are right, but the account has two-factor sign-in on.',
    todo: 'Send the same again with "code": six digits of the authenticator app, or one of the recovery codes.',
  },
  'invalid-token': {
    means:
      'The access token or refresh token has expired, was used before, or its session was ended. The detail says which.',
    todo: 'Get a new access token with the refresh token at /api/v1/auth/refresh; if that is refused, sign in again.',
  },
  forbidden: {
    means: 'It is known who asks, but their role or the scopes of their key do not allow this.',
    todo: 'Create a key with the scope that the detail names, or ask an admin for another role.',
  },
  'cross-site': {
    means: 'A change was asked for with a browser session, by a page of another site. It was refused to protect you.',
    todo: 'Make the change on the pages of this site. From a program, use an API key.',
  },
  'not-found': {
    means: 'There is no such thing, or it is not yours to see; the two are answered alike on purpose.',
    todo: 'Check the name or the id, and that the key belongs to an account that may see it.',
  },
  'method-not-allowed': {
    means: 'The address exists, but not for this HTTP method.',
    todo: 'Look up the method in the documentation of the API: predictions, for one, are asked for with POST.',
  },
  'request-timeout': {
    means: 'The request began, but the rest of it did not come in time.',
    todo: 'Send it again, over a better connection if you can. A large file may take an hour.',
  },
  conflict: {
    means: 'What you ask for does not go together with what is there, such as a name that is taken.',
    todo: 'Read the detail: it says what stands in the way. Choose another name, or change that first.',
  },
  'idempotency-key-in-use': {
    means: 'The same call, with the same Idempotency-Key, came before and is not answered yet.',
    todo: 'Wait as many seconds as the header Retry-After says, and send it again: you get the answer to the first.',
  },
  'too-large': {
    means: 'The body is longer than this installation takes.',
    todo: 'Send fewer rows in each call, or a smaller file. An admin can raise MAX_BODY_BYTES and MAX_UPLOAD_BYTES.',
  },
  'unsupported-media-type': {
    means: 'The body has a type that this address does not take.',
    todo: 'Send JSON with "Content-Type: application/json", or a form (multipart/form-data) where a file is expected.',
  },
  invalid: {
    means: 'The request can be read, but a value in it does not fit what is expected.',
    todo: 'Go through "errors" in the answer: each entry points at one value (a JSON pointer) and says what is wrong.',
  },
  'idempotency-key-reused': {
    means: 'This Idempotency-Key came with another call in the last 24 hours, and stands for that one.',
    todo: 'Send the call exactly as it was to get its answer again. For anything else make a new key.',
  },
  'headers-too-large': {
    means: 'The headers of the request, its address among them, have more than 16 kB, or are too many.',
    todo: 'Send fewer or shorter headers. In a browser, deleting the cookies of this site may help.',
  },
  'rate-limited': {
    means: 'The key or account has made all the calls it may make in a minute.',
    todo: 'Wait as many seconds as the header Retry-After says. Sending several rows in one call counts as one call.',
  },
  'quota-exceeded': {
    means:
      'A hard quota on the units of this month is used up: of the account, of the key, or of its calls to this model.',
    todo: 'The answer names the quota. Raise or remove it on the page Usage, ask finance where it is theirs, or wait for the next month.',
  },
  internal: {
    means: 'Something broke on the side of the server. It is not your input.',
    todo: 'Try again. If it stays, give your admin the requestId from the answer: the log has the cause under it.',
  },
  'model-failed': {
    means: 'The model itself ended with an error on this input. Nothing was billed.',
    todo: 'Try other values. If you own the model, run this input through it on your own machine to see the error.',
  },
  unavailable: {
    means: 'A part of the server, mostly its database, is away at the moment. Nothing was recorded or billed.',
    todo: 'Try again after the seconds in the header Retry-After.',
  },
  overloaded: {
    means: 'More calls wait for this model than it can answer in time, so new ones are turned away at once.',
    todo: 'Try again after the seconds in the header Retry-After, with fewer calls at the same time.',
  },
  'model-timeout': {
    means: 'The model took longer than one run may take, and its process was ended. Nothing was billed.',
    todo: 'Send fewer rows in each call. An admin can raise RUN_LIMIT_MS for models that need longer.',
  },
};
