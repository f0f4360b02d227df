import { type Permission, permissions, type Role, roles } from '#lib/auth/permissions';
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
  const { permission, alsoNeeds = [] } = about;
  const description = [about.description, permission === 'public' ? undefined : needed([permission, ...alsoNeeds])];
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

/** What a key and its person must have: all of the scopes, and a role that holds every permission. */
function needed(all: readonly Permission[]): string {
  const scopes = [...new Set(all.map((permission) => `\`${permissions[permission].scope}\``))];
  const able = roles.filter((role) => all.every((permission) => holds(role, permission)));
  const words = scopes.length === 1 ? `the scope ${scopes[0]}` : `the scopes ${scopes.join(' and ')}`;
  return `Needs ${words}, and one of the roles ${able.join(', ')}.`;
}

function holds(role: Role, permission: Permission): boolean {
  const held: readonly Role[] = permissions[permission].roles;
  return held.includes(role);
}
