/** A person's card: one call for each thing that changes how they may be contacted, and one to see it all. */
import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import { publicId } from '../platform/ids.js';
import { recordAccess } from './accesses.js';
import { act } from './card.act.js';
import { actsOf, cardOf } from './card.read.js';
import { act as actAnswer, card, newAct, type NewAct } from './card.schema.js';
import { Desk, idIn, seesPersonal, stored } from './desk.js';
import { reference } from './fields.schema.js';

@ApiTags('parties')
@Controller('v1/parties/:id/card')
export class CardController {
  constructor(private readonly desk: Desk) {}

  @Post()
  @Scopes(['events:write'])
  @ApiOperation({
    summary:
      'Enter a death, attorney, cease, dispute, wrong number, hold, refusal, promise, stop or call back',
  })
  @ApiCreatedResponse({ standardSchema: actAnswer })
  enter(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
    @Body({ schema: newAct }) { why, ...given }: NewAct,
  ) {
    const { user_id: by } = principalOf(request);
    return this.desk.post(request, response, async (scribe) => {
      const partyId = await idIn(scribe.tx, 'party', name);
      const id = await act(scribe, { partyId, why, by }, given);
      const body = stored(await actsOf(scribe, 'id', id, seesPersonal(request)));
      return { status: 201, body };
    });
  }

  @Get()
  @Scopes(['portfolio:read'])
  @ApiOperation({ summary: 'What is in force for a person, their promises, and who entered what' })
  @ApiOkResponse({ standardSchema: card })
  show(@Req() request: Request, @Param('id', { schema: reference }) name: string) {
    return this.desk.work(request, async (tx, scribe) => {
      const partyId = await idIn(tx, 'party', name);
      const shown = await cardOf(scribe, partyId, seesPersonal(request));
      if (seesPersonal(request))
        await recordAccess(scribe, {
          partyId,
          purpose: 'card',
          object: publicId('party', partyId),
        });
      return shown;
    });
  }
}
