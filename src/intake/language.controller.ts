/** The door of whoever writes: what the language rules say of a text, before anybody is contacted. */
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { checkLanguage } from '../compliance/language/check.js';
import { withHelp } from '../compliance/language/help.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { languageJudged, languageQuestion, type LanguageQuestion } from './language.schema.js';

@ApiTags('language')
@Controller('v1/language')
@Scopes(['templates:read'])
export class LanguageController {
  // Nothing is stored, so it needs no idempotency key: the same question has the same answer.
  @Post('check')
  @HttpCode(200)
  @ApiOperation({ summary: 'Judge a text by the language rules' })
  @ApiOkResponse({ standardSchema: languageJudged })
  check(@Body({ schema: languageQuestion }) question: LanguageQuestion) {
    const { id, text, purpose, context = {} } = question;
    const judged = withHelp(text, checkLanguage(text, context), purpose);
    return { object: 'language_check', ...(id === undefined ? {} : { id }), ...judged };
  }
}
