/** Webhooks: who is told, with which secrets, and what became of each delivery. */
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { placeRecords } from '../feed/feed.repository.js';
import {
  deleteWebhook,
  insertWebhook,
  lockWebhook,
  readWebhooks,
  rotateSecret,
  updateWebhook,
} from '../feed/webhook.repository.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { uuid7 } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import { Settings } from '../platform/platform.module.js';
import { Desk, stored } from './desk.js';
import { listOf } from './paging.js';
import {
  changeRecord,
  refuseUnsafe,
  webhookId as uuidOf,
  webhookResource,
} from './webhooks.resource.js';
import {
  newWebhook,
  newWebhookSecret,
  webhook,
  webhookChange,
  webhookList,
  webhookWithSecret,
  type NewWebhook,
  type NewWebhookSecret,
  type WebhookChange,
} from './webhooks.schema.js';

const HOUR_MS = 3_600_000;

@ApiTags('webhooks')
@Controller('v1/webhooks')
@Scopes(['admin'])
export class WebhooksController {
  constructor(
    private readonly desk: Desk,
    private readonly settings: Settings,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Add a webhook; its secret is shown this once' })
  @ApiCreatedResponse({ standardSchema: webhookWithSecret })
  add(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: newWebhook }) { url, label, types = null, from = 'now' }: NewWebhook,
  ) {
    refuseUnsafe(url, this.settings.config.webhookAllowPrivate);
    return this.desk.post(request, response, async (scribe) => {
      const { tx, keys } = scribe;
      const id = uuid7(tx.at);
      const last = await placeRecords(tx);
      const row = { id, url, label, types, position: from === 'now' ? last : 0 };
      const secret = await insertWebhook(tx, keys, row);
      await changeRecord(scribe, id, 'created');
      const added = stored(await readWebhooks(tx, id));
      return { status: 201, body: { ...webhookResource(tx, keys, added), secret } };
    });
  }

  @Get()
  @ApiOperation({ summary: 'List webhooks' })
  @ApiOkResponse({ standardSchema: webhookList })
  list(@Req() request: Request) {
    return this.desk.work(request, async (tx) => {
      const rows = await readWebhooks(tx);
      return listOf(
        rows.map((row) => webhookResource(tx, this.desk.keys, row)),
        false,
      );
    });
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get a webhook' })
  @ApiOkResponse({ standardSchema: webhook })
  get(@Req() request: Request, @Param('id') id: string) {
    return this.desk.work(request, async (tx) =>
      webhookResource(tx, this.desk.keys, stored(await readWebhooks(tx, uuidOf(id)))),
    );
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change a webhook, or stop and resume it' })
  @ApiOkResponse({ standardSchema: webhook })
  change(
    @Req() request: Request,
    @Param('id') id: string,
    @Body({ schema: webhookChange }) body: WebhookChange,
  ) {
    if (body.url !== undefined) refuseUnsafe(body.url, this.settings.config.webhookAllowPrivate);
    return this.desk.work(request, async (tx, scribe) => {
      const row = await lockWebhook(tx, uuidOf(id));
      if (row === undefined) throw new Problem('not-found', 'there is no such webhook');
      const { url, label, types, disabled_at } = row;
      const disabled = disabled_at !== null;
      await updateWebhook(tx, row.id, { url, label, types, disabled, ...body });
      await changeRecord(scribe, row.id, 'changed');
      return webhookResource(tx, this.desk.keys, stored(await readWebhooks(tx, row.id)));
    });
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a webhook; what waits for it is not sent' })
  @ApiNoContentResponse()
  remove(@Req() request: Request, @Param('id') id: string) {
    return this.desk.work(request, async (tx, scribe) => {
      const row = await lockWebhook(tx, uuidOf(id));
      if (row === undefined) throw new Problem('not-found', 'there is no such webhook');
      await deleteWebhook(tx, row.id);
      await changeRecord(scribe, row.id, 'deleted');
    });
  }

  @Post(':id/secrets')
  @ApiOperation({ summary: 'Rotate the secret: the old ones go on signing for a while' })
  @ApiCreatedResponse({ standardSchema: webhookWithSecret })
  rotate(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id') id: string,
    @Body({ schema: newWebhookSecret }) { overlap_hours }: NewWebhookSecret,
  ) {
    return this.desk.post(request, response, async (scribe) => {
      const { tx, keys } = scribe;
      const row = await lockWebhook(tx, uuidOf(id));
      if (row === undefined) throw new Problem('not-found', 'there is no such webhook');
      const secret = await rotateSecret(tx, keys, row, tx.at + overlap_hours * HOUR_MS);
      await changeRecord(scribe, row.id, 'secret_rotated');
      const rotated = stored(await readWebhooks(tx, row.id));
      return { status: 201, body: { ...webhookResource(tx, keys, rotated), secret } };
    });
  }
}
