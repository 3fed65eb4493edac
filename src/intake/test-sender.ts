/** Sends to users' own addresses: committed first, then the vendor call, then what came of it. */
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { beginTest, endTest, type Begun, type Test } from '../dispatch/test-send.js';
import { Vendors } from '../dispatch/vendors.js';
import { EvidenceLog } from '../evidence/record.js';
import { principalOf } from '../platform/access/principal.js';
import { Database, type Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { Keys } from '../platform/keys.js';
import type { Scribe } from '../portfolio/scribe.js';
import { Desk } from './desk.js';

@Injectable()
export class TestSender {
  constructor(
    private readonly desk: Desk,
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly evidence: EvidenceLog,
    private readonly vendors: Vendors,
  ) {}

  /** Once for each idempotency key: a stored answer sends nothing. */
  async words(request: Request, response: Response, testOf: (scribe: Scribe) => Promise<Test>) {
    let begun: Begun | undefined;
    const answer = (await this.desk.post(request, response, async (scribe) => {
      begun = await beginTest(scribe, this.vendors, await testOf(scribe));
      return { status: 200, body: shown(begun) };
    })) as ReturnType<typeof shown>;
    return begun === undefined ? answer : { ...answer, ...(await this.#end(request, begun)) };
  }

  /** @param testOf may store what the code is for, in the same transaction */
  async code(request: Request, testOf: (scribe: Scribe) => Promise<Test>) {
    const begun = await this.desk.work(request, async (_, scribe) =>
      beginTest(scribe, this.vendors, await testOf(scribe)),
    );
    return this.#end(request, begun);
  }

  #end(request: Request, begun: Begun) {
    const { tenant, user_id: by } = principalOf(request);
    const { keys, evidence } = this;
    const scribeOf = (tx: Tx): Scribe => ({ tx, keys, evidence, by });
    return endTest(this.database, scribeOf, tenant, begun);
  }
}

function shown({ id, test }: Begun) {
  return {
    object: 'template_test' as const,
    id: publicId('test_send', id),
    channel: test.channel,
    template: test.template?.key ?? '',
    status: 'sending' as const,
    error_code: null,
  };
}
