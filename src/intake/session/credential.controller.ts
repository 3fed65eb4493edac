/** What somebody gets in with: their password, their authenticator, and the invitation that begins both. */
import { Body, Controller, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { EvidenceLog } from '../../evidence/record.js';
import { OwnSession, Public } from '../../platform/access/api-key.guard.js';
import {
  confirmTotp,
  credentialOf,
  offerTotp,
  renewRecoveryCodes,
  setPassword,
} from '../../platform/access/credential.repository.js';
import { acceptInvitation, findInvitation } from '../../platform/access/invitation.js';
import { hashPassword } from '../../platform/access/password.js';
import { principalOf } from '../../platform/access/principal.js';
import { readSecret } from '../../platform/access/secret-text.js';
import { endSessionsOf, renewToken } from '../../platform/access/session.repository.js';
import { offered } from '../../platform/access/totp.js';
import { Database, type Tx } from '../../platform/database.js';
import { Problem } from '../../platform/problem.js';
import { Desk } from '../desk.js';
import { recordChange, refuseWeak, sessionResource } from './session.acts.js';
import { SessionDoor, slugOf } from './session.door.js';
import {
  invitationAnswer,
  invitationTaken,
  passwordChange,
  proofAgain,
  recoveryCodes,
  session,
  totpConfirmation,
  totpOffer,
  type InvitationAnswer,
  type PasswordChange,
  type ProofAgain,
  type TotpConfirmation,
} from './session.schema.js';

@ApiTags('sessions')
@Controller('v1/session')
export class CredentialController {
  constructor(
    private readonly door: SessionDoor,
    private readonly desk: Desk,
    private readonly database: Database,
    private readonly evidence: EvidenceLog,
  ) {}

  @Put('password')
  @OwnSession(true)
  @ApiOperation({ summary: 'Change your password; your other sessions end' })
  @ApiOkResponse({ standardSchema: session })
  async changePassword(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: passwordChange }) { new_password, ...proof }: PasswordChange,
  ) {
    const { login, user_id } = await this.door.proveAgain(request, proof);
    await refuseWeak('new_password', new_password, login);
    const hash = await hashPassword(new_password);
    return this.#renewed(request, response, async (tx, id) => {
      await setPassword(tx, user_id, hash);
      await endSessionsOf(tx, user_id, 'password', id);
      await recordChange({ tx, evidence: this.evidence }, 'password_changed', user_id);
    });
  }

  @Post('totp')
  @HttpCode(200)
  @OwnSession(true)
  @ApiOperation({
    summary: 'Get a secret for an authenticator; it counts once a code has proved it',
  })
  @ApiOkResponse({ standardSchema: totpOffer })
  async offer(@Req() request: Request, @Body({ schema: proofAgain }) proof: ProofAgain) {
    const { login, user_id } = await this.door.proveAgain(request, proof);
    return this.desk.work(request, async (tx, { keys }) => {
      const secret = await offerTotp(tx, keys, user_id);
      return { object: 'totp_offer', ...offered(secret, login) };
    });
  }

  @Post('totp/confirm')
  @HttpCode(200)
  @OwnSession(true)
  @ApiOperation({
    summary: 'Prove the new authenticator; answers recovery codes, which are shown once',
  })
  @ApiOkResponse({ standardSchema: recoveryCodes })
  async confirm(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: totpConfirmation }) { code }: TotpConfirmation,
  ) {
    const { user_id } = principalOf(request);
    let codes: string[] = [];
    await this.#renewed(request, response, async (tx, id) => {
      const made = await confirmTotp(tx, this.desk.keys, user_id, code);
      if (made === undefined)
        throw new Problem('wrong-code', 'the code does not fit the secret that was offered');
      codes = made;
      await endSessionsOf(tx, user_id, 'again', id);
      await recordChange({ tx, evidence: this.evidence }, 'totp_enrolled', user_id);
    });
    return { object: 'recovery_codes', codes };
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @OwnSession(true)
  @ApiOperation({ summary: 'Get new recovery codes; the earlier ones are void' })
  @ApiOkResponse({ standardSchema: recoveryCodes })
  async newCodes(@Req() request: Request, @Body({ schema: proofAgain }) proof: ProofAgain) {
    const { user_id, totp_secret } = await this.door.proveAgain(request, proof);
    if (totp_secret === null)
      throw new Problem('second-factor-needed', 'recovery codes stand in for an authenticator');
    return this.desk.work(request, async (tx, { evidence }) => {
      const codes = await renewRecoveryCodes(tx, user_id);
      await recordChange({ tx, evidence }, 'recovery_codes_renewed', user_id);
      return { object: 'recovery_codes', codes };
    });
  }

  @Post('invitation')
  @HttpCode(200)
  @Public(true)
  @ApiOperation({ summary: 'Choose a password, with the token of an invitation; then sign in' })
  @ApiOkResponse({ standardSchema: invitationTaken })
  async accept(
    @Req() request: Request,
    @Body({ schema: invitationAnswer }) { token, password }: InvitationAnswer,
  ) {
    this.door.refuseForeign(request);
    const held = readSecret('dwi', token);
    if (held === undefined) throw over();
    const { tenant, hash } = held;
    const found = await this.database.tx(tenant, (tx) => findInvitation(tx, hash));
    if (found === undefined) throw over();
    await refuseWeak('password', password, found.login);
    const hashed = await hashPassword(password);
    return this.database.tx(tenant, async (tx) => {
      if (!(await acceptInvitation(tx, hash, hashed))) throw over();
      await recordChange({ tx, evidence: this.evidence }, 'invitation_used', found.user_id);
      const now = await credentialOf(tx, { user_id: found.user_id });
      const hasTotp = now !== undefined && now.totp_secret !== null;
      const second_factor = hasTotp ? 'enrolled' : 'none';
      const { login } = found;
      return { object: 'invitation', tenant: await slugOf(tx), login, second_factor };
    });
  }

  /** Does `work`, and gives the session a new token: whoever knew the old one is left behind. */
  async #renewed(
    request: Request,
    response: Response,
    work: (tx: Tx, sessionId: string) => Promise<void>,
  ) {
    const { tenant, user_id, session_id } = principalOf(request);
    const id = session_id ?? '';
    const { token, shown } = await this.database.tx(tenant, async (tx) => {
      // Whoever signs in at this moment has done so, and is seen when sessions are ended, or waits for us.
      await credentialOf(tx, { user_id }, true);
      await work(tx, id);
      const renewed = await renewToken(tx, id);
      const holding = { session_id: id, user_id, token: renewed, totpFor: this.door.totpFor };
      return { token: renewed, shown: await sessionResource(tx, holding) };
    });
    this.door.carry(request, response, token);
    return shown;
  }
}

function over(): Problem {
  return new Problem('invitation-over', 'the invitation was used, is too old, or another was made');
}
