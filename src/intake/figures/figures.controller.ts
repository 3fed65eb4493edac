/** What the dashboard shows. Sums of what was recorded, an hour at a time; nobody can be told apart in them. */
import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { readVendors } from '../../dispatch/vendor.repository.js';
import { capStandings, countedTo, decisionsOver, sumsOf } from '../../feed/figure.read.js';
import { Scopes } from '../../platform/access/api-key.guard.js';
import { principalOf } from '../../platform/access/principal.js';
import { iso } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database.js';
import { publicId } from '../../platform/ids.js';
import { answered, periodOf, templateRows, vendorRows } from './figures.answer.js';
import {
  capFigures,
  decisionFigures,
  periodQuery,
  ruleFigures,
  seriesQuery,
  templateFigures,
  vendorFigures,
  type PeriodQuery,
  type SeriesQuery,
} from './figures.schema.js';
import { Remembered } from './remembered.js';

const MINUTE = 60_000;

@ApiTags('figures')
@Controller('v1/figures')
@Scopes(['contacts:read'])
export class FiguresController {
  readonly #caps = new Remembered<object>(MINUTE / 2);

  constructor(private readonly database: Database) {}

  @Get('decisions')
  @ApiOperation({ summary: 'Count decisions by verdict and channel over time' })
  @ApiOkResponse({ standardSchema: decisionFigures })
  decisions(@Req() request: Request, @Query({ schema: seriesQuery }) query: SeriesQuery) {
    return this.#read(request, async (tx) => {
      const period = periodOf(query, tx.at);
      const rows = await decisionsOver(tx, period, query);
      const data = rows.map((row) => ({ ...row, at: iso(row.at.getTime()) }));
      const { step, zone } = query;
      return { object: 'decision_figures', ...(await answered(tx, period)), step, zone, data };
    });
  }

  @Get('rules')
  @ApiOperation({ summary: 'Count decisions by the rules that held, questioned or blocked' })
  @ApiOkResponse({ standardSchema: ruleFigures })
  rules(@Req() request: Request, @Query({ schema: periodQuery }) query: PeriodQuery) {
    return this.#read(request, async (tx) => {
      const period = periodOf(query, tx.at);
      const sums = await sumsOf(tx, 'rule', period);
      const data = sums.map(({ subject: rule, outcome: verdict, channel, count }) => ({
        rule,
        verdict,
        channel,
        count,
      }));
      return { object: 'rule_figures', ...(await answered(tx, period)), data };
    });
  }

  @Get('templates')
  @ApiOperation({ summary: 'Count what was sent and who opted out, by template' })
  @ApiOkResponse({ standardSchema: templateFigures })
  templates(@Req() request: Request, @Query({ schema: periodQuery }) query: PeriodQuery) {
    return this.#read(request, async (tx) => {
      const period = periodOf(query, tx.at);
      const data = templateRows(await sumsOf(tx, 'template', period));
      return { object: 'template_figures', ...(await answered(tx, period)), data };
    });
  }

  @Get('vendors')
  @ApiOperation({ summary: 'Count what vendors answered and delivered' })
  @ApiOkResponse({ standardSchema: vendorFigures })
  vendors(@Req() request: Request, @Query({ schema: periodQuery }) query: PeriodQuery) {
    return this.#read(request, async (tx) => {
      const period = periodOf(query, tx.at);
      const labels = (await readVendors(tx)).map(
        ({ id, label }) => [publicId('vendor', id), label] as const,
      );
      const data = vendorRows(await sumsOf(tx, 'vendor', period), new Map(labels));
      return { object: 'vendor_figures', ...(await answered(tx, period)), data };
    });
  }

  @Get('caps')
  @ApiOperation({ summary: 'Count persons at a cap or one place from it' })
  @ApiOkResponse({ standardSchema: capFigures })
  caps(@Req() request: Request) {
    return this.#caps.of(principalOf(request).tenant, () =>
      this.#read(request, async (tx) => {
        const { at, is_behind } = await countedTo(tx);
        const counted_to = at && iso(at.getTime());
        return { object: 'cap_figures', counted_to, is_behind, data: await capStandings(tx) };
      }),
    );
  }

  #read<T>(request: Request, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.tx(principalOf(request).tenant, work);
  }
}
