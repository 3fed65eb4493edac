/**
 * Twilio's webhooks: inbound messages and what became of ours. Only a request that Twilio signed is read;
 * a STOP has taken effect before the answer.
 */
import { Body, Controller, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { Request } from 'express';
import twilio from 'twilio';
import { z } from 'zod';
import { publicUrlOf } from '../dispatch/context.js';
import { untilHandedOver } from '../dispatch/in-flight.js';
import type { ReceiptEvent } from '../dispatch/receipt.js';
import { ReceiptInbox } from '../dispatch/receipt.inbox.js';
import { EvidenceLog } from '../evidence/record.js';
import { Public } from '../platform/access/api-key.guard.js';
import { Database } from '../platform/database.js';
import { DEFAULT_TENANT } from '../platform/installation.js';
import { Keys } from '../platform/keys.js';
import { Settings } from '../platform/platform.module.js';
import { parsed } from '../platform/validation.js';
import { RefusedCallbacks } from './refused-callbacks.js';
import { takeInbound } from './twilio.inbound.js';
import { knownVendor } from './vendors.resource.js';
import { inboundForm, statusForm } from './twilio.schema.js';

const FORM = 'application/x-www-form-urlencoded';
const NOTHING = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

const EVENTS: ReadonlyMap<string, ReceiptEvent> = new Map([
  ['accepted', 'accepted'],
  ['queued', 'accepted'],
  ['sending', 'sent'],
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['undelivered', 'undelivered'],
  ['failed', 'failed'],
]);

@ApiTags('vendors')
@ApiConsumes(FORM)
@ApiProduces('text/xml')
@Controller('v1/vendors')
@Public(true)
export class TwilioController {
  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly evidence: EvidenceLog,
    private readonly settings: Settings,
    private readonly receipts: ReceiptInbox,
    private readonly refused: RefusedCallbacks,
  ) {}

  @Post('twilio/inbound')
  @HttpCode(200)
  @Header('content-type', 'text/xml')
  @ApiOperation({
    summary: 'Take a message that Twilio received; it must carry Twilio’s signature',
  })
  @ApiBody({ schema: { $ref: '#/components/schemas/TwilioInbound' } })
  @ApiOkResponse({ standardSchema: z.string() })
  async inbound(@Req() request: Request, @Body() body: unknown): Promise<string> {
    const { authToken } = this.settings.config.twilio ?? {};
    return this.heard(this.signed(request, body, authToken));
  }

  @Post(':id/twilio/inbound')
  @HttpCode(200)
  @Header('content-type', 'text/xml')
  @ApiOperation({ summary: 'Likewise for an account that a tenant has set up as a vendor' })
  @ApiBody({ schema: { $ref: '#/components/schemas/TwilioInbound' } })
  @ApiOkResponse({ standardSchema: z.string() })
  async inboundOf(
    @Req() request: Request,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<string> {
    return this.heard(this.signed(request, body, await this.tokenOf(id)));
  }

  private async heard(signed: object): Promise<string> {
    const form = parsed(inboundForm, signed);
    const stopped = await this.database.tx(DEFAULT_TENANT, (tx) =>
      takeInbound({ tx, keys: this.keys, evidence: this.evidence, by: null }, form),
    );
    await untilHandedOver(this.database, DEFAULT_TENANT, stopped);
    return NOTHING;
  }

  @Post('twilio/status')
  @HttpCode(200)
  @Header('content-type', 'text/xml')
  @ApiOperation({ summary: 'Take what became of a message; it must carry Twilio’s signature' })
  @ApiBody({ schema: { $ref: '#/components/schemas/TwilioStatus' } })
  @ApiOkResponse({ standardSchema: z.string() })
  async status(@Req() request: Request, @Body() body: unknown): Promise<string> {
    const { authToken } = this.settings.config.twilio ?? {};
    return this.report('twilio', this.signed(request, body, authToken));
  }

  @Post(':id/twilio/status')
  @HttpCode(200)
  @Header('content-type', 'text/xml')
  @ApiOperation({ summary: 'Likewise for an account that a tenant has set up as a vendor' })
  @ApiBody({ schema: { $ref: '#/components/schemas/TwilioStatus' } })
  @ApiOkResponse({ standardSchema: z.string() })
  async statusOf(
    @Req() request: Request,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<string> {
    return this.report(id, this.signed(request, body, await this.tokenOf(id)));
  }

  private async tokenOf(vendor: string): Promise<string | undefined> {
    const found = await this.database.tx(DEFAULT_TENANT, (tx) =>
      knownVendor(tx, this.keys, vendor, 'twilio'),
    );
    const token = found?.settings['auth_token'];
    return typeof token === 'string' ? token : undefined;
  }

  private async report(vendor: string, signed: object): Promise<string> {
    const form = parsed(statusForm, signed);
    const { MessageSid: vendor_message_id, MessageStatus: status, ErrorCode: code = '' } = form;
    const event = EVENTS.get(status);
    // A word we do not know says nothing about where the message is.
    if (event === undefined) return NOTHING;
    const error_code = code === '' ? null : `twilio_${code}`;
    const receipt = { vendor, vendor_message_id, event, error_code };
    await this.receipts.take(DEFAULT_TENANT, receipt);
    return NOTHING;
  }

  /** Twilio signs the address it was given, so behind a proxy `PUBLIC_URL` must be that address. */
  private signed(request: Request, body: unknown, authToken: string | undefined): object {
    const url = `${publicUrlOf(this.settings)}${request.originalUrl}`;
    const signature = request.get('x-twilio-signature') ?? '';
    // Only a form can be signed in this way, and only texts of a form are safe to join.
    const form = request.is(FORM) && typeof body === 'object' && body !== null ? { ...body } : {};
    if (authToken !== undefined && twilio.validateRequest(authToken, signature, url, form))
      return form;
    throw this.refused.refusal(
      'twilio',
      signature === '' ? 'unsigned' : 'signature',
      'X-Twilio-Signature',
    );
  }
}
