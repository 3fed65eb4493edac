/** Vendors of the tenant: who carries its messages, in which order, and with which settings. */
import { Body, Controller, Get, Param, Patch, Post, Put, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { replaceVendorTexts, vendorTexts } from '../dispatch/vendor-template.repository.js';
import {
  insertVendor,
  lockVendor,
  readVendors,
  updateVendor,
  type VendorRow,
} from '../dispatch/vendor.repository.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import type { Tx } from '../platform/database.js';
import { uuid7 } from '../platform/ids.js';
import { Settings } from '../platform/platform.module.js';
import { Problem } from '../platform/problem.js';
import { holdBrakeAlone } from '../schedule/pause.js';
import { Desk, stored } from './desk.js';
import { listOf } from './paging.js';
import {
  refuseUnfitChannel,
  refuseUnfitTexts,
  settingsFor,
  shownVendors,
  templateNamed,
  vendorNamed,
  vendorRecord,
  vendorTextResource,
} from './vendors.resource.js';
import * as schemas from './vendors.schema.js';

const versionOf = z.coerce.number().int().min(1).max(1_000_000);

@ApiTags('vendors')
@Controller('v1/vendors')
@Scopes(['admin'])
export class VendorsController {
  constructor(
    private readonly desk: Desk,
    private readonly settings: Settings,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Add a vendor; its settings are sealed and never shown again' })
  @ApiCreatedResponse({ standardSchema: schemas.vendor })
  add(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: schemas.newVendor }) { settings: given, ...row }: schemas.NewVendor,
  ) {
    refuseUnfitChannel(row.kind, row.channel);
    const settings = this.#fit(row.kind, given);
    const { user_id } = principalOf(request);
    return this.desk.post(request, response, async (scribe) => {
      const { tx, keys } = scribe;
      const id = uuid7(tx.at);
      await insertVendor(tx, keys, { ...row, id }, settings, user_id);
      await vendorRecord(scribe, id, 'created');
      return { status: 201, body: await shown(tx, id) };
    });
  }

  @Get()
  @ApiOperation({ summary: 'List vendors in the order in which they are tried' })
  @ApiOkResponse({ standardSchema: schemas.vendorList })
  list(@Req() request: Request) {
    return this.desk.work(request, async (tx) =>
      listOf(await shownVendors(tx, await readVendors(tx)), false),
    );
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get a vendor' })
  @ApiOkResponse({ standardSchema: schemas.vendor })
  get(@Req() request: Request, @Param('id') id: string) {
    return this.desk.work(request, (tx) => shown(tx, vendorNamed(id)));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change a vendor, or disable and enable it' })
  @ApiOkResponse({ standardSchema: schemas.vendor })
  change(
    @Req() request: Request,
    @Param('id') name: string,
    @Body({ schema: schemas.vendorChange }) { settings, ...change }: schemas.VendorChange,
  ) {
    return this.desk.work(request, async (tx, scribe) => {
      // Whoever begins to send afterwards sees the change.
      await holdBrakeAlone(tx);
      const row = await locked(tx, name);
      const fit = settings && { settings: this.#fit(row.kind, settings) };
      await updateVendor(tx, scribe.keys, row, { ...change, ...fit });
      await vendorRecord(scribe, row.id, turned(row, change.disabled));
      return shown(tx, row.id);
    });
  }

  @Put(':id/templates/:template/:version')
  @ApiOperation({ summary: 'Say which texts the vendor has approved for a version of a template' })
  @ApiOkResponse({ standardSchema: schemas.vendorTextsList })
  putTexts(
    @Req() request: Request,
    @Param('id') name: string,
    @Param('template') template: string,
    @Param('version', { schema: versionOf }) version: number,
    @Body({ schema: schemas.vendorTexts }) { texts }: schemas.VendorTexts,
  ) {
    refuseUnfitTexts(texts);
    const { user_id } = principalOf(request);
    return this.desk.work(request, async (tx, scribe) => {
      const { id } = await locked(tx, name);
      const of = { template_id: templateNamed(template), version };
      if (!(await replaceVendorTexts(tx, id, of, texts, user_id)))
        throw new Problem('not-found', 'there is no such version of a template');
      await vendorRecord(scribe, id, 'texts_replaced');
      return textsOf(tx, id);
    });
  }

  @Get(':id/templates')
  @ApiOperation({ summary: 'List the texts that a vendor has approved' })
  @ApiOkResponse({ standardSchema: schemas.vendorTextsList })
  texts(@Req() request: Request, @Param('id') name: string) {
    return this.desk.work(request, async (tx) =>
      textsOf(tx, stored(await readVendors(tx, vendorNamed(name))).id),
    );
  }

  #fit(kind: string, settings: Readonly<Record<string, unknown>>) {
    return settingsFor(kind, settings, this.settings.config.webhookAllowPrivate);
  }
}

async function shown(tx: Tx, id: string) {
  return stored(await shownVendors(tx, await readVendors(tx, id)));
}

async function textsOf(tx: Tx, id: string) {
  return listOf((await vendorTexts(tx, [id])).map(vendorTextResource), false);
}

async function locked(tx: Tx, name: string): Promise<VendorRow> {
  const row = await lockVendor(tx, vendorNamed(name));
  if (row === undefined) throw new Problem('not-found', 'there is no such vendor');
  return row;
}

function turned({ disabled_at }: VendorRow, disabled: boolean | undefined) {
  if (disabled === undefined || disabled === (disabled_at !== null)) return 'changed';
  return disabled ? 'disabled' : 'enabled';
}
