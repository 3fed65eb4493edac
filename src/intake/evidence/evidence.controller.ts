/**
 * The published log over HTTP, in the formats of c2sp.org: checkpoint, tiles, entries, proofs and keys.
 *
 * Hashes and signatures are for every key of the tenant: each copy that somebody else keeps is a witness. Entries
 * are pseudonymous and for auditors.
 */
import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import {
  consistencyFile,
  inclusionFile,
  publishedEntries,
  publishedNote,
  publishedTile,
  type Published,
} from '../../evidence/pack/published.js';
import type { OneLog } from '../../evidence/log/logs.js';
import { vkeysOf } from '../../evidence/pack/keys.js';
import { Scopes } from '../../platform/access/api-key.guard.js';
import type { Tx } from '../../platform/database.js';
import { fromPublicId } from '../../platform/ids.js';
import { fieldProblem, Problem } from '../../platform/problem.js';
import { Desk } from '../desk.js';
import {
  consistencyQuery,
  inclusionQuery,
  type ConsistencyQuery,
  type InclusionQuery,
} from './evidence.schema.js';
import { logNamed, refuseOthers } from './own-log.js';
import { readTilePath, type TilePath } from './tile-path.js';

const TEXT = 'text/plain; charset=utf-8';
const BYTES = 'application/octet-stream';
const ANY = { schema: { type: 'string' as const } };
const BINARY = { schema: { type: 'string' as const, format: 'binary' } };

@ApiTags('evidence')
@Controller('v1/evidence/:tenant')
@Scopes(['contacts:read'])
export class EvidenceController {
  constructor(private readonly desk: Desk) {}

  @Get('checkpoint')
  @Header('content-type', TEXT)
  @Header('cache-control', 'no-cache')
  @ApiOperation({ summary: 'Get the newest checkpoint: a signed note of size and root' })
  @ApiProduces('text/plain')
  @ApiOkResponse(ANY)
  checkpoint(@Req() request: Request, @Param('tenant') log: string) {
    return this.#read(request, log, async (tx, one) => (await noteOf(tx, one)).note);
  }

  @Get('keys')
  @Header('content-type', TEXT)
  @ApiOperation({ summary: 'Get the keys that signed, oldest first; compare them with your own' })
  @ApiProduces('text/plain')
  @ApiOkResponse(ANY)
  keys(@Req() request: Request, @Param('tenant') log: string) {
    return this.#read(request, log, async (tx) => {
      const keys = await vkeysOf(tx);
      return keys.map((vkey) => `${vkey}\n`).join('');
    });
  }

  @Get('proof/inclusion')
  @Header('content-type', TEXT)
  @ApiOperation({ summary: 'Prove that a record lies in the log (c2sp.org/tlog-proof)' })
  @ApiProduces('text/plain')
  @ApiOkResponse(ANY)
  inclusion(
    @Req() request: Request,
    @Param('tenant') log: string,
    @Query({ schema: inclusionQuery }) { record, size }: InclusionQuery,
  ) {
    return this.#read(request, log, async (tx, one) => {
      const id = fromPublicId('record', record) ?? record;
      const proof = await inclusionFile(tx, id, await noteOf(tx, one, size));
      if (proof !== undefined) return proof;
      throw new Problem('not-found', 'the log has no such record below this checkpoint');
    });
  }

  @Get('proof/consistency')
  @Header('content-type', TEXT)
  @ApiOperation({ summary: 'Prove that an older checkpoint is the beginning of a newer one' })
  @ApiProduces('text/plain')
  @ApiOkResponse(ANY)
  consistency(
    @Req() request: Request,
    @Param('tenant') log: string,
    @Query({ schema: consistencyQuery }) { from, to }: ConsistencyQuery,
  ) {
    return this.#read(request, log, async (tx, one) => {
      const { size } = await noteOf(tx, one, to);
      if (from <= size) return consistencyFile(tx, one, from, size);
      throw fieldProblem('validation-failed', {
        pointer: '/from',
        in: 'query',
        detail: `is beyond the newer checkpoint of size ${size}`,
        remedy: 'a checkpoint that is newer than ours is of another log, or ours was set back',
      });
    });
  }

  @Get('tile/entries/*path')
  @Scopes(['evidence:read'])
  @ApiOperation({ summary: 'Get a bundle of entries: records without personal data' })
  @ApiProduces(BYTES)
  @ApiOkResponse(BINARY)
  entries(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('tenant') log: string,
    @Param('path') path: string[],
  ) {
    return this.#tile(request, response, log, ['entries', ...path]);
  }

  @Get('tile/*path')
  @ApiOperation({ summary: 'Get a tile: up to 256 hashes (c2sp.org/tlog-tiles)' })
  @ApiProduces(BYTES)
  @ApiOkResponse(BINARY)
  tile(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('tenant') log: string,
    @Param('path') path: string[],
  ) {
    return this.#tile(request, response, log, path[0] === 'entries' ? [] : path);
  }

  async #tile(request: Request, response: Response, log: string, path: readonly string[]) {
    const tile = readTilePath(path.join('/'));
    const bytes = await this.#read(
      request,
      log,
      async (tx, one) => tile && tileBytes(tx, one, tile),
    );
    if (bytes === undefined)
      throw new Problem('not-found', 'the published log has no such tile, or not yet so wide');
    response.type(BYTES);
    // A full tile never changes; a partial one is asked for by its width, and that does not change either.
    response.setHeader('cache-control', 'private, max-age=31536000, immutable');
    response.end(bytes);
  }

  #read<T>(request: Request, log: string, work: (tx: Tx, log: OneLog) => Promise<T>): Promise<T> {
    refuseOthers(request, log);
    return this.desk.work(request, async (tx) => work(tx, await logNamed(tx, log)));
  }
}

function tileBytes(tx: Tx, log: OneLog, { level, ...tile }: TilePath): Promise<Buffer | undefined> {
  return level === 'entries'
    ? publishedEntries(tx, log, tile)
    : publishedTile(tx, log, { ...tile, level });
}

async function noteOf(tx: Tx, log: OneLog, size?: number): Promise<Published> {
  const published = await publishedNote(tx, log, size);
  if (published !== undefined) return published;
  const what = size === undefined ? 'nothing is sealed yet' : `no checkpoint has the size ${size}`;
  throw new Problem('not-found', what);
}
