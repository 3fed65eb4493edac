/** The document that callers generate their clients from. */
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { openApiDocument } from '../../src/platform/openapi.js';
import { startTown, type Town } from '../support/town.js';

describe('/openapi.json', () => {
  let app: Town;
  beforeAll(async () => {
    app = await startTown({ at: '2026-05-02T12:00:00Z', works: false });
  });
  afterAll(async () => {
    await app.stop();
  });

  it('is a valid OpenAPI 3.1 document, open to anybody', async () => {
    const reply = await app.ask('GET', '/openapi.json', { key: null });

    expect(reply).toMatchObject({ status: 200, body: { openapi: '3.1.0' } });
    const verdict = await new Validator().validate(JSON.parse(JSON.stringify(reply.body)));
    expect(verdict.errors ?? []).toEqual([]);
    expect(verdict.valid).toBe(true);
  });

  it('refers only to what it holds', async () => {
    const text = JSON.stringify(openApiDocument(app.app));
    const document = JSON.parse(text);

    const missing = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)]
      .filter(([, section = '', name = '']) => document.components[section]?.[name] === undefined)
      .map(([reference]) => reference);

    expect(missing).toEqual([]);
    expect(text).not.toContain('#/$defs/');
  });

  it('tells of every route its scopes, its problems and, for a POST, the idempotency key', () => {
    const { paths } = openApiDocument(app.app);
    const operations = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
    );

    // Public routes, such as a vendor's webhook, say so by an empty list.
    const guarded = operations.filter(({ operation }) => operation.security === undefined);
    expect(guarded.length).toBeGreaterThan(20);
    for (const { method, operation } of guarded) {
      expect(operation.description).toMatch(/Needs `[a-z]+:?[a-z]*`/);
      expect(operation.responses.default).toEqual({ $ref: '#/components/responses/Problem' });
      const names = (operation.parameters ?? []).map(({ name }: { name: string }) => name);
      expect(names.includes('Idempotency-Key')).toBe(method === 'post');
      const { default: _, ...answers } = operation.responses;
      for (const answer of Object.values(answers))
        expect(answer).toHaveProperty('headers.RateLimit.description');
    }
  });

  it('carries examples that fit their own schemas', () => {
    const document = JSON.parse(JSON.stringify(openApiDocument(app.app)));
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema({ $id: 'doc', ...document });
    const withExamples = Object.entries<{ examples?: unknown[] }>(
      document.components.schemas,
    ).filter(([, { examples }]) => examples !== undefined);

    expect(withExamples.length).toBeGreaterThan(10);
    for (const [name, { examples = [] }] of withExamples) {
      const validate = ajv.getSchema(`doc#/components/schemas/${name}`);
      for (const example of examples) {
        expect({ name, fits: validate?.(example), errors: validate?.errors ?? [] }).toEqual({
          name,
          fits: true,
          errors: [],
        });
      }
    }
  });
});
