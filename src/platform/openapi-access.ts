/** Adds to the OpenAPI document what every route has: its scopes, its problems, its idempotency key. */
import { type Type } from '@nestjs/common';
import { ModulesContainer, Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import { OwnSession, Public, Scopes } from './access/api-key.guard.js';
import { RATE_LIMIT_HEADERS } from './openapi-problems.js';

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: false,
  description:
    'Repeated with the same key, the request has no second effect and gets the stored answer.',
  schema: { type: 'string' as const, minLength: 1, maxLength: 255 },
};

const UNMASK_REASON = {
  name: 'X-Unmask-Reason',
  in: 'header' as const,
  required: false,
  description:
    'Percent-encoded: what somebody who is signed in wants to see personal data in clear for. It is recorded; keys need none.',
  schema: { type: 'string' as const, minLength: 3, maxLength: 900 },
};

type Responses = NonNullable<OpenAPIObject['paths'][string]['get']>['responses'];

export function describeAccess(app: NestExpressApplication, document: OpenAPIObject): void {
  const access = accessByOperation(app);
  for (const path of Object.values(document.paths)) {
    for (const method of ['get', 'put', 'post', 'patch', 'delete'] as const) {
      const operation = path[method];
      if (operation === undefined) continue;
      const scopes = access.get(operation.operationId ?? '');
      if (scopes === undefined) operation.security = [];
      else
        operation.description = [operation.description, scopeLine(scopes)]
          .filter(Boolean)
          .join('\n\n');
      if (scopes === 'session') operation.security = [{ session: [] }];
      if (scopes !== undefined) describeLimit(operation.responses);
      operation.responses['default'] = { $ref: '#/components/responses/Problem' };
      if (method === 'post' && Array.isArray(scopes)) {
        operation.parameters = [...(operation.parameters ?? []), IDEMPOTENCY_KEY];
      }
      if (method === 'get' && Array.isArray(scopes))
        operation.parameters = [...(operation.parameters ?? []), UNMASK_REASON];
    }
  }
}

function describeLimit(responses: Responses): void {
  for (const answer of Object.values(responses))
    if (answer !== undefined && 'description' in answer)
      answer.headers = { ...answer.headers, ...RATE_LIMIT_HEADERS };
}

/** What a route asks for: scopes, or to be signed in. */
type Access = readonly string[] | 'session';

function scopeLine(scopes: Access): string {
  if (scopes === 'session') return 'For whoever is signed in; no key opens it.';
  return `Needs ${scopes.map((scope) => `\`${scope}\``).join(' and ')}.`;
}

/** Scopes by operation id, as the package names operations; public routes are left out. */
function accessByOperation(app: NestExpressApplication): Map<string, Access> {
  const reflector = app.get(Reflector);
  const found = new Map<string, Access>();
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype !== 'function') continue;
      for (const [name, handler] of handlersOf(metatype)) {
        const targets: [() => unknown, Type | (() => unknown)] = [handler, metatype as Type];
        if (reflector.getAllAndOverride<true | undefined>(Public, targets)) continue;
        const isOwn = reflector.getAllAndOverride<true | undefined>(OwnSession, targets);
        const scopes = reflector.getAllAndOverride(Scopes, targets) ?? [];
        found.set(`${metatype.name}_${name}`, isOwn === true ? 'session' : scopes);
      }
    }
  }
  return found;
}

function handlersOf(controller: { readonly prototype: unknown }): [string, () => unknown][] {
  const descriptors = Object.getOwnPropertyDescriptors(controller.prototype ?? {});
  return Object.entries(descriptors).flatMap(([name, { value }]): [string, () => unknown][] =>
    typeof value === 'function' && Reflect.hasMetadata('method', value) ? [[name, value]] : [],
  );
}
