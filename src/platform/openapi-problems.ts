/** How problems look in the OpenAPI document. */
import { PROBLEMS } from './problem-catalogue.js';

export const problemSchema = {
  type: 'object' as const,
  description: 'RFC 9457. `errors` names every bad field by its JSON pointer.',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'request_id'],
  properties: {
    type: { type: 'string' as const, format: 'uri-reference' },
    title: { type: 'string' as const },
    status: { type: 'integer' as const },
    detail: { type: 'string' as const },
    instance: { type: 'string' as const },
    code: { type: 'string' as const, enum: Object.keys(PROBLEMS) },
    request_id: { type: 'string' as const },
    retry_after: { type: 'integer' as const, description: 'Seconds, as in `Retry-After`.' },
    errors: {
      type: 'array' as const,
      items: {
        type: 'object' as const,
        required: ['pointer', 'detail'],
        properties: {
          pointer: { type: 'string' as const },
          in: { type: 'string' as const, enum: ['query', 'path', 'header'] },
          detail: { type: 'string' as const },
          remedy: { type: 'string' as const },
          span: {
            type: 'array' as const,
            items: { type: 'integer' as const },
            minItems: 2,
            maxItems: 2,
            description:
              'Where in the text that `pointer` names: UTF-16 code units, end exclusive.',
          },
          code: { type: 'string' as const, description: 'The kind of fault, of a template.' },
          name: { type: 'string' as const, description: 'What is at fault, such as a variable.' },
        },
      },
    },
  },
};

/** Said by every answer to whoever was let in (draft-ietf-httpapi-ratelimit-headers-10). */
export const RATE_LIMIT_HEADERS = {
  'RateLimit-Policy': {
    description: 'How many requests a key or user may make (`q`), in how many seconds (`w`).',
    schema: { type: 'string' as const },
    example: '"minute";q=30000;w=60',
  },
  RateLimit: {
    description:
      'How many requests are left (`r`), and in how many seconds the count begins anew (`t`).',
    schema: { type: 'string' as const },
    example: '"minute";r=29999;t=42',
  },
};

const RETRY_AFTER = {
  description: 'Seconds, with 429 and 503.',
  schema: { type: 'integer' as const },
};

export const PROBLEM_RESPONSES = {
  Problem: {
    description: 'What is wrong, and what to do.',
    headers: { 'Retry-After': RETRY_AFTER },
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        example: {
          type: '/problems/validation-failed',
          title: PROBLEMS['validation-failed'].title,
          status: 400,
          detail: '1 field is missing or wrong',
          instance: '/v1/parties',
          code: 'validation-failed',
          request_id: 'req_6f1c2e9a4b7d4f0c8a53d1e6b2f09c7d',
          errors: [{ pointer: '/residence', detail: 'is missing', remedy: 'send a string' }],
        },
      },
    },
  },
};
