import { type IncomingMessage, maxHeaderSize } from 'node:http';
import type { Duplex } from 'node:stream';
import { AppError, errorCodes } from '#lib/errors';
import { problemAnswer } from '#lib/http/problem';
import { answerHeaders } from '#lib/http/security-headers';
import { newId } from '#lib/ids';

/**
 * Answers what never became a request, as a server's `clientError` handler: headers past the limit (431), a request
 * that does not come in time (408), anything that is not HTTP (400). Then the connection ends.
 */
export function refuseUnreadable(error: Error & { code?: string }, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET' || hasBegunToAnswer(socket)) {
    socket.destroy(error);
    return;
  }
  refuse(socket, refusalFor(error.code));
}

/** Answers CONNECT, as a server's handler for it: nothing is reached through this one. */
export function refuseConnect(_request: IncomingMessage, socket: Duplex): void {
  const headers = { allow: 'GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE' };
  refuse(socket, new AppError('method-not-allowed', 'This is no proxy. Send a request with a path.', { headers }));
}

function refuse(socket: Duplex, refusal: AppError): void {
  const { status, headers, body } = problemAnswer(refusal, newId('request'));
  const lines = Object.entries({
    ...answerHeaders(false),
    ...headers,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${status} ${errorCodes[refusal.code].title}\r\n${head}\r\n${body}`);
}

/** Node keeps the answer under way on its socket, under a name of its own, and looks there itself for the same reason. */
function hasBegunToAnswer(socket: Duplex): boolean {
  const answer: unknown = Reflect.get(socket, '_httpMessage');
  return typeof answer === 'object' && answer !== null && Reflect.get(answer, 'headersSent') === true;
}

function refusalFor(code: string | undefined): AppError {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new AppError('headers-too-large', `The address and headers may have ${maxHeaderSize} bytes in all.`, {
      exceeded: { unit: 'headerBytes', max: maxHeaderSize },
    });
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new AppError('request-timeout', 'The request did not come in time. Send it again.');
  }
  return new AppError('bad-request', 'This is not a request that HTTP/1.1 has. Check its first line and its headers.');
}
