import { z } from 'zod';

/** Nothing of it is seen, or it turns the text around what stands beside it: names of others are made with these. */
const unseen = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]|(?![\u200c\u200d])\p{Cf}/u;
/** Joiners have their place between letters of scripts that join, and between emoji. */
const misplacedJoiner =
  /(?<!\p{L}|\p{M}|\p{Extended_Pictographic})[\u200c\u200d]|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}][\u200c\u200d]/u;
/** Scripts with many letters that look like one another's. */
const likeScripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
];

const isWordOfOneScript = (word: string) => likeScripts.filter((script) => script.test(word)).length <= 1;

/** How somebody is called, as people read it; no other name in disguise. */
export const PersonName = z
  .string()
  .max(1_000, 'A name has at most 100 characters.')
  .transform((name) => name.normalize('NFKC').replaceAll(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'Say how you are called.')
      .max(100, 'A name has at most 100 characters.')
      .refine((name) => !unseen.test(name) && !misplacedJoiner.test(name), 'A name has no invisible characters.')
      .refine(
        (name) => name.split(/[\s-]/).every(isWordOfOneScript),
        'Write each word of a name in one script: letters of several look alike.',
      ),
  )
  .meta({ description: 'As people read it: 1 to 100 characters.', minLength: 1 });
