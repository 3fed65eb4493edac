/** What became of each delivery to a webhook, and sending it again. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { listDeliveries, readDelivery, replay } from '../feed/delivery.repository.js';
import { readWebhooks } from '../feed/webhook.repository.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { fromPublicId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import { Desk, stored } from './desk.js';
import { listOf, pageOf } from './paging.js';
import { deliveryResource, webhookId as uuidOf } from './webhooks.resource.js';
import {
  delivery,
  deliveryList,
  deliveryQuery,
  replayed,
  webhookReplay,
  type DeliveryQuery,
  type WebhookReplay,
} from './webhooks.schema.js';

@ApiTags('webhooks')
@Controller('v1/webhooks')
@Scopes(['admin'])
export class WebhookDeliveriesController {
  constructor(private readonly desk: Desk) {}

  @Post(':id/replay')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send again: one delivery, or all that are dead' })
  @ApiOkResponse({ standardSchema: replayed })
  replay(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id') id: string,
    @Body({ schema: webhookReplay }) body: WebhookReplay,
  ) {
    return this.desk.post(request, response, async ({ tx }) => {
      const row = stored(await readWebhooks(tx, uuidOf(id)));
      const one = body.delivery && fromPublicId('delivery', body.delivery);
      const deliveries = await replay(tx, { webhookId: row.id, id: one });
      if (one !== undefined && deliveries === 0)
        throw new Problem('not-found', 'no delivery of this id is dead or delivered');
      return { status: 200, body: { object: 'webhook_replay', deliveries } };
    });
  }

  @Get(':id/deliveries')
  @ApiOperation({ summary: 'List deliveries; with `status=dead`, the dead letters' })
  @ApiOkResponse({ standardSchema: deliveryList })
  deliveries(
    @Req() request: Request,
    @Param('id') id: string,
    @Query({ schema: deliveryQuery }) query: DeliveryQuery,
  ) {
    return this.desk.work(request, async (tx) => {
      const { id: webhookId } = stored(await readWebhooks(tx, uuidOf(id)));
      const page = { ...pageOf('delivery', query), webhookId, status: query.status };
      const { rows, has_more } = await listDeliveries(tx, page);
      return listOf(rows.map(deliveryResource), has_more);
    });
  }

  @Get(':id/deliveries/:delivery')
  @ApiOperation({ summary: 'Get a delivery with every try of it' })
  @ApiOkResponse({ standardSchema: delivery })
  delivery(@Req() request: Request, @Param('id') id: string, @Param('delivery') which: string) {
    return this.desk.work(request, async (tx) => {
      const uuid = fromPublicId('delivery', which);
      const found = uuid === undefined ? undefined : await readDelivery(tx, uuidOf(id), uuid);
      if (found === undefined) throw new Problem('not-found', 'there is no such delivery');
      const log = found.tries.map((one) => ({ ...one, at: one.at.toISOString() }));
      return { ...deliveryResource(found.delivery), log };
    });
  }
}
