import { sessionCookieName } from '#lib/auth/sessions/session';
import { env } from '#lib/env';
import { headerComponents } from '#lib/http/openapi/answers';
import { anyCredential, describeOperation } from '#lib/http/openapi/describe-operation';
import type { OpenApiDocument, PathItem } from '#lib/http/openapi/document-types';
import { parameterComponents } from '#lib/http/openapi/parameters';
import { refusalComponents } from '#lib/http/openapi/refusals';
import { schemaComponents } from '#lib/http/openapi/schema-components';
import { tagTexts } from '#lib/http/openapi/tag-texts';
import { webhookEvents } from '#lib/http/openapi/webhook-events';
import { type Operation, tags } from '#lib/http/operation';
import product from '#root/package.json' with { type: 'json' };

/**
 * The API as an OpenAPI 3.1 document, made of the operations and of the very schemas that validate. Throws where an
 * operation contradicts itself. `serverUrl` is where the API is; the document's own server unless said.
 */
export function openApiDocument(
  operations: readonly Operation[],
  { serverUrl = '/' }: { serverUrl?: string } = {},
): OpenApiDocument {
  const components = schemaComponents();
  const paths: Record<string, PathItem> = {};
  for (const { about } of operations) {
    const method = about.method.toLowerCase();
    if (paths[about.path]?.[method]) throw new Error(`Two operations are ${about.method} ${about.path}.`);
    paths[about.path] = { ...paths[about.path], [method]: describeOperation(about, components) };
  }
  const responses = refusalComponents(components);
  const { document, schemas } = components.finish({ paths, responses, webhooks: webhookEvents(components) });
  const used = new Set(operations.map(({ about }) => about.tag));
  return {
    openapi: '3.1.1',
    info: {
      title: 'Bellwether',
      version: product.version,
      summary: 'Publish a model and get an authenticated, metered prediction endpoint.',
      description: introduction(),
    },
    servers: [{ url: serverUrl }],
    tags: tags.filter((tag) => used.has(tag)).map((name) => ({ name, description: tagTexts[name] })),
    security: anyCredential,
    paths: document.paths,
    webhooks: document.webhooks,
    components: {
      schemas,
      responses: document.responses,
      headers: headerComponents,
      parameters: parameterComponents,
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'bw_…',
          description: 'An API key, made on the page Keys or with `createApiKey`: `Authorization: Bearer bw_…`.',
        },
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'bwa_…',
          description:
            'What a program gets that signs a person in with `signInProgram`: `Authorization: Bearer bwa_…`, for 30 ' +
            'minutes, with all the rights of that person but over the account itself.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: sessionCookieName(false),
          description:
            'A browser that is signed in (under https the name begins with `__Host-`). A change with it must come ' +
            'from this very site.',
        },
      },
    },
    'x-limits': limits(),
  };
}

const limits = () => ({
  maxBodyBytes: env.MAX_BODY_BYTES,
  maxRows: env.MAX_ROWS,
  maxFileBytes: env.MAX_FILE_BYTES,
  maxUploadBytes: env.MAX_UPLOAD_BYTES,
});

function introduction(): string {
  const count = (value: number) => value.toLocaleString('en');
  return [
    'Authenticate with `Authorization: Bearer bw_…`. What one may not see is answered 404, as if it were not there.',
    `Limits: a body of ${count(env.MAX_BODY_BYTES)} bytes, ${count(env.MAX_ROWS)} rows a call, ` +
      `${count(env.MAX_FILE_BYTES)} bytes for a file that is a row, ${count(env.MAX_UPLOAD_BYTES)} bytes for an upload. ` +
      'Past them: 413, saying which. Headers may have 16 kB together: past that 431.',
    'Every refusal is a problem (RFC 9457) with a `code` to tell it by and a `detail` for people; `errors` points at ' +
      'what is wrong in the body (RFC 6901). Answers may get more fields in time: ignore those you do not know.',
    'Lists come in pages: send `nextCursor` as `cursor` to get the next, until it is null. An `X-Request-Id` you send ' +
      'comes back, and stands in our log.',
  ].join('\n\n');
}
