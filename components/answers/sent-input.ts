/** What an answer speaks of, to draw it over: a file by its address (a `blob:` or `data:` URL, or one of ours), or a text. */
export type SentInput =
  | { kind: 'image'; url: string }
  | { kind: 'audio' | 'video'; url: string }
  | { kind: 'text'; text: string };
