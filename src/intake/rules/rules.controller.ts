/** What the guard goes by: the rules with their sources and numbers, and the holidays that it looks at. */
import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Scopes } from '../../platform/access/api-key.guard.js';
import { Desk, languageOf } from '../desk.js';
import { reference } from '../fields.schema.js';
import { holidayYear, holidayQuery, type HolidayQuery } from './holidays.schema.js';
import { holidaysIn } from './holidays.read.js';
import { allRules, ruleNamed } from './rules.read.js';
import { rule, ruleList } from './rules.schema.js';

@ApiTags('rules')
@Controller('v1')
export class RulesController {
  constructor(private readonly desk: Desk) {}

  // Whoever sees a finding may read the rule behind it.
  @Get('rules')
  @Scopes(['contacts:read'])
  @ApiOperation({ summary: 'List the rules of law and house, with source, numbers and confidence' })
  @ApiOkResponse({ standardSchema: ruleList })
  list(@Req() request: Request) {
    return this.desk.work(request, (_, scribe) => allRules(scribe, languageOf(request)));
  }

  @Get('rules/:code')
  @Scopes(['contacts:read'])
  @ApiOperation({ summary: 'Get a rule by the code that findings name' })
  @ApiOkResponse({ standardSchema: rule })
  show(@Req() request: Request, @Param('code', { schema: reference }) code: string) {
    return this.desk.work(request, (_, scribe) => ruleNamed(scribe, code, languageOf(request)));
  }

  @Get('holidays')
  @Scopes(['policies:read'])
  @ApiOperation({ summary: 'The public holidays of a place and year, as decisions see them' })
  @ApiOkResponse({ standardSchema: holidayYear })
  holidays(@Req() request: Request, @Query({ schema: holidayQuery }) query: HolidayQuery) {
    return this.desk.work(request, (tx) => holidaysIn(tx, query));
  }
}
