import cluster from 'node:cluster';
import { env } from '#lib/env';

/**
 * The web server. In production a primary process lends model hosts to the web processes and replaces one that
 * dies; in development there is one process, which Node restarts on change.
 */
if (cluster.isPrimary && env.NODE_ENV !== 'development') {
  const { runPrimary } = await import('#lib/http/run-primary');
  runPrimary();
} else {
  const { serveWeb } = await import('#lib/http/serve-web');
  await serveWeb();
}
