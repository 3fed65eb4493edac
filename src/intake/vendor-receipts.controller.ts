/** What the generic HTTP vendor reports of its messages, signed with the secret that signs ours. */
import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { ReceiptInbox } from '../dispatch/receipt.inbox.js';
import { OPTED_OUT } from '../dispatch/receipt.js';
import { readSendReference } from '../dispatch/send-reference.js';
import { Public } from '../platform/access/api-key.guard.js';
import { Database } from '../platform/database.js';
import { DEFAULT_TENANT } from '../platform/installation.js';
import { Keys } from '../platform/keys.js';
import { Problem } from '../platform/problem.js';
import { parsed } from '../platform/validation.js';
import { isSigned, isTimely, readHeaders } from './inbound.signature.js';
import { RefusedCallbacks, type RefusalReason } from './refused-callbacks.js';
import { knownVendor } from './vendors.resource.js';
import { vendorReceipts, vendorReceiptsTaken } from './vendors.schema.js';

const DOOR = 'vendor-receipts';
const HEADER = 'webhook-signature';

@ApiTags('vendors')
@Controller('v1/vendors')
@Public(true)
export class VendorReceiptsController {
  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly inbox: ReceiptInbox,
    private readonly refused: RefusedCallbacks,
  ) {}

  @Post(':id/receipts')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take what became of messages; signed as Standard Webhooks sign' })
  @ApiBody({ schema: { $ref: '#/components/schemas/VendorReceipts' } })
  @ApiOkResponse({ standardSchema: vendorReceiptsTaken })
  async take(@Req() request: Request, @Param('id') vendor: string) {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const refusal = await this.#refusal(request, vendor, body);
    if (refusal !== undefined) throw this.refused.refusal(DOOR, refusal, HEADER);
    const { receipts } = parsed(vendorReceipts, jsonOf(body));
    const taken = await Promise.all(
      receipts.map(({ message_id, event, error_code: code, id = '' }) =>
        this.inbox.take(DEFAULT_TENANT, {
          vendor,
          vendor_message_id: message_id,
          event,
          error_code: code === undefined || code === OPTED_OUT ? (code ?? null) : `http_${code}`,
          reference: readSendReference(id),
        }),
      ),
    );
    return { object: 'vendor_receipts', new: taken.filter(Boolean).length };
  }

  /** A vendor that is not there looks like one with another secret. */
  async #refusal(
    request: Request,
    vendor: string,
    body: Buffer,
  ): Promise<RefusalReason | undefined> {
    const headers = readHeaders((name) => request.get(name));
    if (headers === undefined) return 'unsigned';
    return this.database.tx(DEFAULT_TENANT, async (tx) => {
      if (!isTimely(headers, tx.at)) return 'timestamp';
      const known = await knownVendor(tx, this.keys, vendor, 'http');
      const secret = known?.settings['secret'];
      const isOurs = typeof secret === 'string' && isSigned(headers, body, secret);
      return isOurs ? undefined : 'signature';
    });
  }
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch (cause) {
    throw new Problem('malformed-json', 'the body is not JSON', { cause });
  }
}
