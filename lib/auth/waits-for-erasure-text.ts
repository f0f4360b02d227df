/** What opens nothing while its account waits for its erasure, and what its owner can do; `what` begins the sentence. */
export const waitsForErasureText = (what: string) =>
  `The account ${what} belongs to waits for its erasure. Its owner can take that back in the browser, on the page Your data.`;
