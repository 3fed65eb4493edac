/** How words would look: of a version, of a draft, and of what is just being typed. */
import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { contextOf, type DispatchContext } from '../dispatch/context.js';
import { EvidenceLog } from '../evidence/record.js';
import { readDraft } from '../messages/draft.repository.js';
import { formOf, judged } from '../messages/draft.submittable.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { Settings } from '../platform/platform.module.js';
import { Problem } from '../platform/problem.js';
import { Desk, languageOf, stored } from './desk.js';
import { reference } from './fields.schema.js';
import { contentOf, draftNamed } from './template-drafts.resource.js';
import {
  draftPreview,
  draftPreviewed,
  templatePreview,
  templatePreviewed,
  wordsPreview,
  wordsPreviewed,
  type DraftPreview,
  type TemplatePreview,
  type WordsPreview,
} from './template-previews.schema.js';
import { versionNamed } from './templates.named.js';
import { previewOf } from './templates.preview.js';
import { toldIn } from './templates.telling.js';

// Nothing is stored, so none of them needs an idempotency key: the same question has the same answer.
@ApiTags('templates')
@Controller('v1')
@Scopes(['templates:read'])
export class TemplatePreviewsController {
  private readonly context: DispatchContext;

  constructor(
    private readonly desk: Desk,
    evidence: EvidenceLog,
    settings: Settings,
  ) {
    this.context = contextOf(desk.keys, evidence, settings);
  }

  @Post('templates/:id/preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'Show a message and what the language rules say of it' })
  @ApiOkResponse({ standardSchema: templatePreviewed })
  ofVersion(
    @Req() request: Request,
    @Param('id', { schema: reference }) id: string,
    @Body({ schema: templatePreview }) { version, ...body }: TemplatePreview,
  ) {
    return this.#look(request, body, async (tx) => {
      const { words, name: _, ...head } = await versionNamed(tx, id, version);
      return { ...(await previewOf(tx, this.context, words, body)), ...head };
    });
  }

  @Post('template-drafts/preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'Show and check words as they are typed' })
  @ApiOkResponse({ standardSchema: wordsPreviewed })
  ofWords(@Req() request: Request, @Body({ schema: wordsPreview }) body: WordsPreview) {
    const { channel, locale, content: typed, ...given } = body;
    return this.#look(request, given, async (tx) => {
      const content = contentOf(channel, locale, typed);
      const words = { channel, locale, content, approved: false };
      formOf({ ...words, name: 'words' });
      const shown = await previewOf(tx, this.context, words, given);
      return { ...shown, check: await judged(tx, { ...words, name: 'words' }) };
    });
  }

  @Post('template-drafts/:id/preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'Show a message made from a draft' })
  @ApiOkResponse({ standardSchema: draftPreviewed })
  ofDraft(
    @Req() request: Request,
    @Param('id', { schema: reference }) name: string,
    @Body({ schema: draftPreview }) body: DraftPreview,
  ) {
    return this.#look(request, body, async (tx) => {
      const id = draftNamed(name);
      const found = await readDraft(tx, id);
      const row = stored(found === undefined ? [] : [found]);
      formOf(row);
      const words = { ...row, approved: false };
      const shown = await previewOf(tx, this.context, words, body);
      return { ...shown, template_draft: publicId('template_draft', id), revision: row.revision };
    });
  }

  async #look<T extends Parameters<typeof toldIn>[0]>(
    request: Request,
    { about }: DraftPreview,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    const required_scopes = ['portfolio:read'] as const;
    if (about !== undefined && !principalOf(request).scopes.has(required_scopes[0])) {
      const detail = 'a preview about a real debt needs a key with the scope `portfolio:read`';
      throw new Problem('forbidden', detail, { extras: { required_scopes } });
    }
    return toldIn(await this.desk.work(request, work), languageOf(request));
  }
}
