/** The first day of a house: what is still missing, and a sample to look at. */
import { Controller, Get, HttpCode, Optional, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Vendors } from '../../dispatch/vendors.js';
import { Scopes } from '../../platform/access/api-key.guard.js';
import type { Tx } from '../../platform/database.js';
import { Problem } from '../../platform/problem.js';
import { Desk } from '../desk.js';
import { firstSteps } from './first-steps.schema.js';
import { loadSample, SampleSource } from './sample.js';
import { isEmpty, stepsOf } from './steps.js';

@ApiTags('first steps')
@Controller('v1/first-steps')
@Scopes(['admin'])
export class FirstStepsController {
  constructor(
    private readonly desk: Desk,
    private readonly vendors: Vendors,
    @Optional() private readonly sample?: SampleSource,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Tell what is needed before the first message leaves' })
  @ApiOkResponse({ standardSchema: firstSteps })
  show(@Req() request: Request) {
    return this.desk.work(request, (tx) => this.#steps(tx));
  }

  @Post('sample')
  @HttpCode(200)
  @ApiOperation({ summary: 'Fill an empty house that cannot send with invented people' })
  @ApiOkResponse({ standardSchema: firstSteps })
  fill(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
    const { sample } = this;
    if (sample === undefined) throw new Problem('not-found', 'this program has no sample');
    return this.desk.post(request, response, async (scribe) => {
      await loadSample(scribe, sample, await this.#hasVendor(scribe.tx));
      return { status: 200, body: await this.#steps(scribe.tx) };
    });
  }

  async #steps(tx: Tx) {
    const hasVendor = await this.#hasVendor(tx);
    const offers_sample = this.sample !== undefined && !hasVendor && (await isEmpty(tx));
    return { object: 'first_steps', offers_sample, data: await stepsOf(tx, hasVendor) };
  }

  async #hasVendor(tx: Tx): Promise<boolean> {
    return (await this.vendors.of(tx)).length > 0;
  }
}
