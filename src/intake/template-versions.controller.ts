/** Which version of a template goes out: one person withdraws it or goes back, at once. */
import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { untilReplaced } from '../dispatch/in-flight.js';
import { findTemplate } from '../messages/catalogue.repository.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import { Database } from '../platform/database.js';
import { fromPublicId } from '../platform/ids.js';
import { Settings } from '../platform/platform.module.js';
import { Problem } from '../platform/problem.js';
import type { Scribe } from '../portfolio/scribe.js';
import { activateVersion, withdrawTemplate } from '../schedule/template.js';
import { Desk, stored } from './desk.js';
import { reference } from './fields.schema.js';
import { templateResource } from './templates.resource.js';
import {
  activation,
  template,
  withdrawal,
  type Activation,
  type Withdrawal,
} from './templates.schema.js';

@ApiTags('templates')
@Controller('v1/templates')
@Scopes(['templates:write'])
export class TemplateVersionsController {
  constructor(
    private readonly desk: Desk,
    private readonly database: Database,
    private readonly settings: Settings,
  ) {}

  @Post(':id/activate')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Let an approved version go out, such as an earlier one; one is enough',
  })
  @ApiOkResponse({ standardSchema: template })
  activate(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
    @Body({ schema: activation }) { version, reason }: Activation,
  ) {
    return this.#switch(request, response, name, (scribe, id, by) =>
      activateVersion(scribe, id, version, { by, reason }),
    );
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Withdraw a template at once: what is planned with it waits' })
  @ApiOkResponse({ standardSchema: template })
  withdraw(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
    @Body({ schema: withdrawal }) { reason }: Withdrawal,
  ) {
    return this.#switch(request, response, name, (scribe, id, by) =>
      withdrawTemplate(scribe, id, { by, reason }),
    );
  }

  /** Answered when what had begun to leave with the other words has left. */
  async #switch(
    request: Request,
    response: Response,
    name: string,
    how: (scribe: Scribe, id: string, by: string) => Promise<void>,
  ) {
    const { tenant, user_id } = principalOf(request);
    const id = fromPublicId('template', name);
    if (id === undefined) throw new Problem('not-found', 'there is no such template');
    const answer = await this.desk.post(request, response, async (scribe) => {
      await how(scribe, id, user_id);
      const row = await findTemplate(scribe.tx, id);
      return { status: 200, body: templateResource(stored(row === undefined ? [] : [row])) };
    });
    const { vendorTimeoutMs } = this.settings.config;
    await untilReplaced(this.database, tenant, id, vendorTimeoutMs);
    return answer;
  }
}
