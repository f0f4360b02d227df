import { openApiDocument } from '#lib/http/openapi/document';
import { type ReferenceGroup, reference } from '#lib/http/openapi/reference';
import { operations } from '#lib/http/operations/all';
import { processShared } from '#lib/process-shared';

/** This server's API as the pages of `/docs` show it, made once; what only our own pages call is left out. */
export function apiReference(): ReferenceGroup[] {
  return processShared('api-reference', () =>
    reference(openApiDocument(operations.filter(({ about }) => !about.isInternal))),
  );
}
