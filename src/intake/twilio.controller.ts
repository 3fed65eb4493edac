/**
 * Twilio's webhooks: inbound messages and what became of ours. Only a request that Twilio signed is read;
 * a STOP has taken effect before the answer.
 */
import { parse } from 'node:querystring';
import { Controller, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import twilio from 'twilio';
import { z } from 'zod';
import { publicUrlOf } from '../dispatch/context.js';
import { untilHandedOver } from '../dispatch/in-flight.js';
import type { ReceiptEvent } from '../dispatch/receipt.js';
import { ReceiptInbox } from '../dispatch/receipt.inbox.js';
import type { Settings as VendorSettings, SettingsVersion } from '../dispatch/vendor.repository.js';
import { EvidenceLog } from '../evidence/record.js';
import { Public } from '../platform/access/api-key.guard.js';
import { Database } from '../platform/database.js';
import { DEFAULT_TENANT } from '../platform/installation.js';
import { Keys } from '../platform/keys.js';
import { Settings } from '../platform/platform.module.js';
import type { Problem } from '../platform/problem.js';
import { bytesOf } from '../platform/signed-doors.js';
import { parsed } from '../platform/validation.js';
import { RefusedCallbacks } from './refused-callbacks.js';
import { takeInbound } from './twilio.inbound.js';
import { VendorSecrets } from './vendor-secrets.js';
import { knownVendor } from './vendors.resource.js';
import { inboundForm, statusForm } from './twilio.schema.js';

const FORM = 'application/x-www-form-urlencoded';
const IS_FORM = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;
const HEADER = 'X-Twilio-Signature';
const FIELDS_MAX = 1_000;
// The same each time, so it is written as it is: the framework would hash it for a browser's cache.
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
    private readonly secrets: VendorSecrets,
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
  async inbound(@Req() request: Request): Promise<string> {
    const { authToken } = this.settings.config.twilio ?? {};
    return this.heard(this.signed(request, authToken));
  }

  @Post(':id/twilio/inbound')
  @HttpCode(200)
  @Header('content-type', 'text/xml')
  @ApiOperation({ summary: 'Likewise for an account that a tenant has set up as a vendor' })
  @ApiBody({ schema: { $ref: '#/components/schemas/TwilioInbound' } })
  @ApiOkResponse({ standardSchema: z.string() })
  async inboundOf(@Req() request: Request, @Param('id') id: string): Promise<string> {
    return this.heard(this.signed(request, await this.tokenOf(id)));
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
  async status(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { authToken } = this.settings.config.twilio ?? {};
    await this.report('twilio', this.signed(request, authToken));
    response.end(NOTHING);
  }

  @Post(':id/twilio/status')
  @HttpCode(200)
  @Header('content-type', 'text/xml')
  @ApiOperation({ summary: 'Likewise for an account that a tenant has set up as a vendor' })
  @ApiBody({ schema: { $ref: '#/components/schemas/TwilioStatus' } })
  @ApiOkResponse({ standardSchema: z.string() })
  async statusOf(
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
  ): Promise<void> {
    const form = formOf(request);
    const isSigned = ({ auth_token: token }: VendorSettings) => this.isSigned(request, form, token);
    const taken = await this.secrets.taken({ vendor: id, kind: 'twilio', isSigned }, (under) =>
      this.report(id, form, under),
    );
    if (taken === undefined) throw this.refusal(request);
    response.end(NOTHING);
  }

  private async tokenOf(vendor: string): Promise<unknown> {
    const found = await this.database.tx(DEFAULT_TENANT, (tx) =>
      knownVendor(tx, this.keys, vendor, 'twilio'),
    );
    return found?.settings['auth_token'];
  }

  /** Answers whether it said anything new. */
  private async report(vendor: string, signed: object, under?: SettingsVersion): Promise<boolean> {
    const form = parsed(statusForm, signed);
    const { MessageSid: vendor_message_id, MessageStatus: status, ErrorCode: code = '' } = form;
    const event = EVENTS.get(status);
    // A word we do not know says nothing about where the message is.
    if (event === undefined) return false;
    const error_code = code === '' ? null : `twilio_${code}`;
    const receipt = { vendor, vendor_message_id, event, error_code };
    return this.receipts.take(DEFAULT_TENANT, receipt, under);
  }

  private signed(request: Request, authToken: unknown): object {
    const form = formOf(request);
    if (this.isSigned(request, form, authToken)) return form;
    throw this.refusal(request);
  }

  /** Twilio signs the address it was given, so behind a proxy `PUBLIC_URL` must be that address. */
  private isSigned(request: Request, form: object, authToken: unknown): boolean {
    const url = `${publicUrlOf(this.settings)}${request.originalUrl}`;
    const signature = request.get(HEADER) ?? '';
    return (
      typeof authToken === 'string' &&
      twilio.validateRequest(authToken, signature, url, { ...form })
    );
  }

  private refusal(request: Request): Problem {
    const isUnsigned = (request.get(HEADER) ?? '') === '';
    return this.refused.refusal('twilio', isUnsigned ? 'unsigned' : 'signature', HEADER);
  }
}

/** Only a form can be signed in this way, and only texts of a form are safe to join. */
function formOf(request: Request): object {
  if (!IS_FORM.test(request.get('content-type') ?? '')) return {};
  return parse(bytesOf(request).toString(), '&', '=', { maxKeys: FIELDS_MAX });
}
