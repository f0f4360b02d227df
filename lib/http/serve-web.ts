import { createServer, type ServerResponse } from 'node:http';
import next from 'next';
import { database } from '#db/client';
import { flushKeyUse } from '#lib/auth/api-keys/note-key-use';
import { flushSessionUse } from '#lib/auth/sessions/note-session-use';
import { env } from '#lib/env';
import { draining as drainSignal } from '#lib/http/draining';
import { matchHotPath } from '#lib/http/hot-path';
import { nodeHandler } from '#lib/http/node-handler';
import { refuserOf } from '#lib/http/refuse-method';
import { refuseConnect, refuseUnreadable } from '#lib/http/refuse-unreadable';
import { keepRemovingLeftUploads } from '#lib/http/remove-left-uploads';
import { answerHeaders } from '#lib/http/security-headers';
import { isAddressIn, settleClientAddress, unknownProxies } from '#lib/http/trusted-proxies';
import { log } from '#lib/log';
import { followChanges } from '#lib/registry/live';
import { failedCalls } from '#lib/usage/failed-calls';
import { ledger } from '#lib/usage/ledger';

const UPLOAD_LIMIT_MS = 60 * 60 * 1000;

/** Serves pages and API until SIGTERM, then answers what is under way and ends. */
export async function serveWeb(): Promise<void> {
  // The process that started this one is gone, perhaps before this one is up.
  process.once('disconnect', () => process.exit(0));
  const development = env.NODE_ENV === 'development';
  const app = next({ dev: development, hostname: env.HOST, port: env.PORT });
  await app.prepare();
  const page = app.getRequestHandler();

  let draining = false;
  // Next listens for upgrades, which it knows in development only; else they would end without an answer.
  const options = {
    keepAliveTimeout: 65_000,
    requestTimeout: UPLOAD_LIMIT_MS,
    shouldUpgradeCallback: () => development,
  };
  const isProxy = isAddressIn(env.TRUSTED_PROXIES);
  const isUnknownProxy = unknownProxies();
  const server = createServer(options, (req, res) => {
    const peer = settleClientAddress(req, isProxy);
    if (peer !== null && isUnknownProxy(peer))
      log.warn({ peer }, 'everybody behind this proxy counts as one address, as TRUSTED_PROXIES does not name it');
    // Else a client that keeps its connection busy would keep this process.
    if (draining) res.setHeader('connection', 'close');
    const hot = env.HOT_PATH === 'on' ? matchHotPath(req.method ?? 'GET', req.url ?? '/') : null;
    const endpoint = hot?.operation ?? refuserOf(req.method ?? 'GET', req.url ?? '/');
    if (endpoint) void nodeHandler(endpoint, hot?.params)(req, res);
    else page(req, res).catch((error: unknown) => failed(res, error));
  });
  // What has 16 kB has at most a few thousand; left at its default, those past it would be dropped without a word.
  server.maxHeadersCount = 0;
  server.on('clientError', refuseUnreadable);
  server.on('connect', refuseConnect);
  if (development) server.on('upgrade', app.getUpgradeHandler());
  const changes = followChanges();
  keepRemovingLeftUploads();

  server.listen(env.PORT, env.HOST, () => log.info({ host: env.HOST, port: env.PORT }, 'web server listens'));
  server.on('error', (error) => {
    log.fatal({ error: error.message }, 'the web server cannot listen');
    process.exit(1);
  });

  const drain = async () => {
    // Ctrl-C reaches this process twice: from the terminal, and from the primary.
    if (draining) return;
    draining = true;
    drainSignal().abort();
    const closed = new Promise((resolve) => server.close(resolve));
    const sweep = setInterval(() => server.closeIdleConnections(), 100);
    await closed;
    clearInterval(sweep);
    await Promise.all([ledger().drained(), failedCalls().drained(), flushKeyUse(), flushSessionUse()]);
    await Promise.all([changes.stop(), database().sql.end({ timeout: 2 })]);
    process.exit(0);
  };
  process.on('SIGTERM', drain);
  process.on('SIGINT', drain);
}

function failed(res: ServerResponse, error: unknown): void {
  log.error({ error: error instanceof Error ? error.stack : error }, 'a page failed');
  if (res.headersSent) res.destroy();
  else res.writeHead(500, answerHeaders(false)).end('Something went wrong on our side. Try again.');
}
