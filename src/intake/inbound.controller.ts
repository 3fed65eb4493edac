/** The signed inbound doors: messages of any carrier, and mail as it came. A stop has acted before the answer. */
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { Request } from 'express';
import { contextOf, type DispatchContext } from '../dispatch/context.js';
import { EvidenceLog } from '../evidence/record.js';
import { Public } from '../platform/access/api-key.guard.js';
import { Keys } from '../platform/keys.js';
import { Settings } from '../platform/platform.module.js';
import { Problem } from '../platform/problem.js';
import { parsed } from '../platform/validation.js';
import { InboundDoor, type Delivery, type Taking } from './inbound.door.js';
import { takeMessage } from './inbound.message.js';
import { inboundMessage, inboundTaken } from './inbound.schema.js';
import { takeMail } from './mail.take.js';
import { decoded } from './mail.text.js';

const SOURCE = {
  name: 'source',
  required: false,
  description: 'Whose secret signs; without it every source is tried.',
} as const;

@ApiTags('inbound')
@Controller('v1/inbound')
@Public(true)
export class InboundController {
  private readonly context: DispatchContext;

  constructor(
    private readonly door: InboundDoor,
    keys: Keys,
    evidence: EvidenceLog,
    settings: Settings,
  ) {
    this.context = contextOf(keys, evidence, settings);
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Take a signed message of any carrier; an unmistakable stop acts at once',
  })
  @ApiQuery(SOURCE)
  @ApiBody({ schema: { $ref: '#/components/schemas/InboundMessage' } })
  @ApiOkResponse({ standardSchema: inboundTaken })
  async message(@Req() request: Request) {
    return answer(await this.door.open(request, 'inbound', takeJson));
  }

  @Post('mail')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Take a signed mail as it came (RFC 5322): replies, bounces (RFC 3464), automatic answers',
  })
  @ApiQuery(SOURCE)
  @ApiConsumes('message/rfc822')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ standardSchema: inboundTaken })
  async mail(@Req() request: Request) {
    const take = (delivery: Delivery) => takeMail(this.context, delivery);
    return answer(await this.door.open(request, 'mail', take));
  }
}

async function takeJson({ scribe, source, message_id, body }: Delivery): Promise<Taking> {
  const message = parsed(inboundMessage, jsonOf(body));
  const { known, stopped } = await takeMessage(scribe, {
    ...message,
    carrier: `inbound#${source.id}`,
    message_id,
    region: source.region ?? undefined,
  });
  return { status: known > 0 ? 'taken' : 'unknown_sender', stopped };
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(decoded(body));
  } catch (cause) {
    throw new Problem('malformed-json', 'the body is not JSON', { cause });
  }
}

function answer(status: string) {
  return { object: 'inbound', status };
}
