import { AppError } from '#lib/errors';

/** The ids of a vocabulary by their pieces. Throws AppError('invalid') for an id that is no whole number. */
export function idsByPiece(vocab: Readonly<Record<string, unknown>>): Map<string, number> {
  const idOf = new Map<string, number>();
  for (const [piece, id] of Object.entries(vocab)) {
    if (!isId(id)) throw notAnId(piece, id);
    idOf.set(piece, id);
  }
  return idOf;
}

const isId = (id: unknown): id is number => Number.isInteger(id) && Number(id) >= 0 && Number(id) < 2 ** 31;

const notAnId = (piece: string, id: unknown) =>
  new AppError(
    'invalid',
    `tokenizer.json gives ${JSON.stringify(piece.slice(0, 50))} the id ${JSON.stringify(id)?.slice(0, 50)}; ids are whole numbers from 0.`,
  );
