/** Where a vendor that cannot be told so with each message is to push: an operator enters it in its console. */
import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { publicUrlOf } from '../dispatch/context.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { Settings } from '../platform/platform.module.js';
import { Problem } from '../platform/problem.js';
import { pushAddresses } from './alicloud.address.js';
import { vendorCallbacks } from './alicloud.schema.js';
import { Desk } from './desk.js';
import { knownVendor } from './vendors.resource.js';

@ApiTags('vendors')
@Controller('v1/vendors')
@Scopes(['admin'])
export class VendorCallbacksController {
  constructor(
    private readonly desk: Desk,
    private readonly settings: Settings,
  ) {}

  @Get(':id/callbacks')
  @ApiOperation({ summary: 'Get the addresses to which a vendor of kind `alicloud` is to push' })
  @ApiOkResponse({ standardSchema: vendorCallbacks })
  get(@Req() request: Request, @Param('id') vendor: string) {
    return this.desk.work(request, async (tx, { keys }) => {
      const known = await knownVendor(tx, keys, vendor, 'alicloud');
      if (known === undefined)
        throw new Problem('not-found', 'there is no such vendor that pushes');
      const addresses = pushAddresses(keys, publicUrlOf(this.settings), {
        tenant: tx.tenant,
        vendor,
      });
      return { object: 'vendor_callbacks', ...addresses };
    });
  }
}
