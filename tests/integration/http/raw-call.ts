import { connect } from 'node:net';

export type RawAnswer = { status: number; headers: Record<string, string>; body: string };

/**
 * Sends bytes as they are, and gives the answers that come before the connection ends or, once `answers` of them are
 * there, at once. Fails after ten seconds: nothing may hang.
 */
export function rawCall(port: number, bytes: string | Buffer, answers = 1): Promise<RawAnswer[]> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let said = '';
    const limit = setTimeout(() => socket.destroy(new Error(`No answer came, only ${JSON.stringify(said)}`)), 10_000);
    const end = () => {
      clearTimeout(limit);
      socket.destroy();
      resolve(readAnswers(said));
    };
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      said += chunk;
      if (readAnswers(said).length >= answers) end();
    });
    socket.on('end', end);
    socket.on('error', (error) => {
      clearTimeout(limit);
      reject(error);
    });
    socket.write(bytes);
  });
}

/** The whole answers that a connection brought. */
function readAnswers(said: string): RawAnswer[] {
  const found: RawAnswer[] = [];
  for (let rest = said; rest.includes('\r\n\r\n'); ) {
    const [head, ...lines] = rest.slice(0, rest.indexOf('\r\n\r\n')).split('\r\n');
    const headers = Object.fromEntries(
      lines.map((line) => [line.split(':', 1)[0]!.toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
    );
    const start = rest.indexOf('\r\n\r\n') + 4;
    const length = Number(headers['content-length'] ?? 0);
    if (rest.length < start + length) break;
    found.push({ status: Number(head!.split(' ')[1]), headers, body: rest.slice(start, start + length) });
    rest = rest.slice(start + length);
  }
  return found;
}
