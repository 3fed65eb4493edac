/** The HTTP side of the application, set up alike for service and tests. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NestApplicationOptions } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { Draining } from './draining.js';
import { measureRequests } from './metrics.js';
import { serveOpenApi } from './openapi.js';
import { Settings } from './platform.module.js';
import { ProblemFilter } from './problem.filter.js';
import { nameRequest } from './request-id.js';
import { logRequests } from './request-log.js';
import { forBrowsers, isSignedDoor, readCallback } from './signed-doors.js';
import { refuseHarmfulJson } from './strict-json.js';
import { SchemaPipe } from './validation.js';

export const BODY_LIMIT = '5mb';

/**
 * Longer than proxies and clients keep a quiet connection (a minute, most of them): whoever closes it first must be they, or
 * a request that is under way meets a closed one.
 */
const KEPT_ALIVE_MS = 75_000;

/** For `NestFactory.create`: webhooks are verified on the bytes that arrived. */
export const HTTP_OPTIONS: NestApplicationOptions = { rawBody: true };

/** Call it before `init` or `listen`. */
export function setUpHttp(app: NestExpressApplication): void {
  app.disable('x-powered-by');
  app.getHttpServer().keepAliveTimeout = KEPT_ALIVE_MS;
  const { trustProxy } = app.get(Settings).config;
  if (trustProxy !== undefined)
    app.set('trust proxy', /^\d+$/.test(trustProxy) ? Number(trustProxy) : trustProxy);
  app.use(nameRequest);
  app.use(measureRequests);
  app.use(logRequests);
  app.use(goodbye(app.get(Draining)));
  // Before the others: what is signed stays the bytes that came, whatever they claim to be.
  app.use(readCallback);
  app.use(
    forBrowsers(
      helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } }),
    ),
  );
  app.useBodyParser('raw', { limit: BODY_LIMIT, type: isSignedDoor });
  app.useBodyParser('json', { limit: BODY_LIMIT });
  app.useBodyParser('urlencoded', { limit: BODY_LIMIT, extended: false });
  app.use(refuseHarmfulJson);
  app.useGlobalPipes(new SchemaPipe());
  app.useGlobalFilters(new ProblemFilter());
  serveOpenApi(app);
}

/** A client that is answered while we stop is to come back over another connection, to whoever is there then. */
function goodbye({ hasBegun }: Draining) {
  return (_: IncomingMessage, response: ServerResponse, next: () => void): void => {
    if (hasBegun()) response.setHeader('Connection', 'close');
    next();
  };
}
