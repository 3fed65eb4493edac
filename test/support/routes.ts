/** Every route of an application with the scopes it names, read from the metadata that the guard reads. */
import { RequestMethod } from '@nestjs/common';
import { ModulesContainer, Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { OwnSession, Public, Scopes } from '../../src/platform/access/api-key.guard.js';
import type { Scope } from '../../src/platform/access/scopes.js';

export interface Route {
  readonly method: string;
  readonly path: string;
  /** Undefined for a route that is open to anybody; empty for one that is open to nobody. */
  readonly scopes: readonly Scope[] | undefined;
  /** For whoever is signed in, whatever their role; no key opens it. */
  readonly isOwn: boolean;
}

type Handler = () => unknown;

export function routesOf(app: NestExpressApplication): Route[] {
  const reflector = app.get(Reflector);
  const routes: Route[] = [];
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype !== 'function') continue;
      for (const handler of handlersOf(metatype)) {
        const targets = [handler, metatype as Handler];
        const isPublic = reflector.getAllAndOverride<true | undefined>(Public, targets);
        const isOwn = reflector.getAllAndOverride<true | undefined>(OwnSession, targets) === true;
        const scopes =
          isPublic === true ? undefined : (reflector.getAllAndOverride(Scopes, targets) ?? []);
        const method = RequestMethod[Reflect.getMetadata('method', handler)] ?? 'ALL';
        for (const above of pathsOf(metatype))
          for (const below of pathsOf(handler))
            routes.push({ method, path: joined(above, below), scopes, isOwn });
      }
    }
  }
  return routes.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** Such as `GET /v1/parties/:id`; routes are listed by path, then by method. */
function nameOf({ method, path }: Route): string {
  return `${path} ${method}`;
}

function handlersOf(controller: { readonly prototype: unknown }): Handler[] {
  const descriptors = Object.getOwnPropertyDescriptors(controller.prototype ?? {});
  return Object.values(descriptors).flatMap(({ value }): Handler[] =>
    typeof value === 'function' && Reflect.hasMetadata('method', value) ? [value] : [],
  );
}

function pathsOf(target: object): string[] {
  return [Reflect.getMetadata('path', target) ?? ''].flat();
}

function joined(...parts: string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
}
