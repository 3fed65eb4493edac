/**
 * The borrower's door in every mail. POST is the one click of RFC 8058 and acts at once; GET only asks,
 * because mail scanners open links.
 */
import { Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { untilHandedOver } from '../dispatch/in-flight.js';
import { readOptOutToken } from '../dispatch/opt-out-link.js';
import { EvidenceLog } from '../evidence/record.js';
import { Public } from '../platform/access/api-key.guard.js';
import { Database } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { Keys } from '../platform/keys.js';
import { Problem } from '../platform/problem.js';
import { hear } from './opt-out.js';
import { page } from './pages.js';

type Addressed = { party_id: string; endpoint_id: string; channel: 'sms' | 'email' };

@ApiTags('opt-out')
@ApiProduces('text/html')
@Controller('v1/opt-out')
@Public(true)
export class OptOutController {
  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly evidence: EvidenceLog,
  ) {}

  @Get(':token')
  @ApiOperation({ summary: 'Ask whether messages to this address are to stop' })
  @ApiOkResponse({ standardSchema: z.string() })
  @Header('content-type', 'text/html; charset=utf-8')
  page(@Param('token') token: string): string {
    this.read(token);
    return page(
      'Stop these messages? 不再接收此类消息？',
      '<form method="post"><p><button>Yes, stop messages to this address · 是，停止发送</button></p></form>',
    );
  }

  @Post(':token')
  @ApiOperation({ summary: 'Stop messages to this address, at once (RFC 8058)' })
  @ApiOkResponse({ standardSchema: z.string() })
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  async stop(@Param('token') token: string): Promise<string> {
    const { tenant, contactId } = this.read(token);
    const stopped = await this.database.tx(tenant, async (tx) => {
      const [contact] = await tx.query<Addressed>(
        'select party_id, endpoint_id, channel from contact where tenant = $1 and id = $2',
        [tenant, contactId],
      );
      if (contact === undefined) throw unknown();
      const source = `one-click/${publicId('contact', contactId)}/${tx.at}`;
      const scribe = { tx, keys: this.keys, evidence: this.evidence, by: null };
      return hear(scribe, [{ ...contact, source, wish: 'stop' }]);
    });
    await untilHandedOver(this.database, tenant, stopped);
    return page(
      'Done. 已停止。',
      '<p>We will send no more messages to this address. 我们不会再向该地址发送消息。</p>',
    );
  }

  private read(token: string): { tenant: number; contactId: string } {
    const read = readOptOutToken(this.keys, token);
    if (read === undefined) throw unknown();
    return read;
  }
}

function unknown(): Problem {
  return new Problem(
    'not-found',
    'this link is not complete: copy the whole address from the message',
  );
}
