import { z } from 'zod';

/** Longer passwords are nobody's. */
export const passwordMaxLength = 200;

/** A password that its person has, as they type it: one that no password can be is as wrong as any other. */
export const TypedPassword = z.string();
