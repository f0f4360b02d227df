import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** An e-mail as it came over the wire: the envelope, and all lines of the message. */
export type ReceivedMail = { from: string; to: string[]; lines: string[] };

/** What a test may have the server answer to a command, such as `550 5.1.1 no such user`; undefined for the usual. */
export type Answering = (command: string) => string | undefined;

export type SmtpServer = { url: string; mails: ReceivedMail[]; answering: { with: Answering }; close(): void };

/** A mail server on this machine that speaks SMTP (RFC 5321) and keeps what it is sent. */
export async function startSmtpServer(): Promise<SmtpServer> {
  const mails: ReceivedMail[] = [];
  const answering: { with: Answering } = { with: () => undefined };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => {}));
    void talk(socket, mails, answering).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, mails, answering, close };
}

async function talk(socket: Socket, mails: ReceivedMail[], answering: { with: Answering }): Promise<void> {
  const say = (line: string) => socket.write(`${line}\r\n`);
  let mail: ReceivedMail = { from: '', to: [], lines: [] };
  let inMessage = false;
  say('220 localhost ESMTP');
  for await (const line of createInterface({ input: socket })) {
    if (inMessage) {
      if (line !== '.') {
        mail.lines.push(line.replace(/^\.\./, '.'));
        continue;
      }
      inMessage = false;
      mails.push(mail);
      mail = { from: '', to: [], lines: [] };
      say('250 2.0.0 kept');
      continue;
    }
    const refusal = answering.with(line);
    if (refusal !== undefined) say(refusal);
    else if (/^(EHLO|HELO|RSET|NOOP)/i.test(line)) say('250 localhost');
    else if (/^MAIL FROM:/i.test(line)) {
      mail.from = inBrackets(line);
      say('250 2.1.0 ok');
    } else if (/^RCPT TO:/i.test(line)) {
      mail.to.push(inBrackets(line));
      say('250 2.1.5 ok');
    } else if (/^DATA/i.test(line)) {
      inMessage = true;
      say('354 go on');
    } else if (/^QUIT/i.test(line)) {
      say('221 bye');
      socket.end();
    } else say('502 5.5.1 unknown');
  }
}

const inBrackets = (line: string) => /<(.*)>/.exec(line)?.[1] ?? '';

/** The text of an e-mail, its headers left out; quoted-printable is undone (RFC 2045, 6.7). */
export function textOf({ lines }: ReceivedMail): string {
  const start = lines.indexOf('');
  const isQuoted = lines.slice(0, start).some((line) => /^content-transfer-encoding: quoted-printable/i.test(line));
  const text = lines.slice(start + 1).join('\n');
  if (!isQuoted) return text;
  const bytes = text
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** The token of the link in an e-mail. */
export const tokenIn = (mail: ReceivedMail): string => /[?&]token=([\w-]+)/.exec(textOf(mail))?.[1] ?? '';
