/**
 * The page behind a message: its reader answers with one press, without words, script or account. Only a
 * stop acts by itself; the rest is put before people. GET only asks, because scanners open links.
 */
import { Body, Controller, Get, Header, HttpCode, Param, Post, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { untilHandedOver } from '../dispatch/in-flight.js';
import { readPageToken, type PageLink } from '../dispatch/page-link.js';
import { EvidenceLog } from '../evidence/record.js';
import { Public } from '../platform/access/api-key.guard.js';
import { Database, type Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { Keys } from '../platform/keys.js';
import type { Scribe } from '../portfolio/scribe.js';
import { choices, gone, isWish, thanks, WISHES, type Wish } from './message-page.js';
import { hear } from './opt-out.js';
import { propose } from './signals.js';

const HTML = 'text/html; charset=utf-8';
type Addressed = {
  party_id: string;
  endpoint_id: string;
  channel: 'sms' | 'email';
  sender: string;
};

@ApiTags('opt-out')
@ApiProduces('text/html')
@Controller('v1/messages')
@Public(true)
export class MessagePageController {
  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly evidence: EvidenceLog,
  ) {}

  @Get(':token')
  @ApiOperation({ summary: 'Ask the reader of a message what they wish' })
  @ApiOkResponse({ standardSchema: z.string() })
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  @Header('x-robots-tag', 'noindex')
  async show(
    @Param('token') token: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const link = readPageToken(this.keys, token);
    const to = link && (await this.database.tx(link.tenant, (tx) => addressed(tx, link)));
    if (to !== undefined) return choices(to.sender);
    response.status(410);
    return gone();
  }

  @Post(':token')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take the wish of the reader of a message; a stop acts at once' })
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({
    schema: { type: 'object', properties: { wish: { type: 'string', enum: Object.keys(WISHES) } } },
  })
  @ApiOkResponse({ standardSchema: z.string() })
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  async take(
    @Param('token') token: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const link = readPageToken(this.keys, token);
    const wish =
      typeof body === 'object' && body !== null && 'wish' in body ? body.wish : undefined;
    if (link !== undefined && !isWish(wish)) {
      const to = await this.database.tx(link.tenant, (tx) => addressed(tx, link));
      response.status(to === undefined ? 410 : 400);
      return to === undefined ? gone() : choices(to.sender);
    }
    if (link !== undefined && isWish(wish) && (await this.#took(link, wish))) return thanks(wish);
    response.status(410);
    return gone();
  }

  async #took(link: PageLink, wish: Wish): Promise<boolean> {
    const stopped = await this.database.tx(link.tenant, async (tx) => {
      const to = await addressed(tx, link);
      if (to === undefined) return undefined;
      const scribe = { tx, keys: this.keys, evidence: this.evidence, by: null };
      if (wish === 'stop') {
        const source = `page#${publicId('contact', link.contactId)}/${tx.at}`;
        return hear(scribe, [{ ...to, source, wish }]);
      }
      await proposed(scribe, link, to, wish);
      return [];
    });
    await untilHandedOver(this.database, link.tenant, stopped ?? []);
    return stopped !== undefined;
  }
}

/** A second press of the same button says nothing new. */
async function proposed(
  scribe: Scribe,
  { contactId }: PageLink,
  to: Addressed,
  signal: Exclude<Wish, 'stop'>,
): Promise<void> {
  const source = `page#${publicId('contact', contactId)}`;
  await propose(scribe, [{ ...to, source, signal, event_id: null }]);
}

/** Undefined when the link has ended, or the person was erased. */
async function addressed(
  tx: Tx,
  { tenant, contactId, endsAt }: PageLink,
): Promise<Addressed | undefined> {
  if (tx.at >= endsAt) return undefined;
  const [contact] = await tx.query<Addressed>(
    `select c.party_id, c.endpoint_id, c.channel, o.name as sender from contact c
       join organisation o on o.tenant = c.tenant and o.id = c.sender_id
       join person_key k on k.tenant = c.tenant and k.party_id = c.party_id
      where c.tenant = $1 and c.id = $2 and c.channel in ('sms', 'email')`,
    [tenant, contactId],
  );
  return contact;
}
