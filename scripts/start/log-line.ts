import { z } from 'zod';

const Event = z.object({
  level: z.number(),
  msg: z.string().optional(),
  /** Of a link that is to be handed over by hand: nobody else learns of it. */
  link: z.string().optional(),
  err: z.object({ message: z.string() }).optional(),
});

/**
 * What a child's log line has to say on the screen: null for what only the file needs. `stream` is where it came
 * from: plain text on standard error is trouble, unless it is one of Node's own notices.
 */
export function worthShowing(line: string, stream: 'stdout' | 'stderr'): string | null {
  if (line.trim() === '') return null;
  const event = parseEvent(line);
  if (!event) return stream === 'stderr' && !/^\(node:\d+\)|^\(Use `node/.test(line) ? line : null;
  if (event.level < 40) return null;
  return [event.msg, event.err?.message, event.link].filter((part) => part).join(': ') || line;
}

function parseEvent(line: string): z.infer<typeof Event> | null {
  if (!line.startsWith('{')) return null;
  try {
    return Event.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
