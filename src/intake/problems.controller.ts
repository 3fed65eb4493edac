/**
 * Where the `type` of a problem leads: what it means and what to do, as a page for people or as JSON.
 *
 * Everything shown comes from the catalogue; nothing of the request is repeated.
 */
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '../platform/access/api-key.guard.js';
import { isProblemCode, PROBLEMS } from '../platform/problem-catalogue.js';
import type { CatalogueEntry } from '../platform/problem-conflicts.js';
import { Problem } from '../platform/problem.js';
import { page } from './pages.js';
import { problemPage } from './problems.schema.js';

@ApiTags('problems')
@Controller('problems')
@Public(true)
export class ProblemsController {
  @Get(':code')
  @ApiOperation({ summary: 'What a problem means; a page or JSON, by `Accept`' })
  @ApiOkResponse({ standardSchema: problemPage })
  show(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('code') code: string,
  ) {
    if (!isProblemCode(code)) {
      throw new Problem('not-found', 'there is no such problem: see the codes in `/openapi.json`');
    }
    const entry: CatalogueEntry = PROBLEMS[code];
    response.vary('Accept');
    if (request.accepts(['json', 'html']) !== 'html') return { object: 'problem', code, ...entry };
    response.type('html');
    return page(
      entry.title,
      `<p>${marked(entry.remedy)}</p><p>${entry.status} ${marked(`\`${code}\``)}</p>`,
    );
  }
}

/** Backticks as code, everything else as text. */
function marked(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replaceAll(/`([^`]*)`/g, '<code>$1</code>');
}
