/** The words that may be sent: which there are, what each version says, and whom they would reach. */
import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import {
  findTemplate,
  listTemplates,
  versionsOf,
  type ListedTemplate,
} from '../messages/catalogue.repository.js';
import { coverageOf, gapsIn } from '../messages/coverage.repository.js';
import { LOCALES } from '../messages/template.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import { Database, type Tx } from '../platform/database.js';
import { fromPublicId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import { impactOf } from '../schedule/template-impact.js';
import { listOf, pageOf } from './paging.js';
import { coverageResource, templateResource, versionResource } from './templates.resource.js';
import {
  coverage,
  impact,
  templateList,
  templateQuery,
  templateWithVersions,
  type TemplateQuery,
} from './templates.schema.js';

const GAPS_MAX = 100;

@ApiTags('templates')
@Controller('v1/templates')
@Scopes(['templates:read'])
export class TemplatesController {
  constructor(private readonly database: Database) {}

  @Get()
  @ApiOperation({ summary: 'List templates' })
  @ApiOkResponse({ standardSchema: templateList })
  async list(@Req() request: Request, @Query({ schema: templateQuery }) query: TemplateQuery) {
    const { channel = null, purpose = null, locale = null } = query;
    const filter = { channel, purpose, locale };
    const { rows, has_more } = await this.#read(request, (tx) =>
      listTemplates(tx, filter, pageOf('template', query)),
    );
    return listOf(rows.map(templateResource), has_more);
  }

  @Get('coverage')
  @ApiOperation({ summary: 'Say for which channel, purpose and locale there are words' })
  @ApiOkResponse({ standardSchema: coverage })
  coverage(@Req() request: Request) {
    return this.#read(request, async (tx) => {
      const [cells, gaps] = await Promise.all([coverageOf(tx), gapsIn(tx, LOCALES, GAPS_MAX + 1)]);
      return coverageResource(cells, gaps, GAPS_MAX);
    });
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get a template with its versions' })
  @ApiOkResponse({ standardSchema: templateWithVersions })
  async get(@Req() request: Request, @Param('id') id: string) {
    return this.#read(request, async (tx) => {
      const template = await templateNamed(tx, id);
      const versions = await versionsOf(tx, template.id);
      return { ...templateResource(template), versions: versions.map(versionResource) };
    });
  }

  @Get(':id/impact')
  @Scopes(['templates:read', 'contacts:read'])
  @ApiOperation({ summary: 'Count the planned contacts that use a template' })
  @ApiOkResponse({ standardSchema: impact })
  async impact(@Req() request: Request, @Param('id') id: string) {
    return this.#read(request, async (tx) => {
      const { channel, name, locale } = await templateNamed(tx, id);
      const words = { channel, name, locale };
      return { object: 'template_impact', ...words, ...(await impactOf(tx, words)) };
    });
  }

  #read<T>(request: Request, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.tx(principalOf(request).tenant, work);
  }
}

async function templateNamed(tx: Tx, id: string): Promise<ListedTemplate> {
  const uuid = fromPublicId('template', id);
  const template = uuid === undefined ? undefined : await findTemplate(tx, uuid);
  if (template === undefined) throw new Problem('not-found', 'there is no such template');
  return template;
}
