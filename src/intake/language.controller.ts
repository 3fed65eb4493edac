/** The door of whoever writes: what the language rules say of a text, before anybody is contacted. */
import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { checkLanguage } from '../compliance/language/check.js';
import { withHelp } from '../compliance/language/help.js';
import { isStop, signalsIn } from '../compliance/language/inbound.js';
import { sha256 } from '../compliance/language/sha256.js';
import { told } from '../compliance/telling/tell.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import { Database } from '../platform/database.js';
import { policyAt } from '../policies/house-policy.js';
import { languageOf } from './desk.js';
import {
  inboundRead,
  inboundText,
  languageJudged,
  languageQuestion,
  type InboundText,
  type LanguageQuestion,
} from './language.schema.js';

@ApiTags('language')
@Controller('v1/language')
@Scopes(['templates:read'])
export class LanguageController {
  constructor(private readonly database: Database) {}

  // Nothing is stored, so it needs no idempotency key: the same question has the same answer.
  @Post('check')
  @HttpCode(200)
  @ApiOperation({ summary: 'Judge a text by the language rules' })
  @ApiOkResponse({ standardSchema: languageJudged })
  async check(
    @Req() request: Request,
    @Body({ schema: languageQuestion }) question: LanguageQuestion,
  ) {
    const { id, text, purpose, context = {} } = question;
    const { settings } = await this.database.tx(principalOf(request).tenant, (tx) =>
      policyAt(tx, tx.at),
    );
    const { lexicon } = settings;
    const own = lexicon === undefined ? {} : { lexicon };
    const judged = withHelp(text, checkLanguage(text, { ...context, ...own }), purpose);
    const named = id === undefined ? {} : { id };
    const language = languageOf(request);
    const findings = judged.findings.map((one) => ({
      ...one,
      because: told(one.because, language),
    }));
    return { object: 'language_check', ...named, sha256: sha256(text), ...judged, findings };
  }

  @Post('inbound')
  @HttpCode(200)
  @ApiOperation({ summary: 'Read a message for signs of a stop, hardship, a dispute and the like' })
  @ApiOkResponse({ standardSchema: inboundRead })
  inbound(@Body({ schema: inboundText }) { text }: InboundText) {
    return { object: 'inbound_reading', is_stop: isStop(text), signals: signalsIn(text) };
  }
}
