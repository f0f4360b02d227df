import { isSecureSite } from '#lib/auth/secure-site';
import { corsHeaders } from '#lib/http/cors';
import type { HttpRequest } from '#lib/http/exchange';
import { answerHeaders } from '#lib/http/security-headers';

/** Headers that every answer to this request has, through whichever door it came, unless its endpoint says otherwise. */
export const edgeHeaders = (request: HttpRequest): Record<string, string> => ({
  ...answerHeaders(isSecureSite(request.header)),
  ...corsHeaders(request),
});
