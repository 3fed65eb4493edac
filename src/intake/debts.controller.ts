/** Debts, their balances, and who stands in which relation to them. */
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Scopes } from '../platform/access/api-key.guard.js';
import { changeDebt, relate, setBalance } from '../portfolio/debt.change.js';
import { listDebts } from '../portfolio/debt.repository.js';
import type { Scribe } from '../portfolio/scribe.js';
import { rejudge } from '../schedule/rejudge.js';
import { bulkAnswer, inBulk } from './bulk.js';
import { debtIn, debtResources } from './debts.resource.js';
import {
  balance,
  debt,
  debtBulk,
  debtChange,
  debtList,
  debtQuery,
  newDebt,
  relation,
  type Balance,
  type DebtBulk,
  type DebtChange,
  type DebtQuery,
  type NewDebt,
  type Relation,
} from './debts.schema.js';
import { Desk, idIn, only } from './desk.js';
import { reference } from './fields.schema.js';
import { listOf, pageOf } from './paging.js';
import { takeDebts } from './take.js';

@ApiTags('debts')
@Controller('v1/debts')
export class DebtsController {
  constructor(private readonly desk: Desk) {}

  @Post()
  @Scopes(['portfolio:write'])
  @ApiOperation({ summary: 'Add a debt' })
  @ApiCreatedResponse({ standardSchema: debt })
  @ApiOkResponse({ standardSchema: debt, description: 'The same content is stored already.' })
  add(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: newDebt }) body: NewDebt,
  ) {
    return this.desk.post(request, response, async (scribe) => {
      const { status, id } = only(await takeDebts(scribe, [body]));
      return { status, body: await debtIn(scribe.tx, id) };
    });
  }

  @Post('bulk')
  @HttpCode(200)
  @Scopes(['portfolio:write'])
  @ApiOperation({ summary: 'Add up to 1,000 debts; each item is taken or refused for itself' })
  @ApiOkResponse({ standardSchema: bulkAnswer })
  addMany(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: debtBulk }) body: DebtBulk,
  ) {
    return this.desk.post(request, response, async (scribe) => ({
      status: 200,
      body: await inBulk('debt', newDebt, body.debts, (debts) => takeDebts(scribe, debts)),
    }));
  }

  @Get()
  @Scopes(['portfolio:read'])
  @ApiOperation({ summary: 'List debts' })
  @ApiOkResponse({ standardSchema: debtList })
  list(@Req() request: Request, @Query({ schema: debtQuery }) query: DebtQuery) {
    return this.desk.work(request, async (tx) => {
      const borrower =
        query.borrower === undefined ? undefined : await idIn(tx, 'party', query.borrower);
      const { rows, has_more } = await listDebts(tx, pageOf('debt', query), borrower);
      return listOf(await debtResources(tx, rows), has_more);
    });
  }

  @Get(':id')
  @Scopes(['portfolio:read'])
  @ApiOperation({ summary: 'Get a debt' })
  @ApiOkResponse({ standardSchema: debt })
  get(@Req() request: Request, @Param('id', { schema: reference }) id: string) {
    return this.desk.work(request, async (tx) => debtIn(tx, await idIn(tx, 'debt', id)));
  }

  @Patch(':id')
  @Scopes(['portfolio:write'])
  @ApiOperation({ summary: 'Change the terms of a debt' })
  @ApiOkResponse({ standardSchema: debt })
  change(
    @Req() request: Request,
    @Param('id', { schema: reference }) id: string,
    @Body({ schema: debtChange }) body: DebtChange,
  ) {
    return this.#changed(request, id, (scribe, debtId) => changeDebt(scribe, debtId, body));
  }

  @Put(':id/balance')
  @Scopes(['portfolio:write'])
  @ApiOperation({ summary: 'Replace the balance of a debt' })
  @ApiOkResponse({ standardSchema: debt })
  balance(
    @Req() request: Request,
    @Param('id', { schema: reference }) id: string,
    @Body({ schema: balance }) body: Balance,
  ) {
    return this.#changed(request, id, (scribe, debtId) => setBalance(scribe, debtId, body));
  }

  @Put(':id/parties/:party')
  @Scopes(['portfolio:write'])
  @ApiOperation({ summary: 'Add or replace the relation of a party to a debt' })
  @ApiOkResponse({ standardSchema: debt })
  relate(
    @Req() request: Request,
    @Param('id', { schema: reference }) id: string,
    @Param('party', { schema: reference }) party: string,
    @Body({ schema: relation }) body: Relation,
  ) {
    return this.#changed(request, id, async (scribe, debtId) =>
      relate(scribe, debtId, await idIn(scribe.tx, 'party', party), body),
    );
  }

  #changed(
    request: Request,
    id: string,
    change: (scribe: Scribe, debtId: string) => Promise<string[]>,
  ) {
    return this.desk.work(request, async (tx, scribe) => {
      const debtId = await idIn(tx, 'debt', id);
      const persons = await change(scribe, debtId);
      if (persons.length > 0) await rejudge(tx, persons);
      return debtIn(tx, debtId);
    });
  }
}
