/** The search box. What is typed there is often a phone number, so it travels in a body and never in an address. */
import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Scopes } from '../../platform/access/api-key.guard.js';
import { Desk } from '../desk.js';
import { find } from './find.js';
import { findQuestion, foundThings, type FindQuestion } from './find.schema.js';

@ApiTags('contacts')
@Controller('v1/find')
export class FindController {
  constructor(private readonly desk: Desk) {}

  // Nothing is stored, so it needs no idempotency key.
  @Post()
  @HttpCode(200)
  @Scopes(['contacts:read', 'portfolio:read'])
  @ApiOperation({ summary: 'Find people, debts and contacts by what somebody knows of them' })
  @ApiOkResponse({ standardSchema: foundThings })
  find(@Req() request: Request, @Body({ schema: findQuestion }) { text }: FindQuestion) {
    return this.desk.work(request, (_, scribe) => find(scribe, text));
  }
}
