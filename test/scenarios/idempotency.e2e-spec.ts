/** A POST that is repeated, at once or later, has one effect and one answer. */
import { Controller, Module, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { Scopes } from '../../src/platform/access/api-key.guard.js';
import { iso } from '../../src/platform/clock.js';
import { forgetOldAnswers, KEPT_HOURS } from '../../src/platform/idempotency.js';
import { uuid7 } from '../../src/platform/ids.js';
import { DEFAULT_TENANT } from '../../src/platform/installation.js';
import { Poster } from '../../src/platform/poster.js';
import { Problem } from '../../src/platform/problem.js';
import { startApp, type TestApp } from '../support/app.js';

@Controller('batches')
class Batches {
  constructor(private readonly poster: Poster) {}

  /** Its effect is one row; `fail` undoes it. */
  @Post()
  @Scopes(['portfolio:write'])
  add(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
    return this.poster.post(request, response, async (tx) => {
      const id = uuid7(tx.at);
      await tx.query('insert into batch (tenant, id, created_at) values ($1, $2, $3)', [
        tx.tenant,
        id,
        iso(tx.at),
      ]);
      await sleep(30);
      if (request.body?.fail === true) throw new Problem('unknown-reference', '`x` is not known');
      return { status: 201, body: { id, name: request.body?.name } };
    });
  }
}

@Module({ controllers: [Batches] })
class BatchesModule {}

describe('a POST with an idempotency key', () => {
  let app: TestApp;
  let owner: pg.Client;
  beforeAll(async () => {
    app = await startApp([BatchesModule]);
    owner = new pg.Client(app.databaseUrl);
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  const post = (idempotencyKey: string, body: unknown, key?: string) =>
    app.ask('POST', '/batches', {
      body,
      headers: { 'idempotency-key': idempotencyKey },
      ...(key === undefined ? {} : { key }),
    });
  const count = async (table: 'batch' | 'idempotency_key') =>
    Number((await owner.query(`select count(*) from ${table}`)).rows[0].count);

  it('has one effect when twenty arrive at once', async () => {
    const before = await count('batch');

    const replies = await Promise.all(
      Array.from({ length: 20 }, () => post('twenty', { name: 'Ada' })),
    );

    expect((await count('batch')) - before).toBe(1);
    const created = replies.filter(({ status }) => status === 201);
    const told = replies.filter(({ status }) => status === 409);
    expect(created.length + told.length).toBe(20);
    expect(new Set(created.map(({ body }) => body['id'])).size).toBe(1);
    expect(created.filter(({ headers }) => !headers.has('idempotent-replayed'))).toHaveLength(1);
    for (const { headers } of told) expect(headers.get('retry-after')).toBe('1');
  });

  it('is answered with the stored status and body, whatever the order of its keys', async () => {
    const first = await post('again', { name: 'Ada', a: { b: 1, c: 2 } });
    const second = await post('again', { a: { c: 2, b: 1 }, name: 'Ada' });

    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(second.headers.get('idempotent-replayed')).toBe('true');
  });

  it('is refused when its body is another one', async () => {
    await post('other', { name: 'Ada' });

    const reply = await post('other', { name: 'Bob' });

    expect(reply).toMatchObject({
      status: 422,
      body: {
        code: 'idempotency-key-reused',
        errors: [{ pointer: '/idempotency-key', in: 'header' }],
      },
    });
  });

  it('is not remembered when it failed, and leaves no effect', async () => {
    const before = await count('batch');
    expect(await post('mended', { fail: true })).toMatchObject({ status: 422 });
    expect(await count('batch')).toBe(before);

    expect(await post('mended', { fail: false })).toMatchObject({ status: 201 });
  });

  it('belongs to the API key it came with', async () => {
    const first = await post('mine', { name: 'Ada' });

    const second = await post('mine', { name: 'Ada' }, await app.keyWith(['portfolio:write']));

    expect(second.status).toBe(201);
    expect(second.body['id']).not.toBe(first.body['id']);
  });

  it.each([
    ['of 255 characters', 'x'.repeat(255), 201],
    ['of 256 characters', 'x'.repeat(256), 400],
    ['with a space', 'a b', 400],
  ])('takes or refuses a key %s', async (_, key, status) => {
    expect(await post(key, {})).toMatchObject({ status });
  });

  it('is stored so that the table shows neither request nor answer', async () => {
    await post('private', { name: 'Wilhelmina' });

    const { rows } = await owner.query("select * from idempotency_key where key = 'private'");

    expect(rows).toHaveLength(1);
    expect(Buffer.concat([rows[0].body, rows[0].request_hash]).includes('Wilhelmina')).toBe(false);
  });

  it('is forgotten only after the promised time', async () => {
    const forget = () => app.installation.database.tx(DEFAULT_TENANT, forgetOldAnswers);
    await post('old', {});
    const before = await count('idempotency_key');

    app.installation.clock.advance(KEPT_HOURS * 3_600_000 - 60_000);
    await forget();
    expect(await count('idempotency_key')).toBe(before);

    app.installation.clock.advance(120_000);
    await forget();
    expect(await count('idempotency_key')).toBe(0);
  });
});
