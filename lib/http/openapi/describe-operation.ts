import { type Permission, permissions } from '#lib/auth/permissions';
import { answersOf } from '#lib/http/openapi/answers';
import type { OperationObject } from '#lib/http/openapi/document-types';
import { parametersOf } from '#lib/http/openapi/parameters';
import { requestBodyOf } from '#lib/http/openapi/request-body';
import type { SchemaComponents } from '#lib/http/openapi/schema-components';
import type { Declared } from '#lib/http/operation';

/** Any of them opens what is not public. */
export const anyCredential: Record<string, string[]>[] = [{ apiKey: [] }, { accessToken: [] }, { session: [] }];

/** An operation as OpenAPI describes it. */
export function describeOperation(about: Declared, components: SchemaComponents): OperationObject {
  const parameters = parametersOf(about, components);
  const requestBody = requestBodyOf(about, components);
  const { permission } = about;
  const description = [about.description, permission === 'public' ? undefined : needed(permission)];
  return {
    operationId: about.id,
    tags: [about.tag],
    summary: about.summary,
    description: description.filter(Boolean).join('\n\n') || undefined,
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody && { requestBody }),
    responses: answersOf(about, components),
    security: permission === 'public' ? [] : anyCredential,
    ...(about.isInternal && { 'x-internal': true as const }),
  };
}

/** What a key and its person must have. */
function needed(permission: Permission): string {
  const { scope, roles } = permissions[permission];
  return `Needs the scope \`${scope}\`, and one of the roles ${roles.join(', ')}.`;
}
