/**
 * Alibaba Cloud's pushes: what became of our messages, and what people reply. Whatever is answered with other
 * than 200 comes again, and what was taken before changes nothing; a stop has acted before the answer.
 */
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { alicloudCode } from '../dispatch/alicloud-codes.js';
import { untilHandedOver } from '../dispatch/in-flight.js';
import { ReceiptInbox } from '../dispatch/receipt.inbox.js';
import { readSendReference } from '../dispatch/send-reference.js';
import { EvidenceLog } from '../evidence/record.js';
import { Public } from '../platform/access/api-key.guard.js';
import { Database } from '../platform/database.js';
import { Keys } from '../platform/keys.js';
import { parsed } from '../platform/validation.js';
import { readPushToken, type PushedTo } from './alicloud.address.js';
import { takeReply } from './alicloud.inbound.js';
import { alicloudTaken, smsReplies, smsReports, TAKEN } from './alicloud.schema.js';
import { RefusedCallbacks } from './refused-callbacks.js';

@ApiTags('inbound')
@Controller('v1/inbound/alicloud/:token')
@Public(true)
export class AlicloudController {
  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly evidence: EvidenceLog,
    private readonly receipts: ReceiptInbox,
    private readonly refused: RefusedCallbacks,
  ) {}

  @Post('reports')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take what Alibaba Cloud says became of messages (SmsReport)' })
  @ApiBody({ schema: { $ref: '#/components/schemas/AlicloudReports' } })
  @ApiOkResponse({ standardSchema: alicloudTaken })
  async reports(@Param('token') token: string, @Body() body: unknown) {
    const { tenant, vendor } = this.#opened(token);
    await Promise.all(
      parsed(smsReports, body).map(({ biz_id, out_id, success, err_code }) =>
        this.receipts.take(tenant, {
          vendor,
          vendor_message_id: biz_id,
          event: success ? 'delivered' : 'undelivered',
          error_code: success ? null : alicloudCode(err_code ?? ''),
          reference: readSendReference(out_id ?? ''),
        }),
      ),
    );
    return TAKEN;
  }

  @Post('replies')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take what people replied (SmsUp); a stop has acted before the answer' })
  @ApiBody({ schema: { $ref: '#/components/schemas/AlicloudReplies' } })
  @ApiOkResponse({ standardSchema: alicloudTaken })
  async replies(@Param('token') token: string, @Body() body: unknown) {
    const { tenant, vendor } = this.#opened(token);
    // One after the other, each for itself: two pushes lock the same people in whatever order.
    for (const reply of parsed(smsReplies, body)) {
      const stopped = await this.database.tx(tenant, (tx) =>
        takeReply({ tx, keys: this.keys, evidence: this.evidence, by: null }, vendor, reply),
      );
      await untilHandedOver(this.database, tenant, stopped);
    }
    return TAKEN;
  }

  #opened(token: string): PushedTo {
    const to = readPushToken(this.keys, token);
    if (to === undefined) throw this.refused.refusal('alicloud', 'signature', 'token');
    return to;
  }
}
