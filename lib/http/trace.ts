import type { HttpRequest } from '#lib/http/exchange';
import { newId } from '#lib/ids';

/** The headers that tie an answer to its call: the caller's own ids where they are sound, ours otherwise. */
export function traceHeaders(request: Pick<HttpRequest, 'header'>): Record<string, string> {
  const sent = request.header('x-request-id');
  const headers: Record<string, string> = {
    'x-request-id': sent && /^[\w.:/+=-]{1,128}$/.test(sent) ? sent : newId('request'),
  };
  const traceparent = request.header('traceparent');
  if (traceparent && /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(traceparent)) headers.traceparent = traceparent;
  return headers;
}
