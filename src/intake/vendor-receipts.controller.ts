/** What the generic HTTP vendor reports of its messages, signed with the secret that signs ours. */
import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { ReceiptInbox } from '../dispatch/receipt.inbox.js';
import { OPTED_OUT } from '../dispatch/receipt.js';
import { readSendReference } from '../dispatch/send-reference.js';
import type { Settings, SettingsVersion } from '../dispatch/vendor.repository.js';
import { Public } from '../platform/access/api-key.guard.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { DEFAULT_TENANT } from '../platform/installation.js';
import { Problem } from '../platform/problem.js';
import { bytesOf } from '../platform/signed-doors.js';
import { parsed } from '../platform/validation.js';
import { isSigned, isTimely, readHeaders, type SignedHeaders } from './inbound.signature.js';
import { RefusedCallbacks, type RefusalReason } from './refused-callbacks.js';
import { VendorSecrets } from './vendor-secrets.js';
import { vendorReceipts, vendorReceiptsTaken, type VendorReceipts } from './vendors.schema.js';

const DOOR = 'vendor-receipts';
const HEADER = 'webhook-signature';

@ApiTags('vendors')
@Controller('v1/vendors')
@Public(true)
export class VendorReceiptsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secrets: VendorSecrets,
    private readonly inbox: ReceiptInbox,
    private readonly refused: RefusedCallbacks,
  ) {}

  @Post(':id/receipts')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take what became of messages; signed as Standard Webhooks sign' })
  @ApiBody({ schema: { $ref: '#/components/schemas/VendorReceipts' } })
  @ApiOkResponse({ standardSchema: vendorReceiptsTaken })
  async take(@Req() request: Request, @Param('id') vendor: string) {
    const body = bytesOf(request);
    const headers = readHeaders((name) => request.get(name));
    if (headers === undefined) throw this.#refusal('unsigned');
    if (!(await this.#isTimely(headers))) throw this.#refusal('timestamp');
    const isSignedBy = ({ secret }: Settings) =>
      typeof secret === 'string' && isSigned(headers, body, secret);
    const taken = await this.secrets.taken(
      { vendor, kind: 'http', isSigned: isSignedBy },
      (under) => this.#stored(vendor, parsed(vendorReceipts, jsonOf(body)), under),
    );
    if (taken === undefined) throw this.#refusal('signature');
    return { object: 'vendor_receipts', new: taken.filter(Boolean).length };
  }

  #stored(vendor: string, { receipts }: VendorReceipts, under: SettingsVersion) {
    return Promise.all(
      receipts.map(({ message_id, event, error_code: code, id = '' }) =>
        this.inbox.take(
          DEFAULT_TENANT,
          {
            vendor,
            vendor_message_id: message_id,
            event,
            error_code: code === undefined || code === OPTED_OUT ? (code ?? null) : `http_${code}`,
            reference: readSendReference(id),
          },
          under,
        ),
      ),
    );
  }

  /** What seems to come too late is judged by the database's clock itself before it is turned away. */
  async #isTimely(headers: SignedHeaders): Promise<boolean> {
    if (isTimely(headers, this.clock.nearly())) return true;
    const now = await this.database.tx(DEFAULT_TENANT, (tx) => Promise.resolve(tx.at));
    return isTimely(headers, now);
  }

  #refusal(reason: RefusalReason): Problem {
    return this.refused.refusal(DOOR, reason, HEADER);
  }
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch (cause) {
    throw new Problem('malformed-json', 'the body is not JSON', { cause });
  }
}
