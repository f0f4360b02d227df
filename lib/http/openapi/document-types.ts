/** A schema as JSON Schema 2020-12 has it, which OpenAPI 3.1 takes as it is. */
export type JsonSchema = { [keyword: string]: unknown };
export type Reference = { $ref: string };

export type MediaType = { schema?: JsonSchema; example?: unknown };
export type Header = { description: string; schema: JsonSchema; required?: boolean };
export type Answer = {
  description: string;
  headers?: Record<string, Header | Reference>;
  content?: Record<string, MediaType>;
};
export type Parameter = {
  name: string;
  in: 'path' | 'query' | 'header';
  description?: string;
  required?: boolean;
  schema: JsonSchema;
  example?: unknown;
};
export type RequestBody = {
  description?: string;
  required: boolean;
  content: Record<string, MediaType>;
  'x-limits': Record<string, number>;
};
export type OperationObject = {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  parameters?: (Parameter | Reference)[];
  requestBody?: RequestBody;
  responses: Record<string, Answer | Reference>;
  security: Record<string, string[]>[];
  'x-internal'?: true;
};
export type PathItem = { [method: string]: OperationObject };

/** What is sent to an address of the caller's. */
export type WebhookItem = {
  post: {
    summary: string;
    description: string;
    tags: string[];
    parameters: Parameter[];
    requestBody: { required: boolean; content: Record<string, MediaType> };
    responses: Record<string, Answer>;
  };
};

/** The parts of OpenAPI 3.1 that our document has. */
export type OpenApiDocument = {
  openapi: '3.1.1';
  info: { title: string; version: string; summary: string; description: string };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  security: Record<string, string[]>[];
  paths: Record<string, PathItem>;
  webhooks: Record<string, WebhookItem>;
  components: {
    schemas: Record<string, JsonSchema>;
    responses: Record<string, Answer>;
    headers: Record<string, Header>;
    parameters: Record<string, Parameter>;
    securitySchemes: Record<string, JsonSchema>;
  };
  'x-limits': Record<string, number>;
};
