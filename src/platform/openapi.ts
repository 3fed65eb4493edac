/**
 * `/openapi.json`: OpenAPI 3.1 of the routes, from the very schemas that check requests.
 *
 * Every zod schema with an id becomes a component. Which scopes a route needs is read from the guard's own
 * metadata, so the document cannot say something else than the guard does.
 */
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { describeAccess } from './openapi-access.js';
import { PROBLEM_RESPONSES, problemSchema } from './openapi-problems.js';

/** Answers `/openapi.json`; the document is made when it is first asked for. */
export function serveOpenApi(app: NestExpressApplication): void {
  let document: OpenAPIObject | undefined;
  app.use('/openapi.json', (_request: Request, response: Response) => {
    document ??= openApiDocument(app);
    response.json(document);
  });
}

export function openApiDocument(app: NestExpressApplication): OpenAPIObject {
  const head = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Dunwell')
    .setDescription('Plans, judges and proves every contact with a borrower.')
    .setVersion('1')
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'An API key: `dwk_…`' },
      'api_key',
    )
    .addCookieAuth(
      '__Host-dunwell-session',
      {
        type: 'apiKey',
        in: 'cookie',
        description:
          'Of `POST /v1/session`; `dunwell-session` without https. What is not a GET also carries `X-CSRF-Token`.',
      },
      'session',
    )
    .addSecurityRequirements('api_key')
    .addSecurityRequirements('session')
    .build();
  const document = SwaggerModule.createDocument(app, head, { standardSchemaConverter: convert });
  describeAccess(app, document);
  return {
    ...document,
    components: {
      ...document.components,
      schemas: { ...components(), Problem: problemSchema },
      responses: PROBLEM_RESPONSES,
    },
  };
}

/** A schema with an id is referred to, any other is written out where it stands. */
function convert(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.ZodType)) return undefined;
  const id = z.globalRegistry.get(schema)?.id;
  if (id !== undefined) return { schema: { $ref: `#/components/schemas/${id}` } };
  const {
    $schema: _,
    $defs: _defs,
    ...written
  } = z.toJSONSchema(schema, { ...OPTIONS, io: schemaType });
  return { schema: written };
}

const OPTIONS = { target: 'draft-2020-12', unrepresentable: 'any' } as const;

type Components = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

function components(): Components {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    ...OPTIONS,
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema]),
  ) as Components; // both are JSON Schema 2020-12; the package's type only knows 3.0
}
