/** Where users want to see words for themselves: they enter an address and prove it by the code that comes. */
import { Body, Controller, Get, Param, Put, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import {
  enterAddress,
  ownAddresses,
  proveAddress,
  type OwnChannel,
} from '../dispatch/own-address.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import { iso } from '../platform/clock.js';
import { fieldProblem, Problem } from '../platform/problem.js';
import { isBad, readAddress } from '../portfolio/address.js';
import { endpointsAt } from '../portfolio/party.repository.js';
import type { Scribe } from '../portfolio/scribe.js';
import { Desk, idIn } from './desk.js';
import { listOf } from './paging.js';
import { TestSender } from './test-sender.js';
import {
  ownAddress,
  ownAddressList,
  ownAddressShown,
  ownChannel,
  ownCode,
  type OwnAddressBody,
  type OwnCode,
} from './test-sends.schema.js';

@ApiTags('templates')
@Controller('v1/own-addresses')
@Scopes(['templates:write'])
export class OwnAddressesController {
  constructor(
    private readonly desk: Desk,
    private readonly sender: TestSender,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List your own addresses' })
  @ApiOkResponse({ standardSchema: ownAddressList })
  async list(@Req() request: Request) {
    return listOf(await this.#own(request), false);
  }

  @Put(':channel')
  @ApiOperation({ summary: 'Enter your own address; a code is sent there' })
  @ApiOkResponse({ standardSchema: ownAddressShown })
  async enter(
    @Req() request: Request,
    @Param('channel', { schema: ownChannel }) channel: OwnChannel,
    @Body({ schema: ownAddress }) body: OwnAddressBody,
  ) {
    const { user_id } = principalOf(request);
    const { status, error_code } = await this.sender.code(request, async (scribe) => {
      const { tx, keys } = scribe;
      const sender_id = await idIn(tx, 'organisation', body.sender);
      const address = await addressOf(scribe, channel, body.address);
      const code = await enterAddress(tx, keys, { user_id, channel }, address);
      const text = `Dunwell: ${code} is the code to confirm your address. 验证码：${code}。`;
      const subject = channel === 'email' ? { subject: 'Dunwell: confirm your address' } : {};
      return { user_id, channel, sender_id, content: { ...subject, text }, template: null, code };
    });
    if (status === 'refused') {
      throw new Problem('no-vendor', `the vendor did not take the code: \`${error_code}\``);
    }
    return this.#one(request, channel);
  }

  @Put(':channel/code')
  @ApiOperation({ summary: 'Prove your address by the code that was sent there' })
  @ApiOkResponse({ standardSchema: ownAddressShown })
  async prove(
    @Req() request: Request,
    @Param('channel', { schema: ownChannel }) channel: OwnChannel,
    @Body({ schema: ownCode }) { code }: OwnCode,
  ) {
    const { user_id } = principalOf(request);
    // A wrong one commits: it is counted.
    const isProved = await this.desk.work(request, (tx) =>
      proveAddress(tx, this.desk.keys, { user_id, channel }, code),
    );
    if (!isProved) throw new Problem('wrong-code', 'this code proves no address of yours');
    return this.#one(request, channel);
  }

  async #one(request: Request, channel: OwnChannel) {
    const found = (await this.#own(request)).find((one) => one.channel === channel);
    if (found === undefined) throw new Problem('not-found', 'you have no such address');
    return found;
  }

  #own(request: Request) {
    const { user_id } = principalOf(request);
    return this.desk.work(request, async (tx) => {
      const rows = await ownAddresses(tx, this.desk.keys, user_id);
      return rows.map(({ verified_at, ...row }) => ({
        object: 'own_address' as const,
        ...row,
        verified_at: verified_at === null ? null : iso(verified_at.getTime()),
      }));
    });
  }
}

/** A borrower's address gets no code: who stopped all messages would get one more. */
async function addressOf({ tx, keys }: Scribe, channel: OwnChannel, text: string): Promise<string> {
  const read = readAddress(channel === 'sms' ? 'mobile' : 'email', text, '');
  if (isBad(read)) {
    throw fieldProblem('validation-failed', { pointer: '/address', ...read });
  }
  const kind = channel === 'sms' ? 'phone' : 'email';
  if ((await endpointsAt(tx, keys, kind, read.same)).length === 0) return read.address;
  throw fieldProblem('inconsistent-request', {
    pointer: '/address',
    detail: 'belongs to somebody in the portfolio',
    remedy: 'send an address that no party has',
  });
}
