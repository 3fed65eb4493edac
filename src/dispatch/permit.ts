/**
 * The only key that opens a vendor adapter.
 *
 * A permit is made here alone, from a contact that has just moved from `permitted` to `sending`, or for a
 * user's own address. The class cannot be built elsewhere, and an adapter asks for it once more when it runs, because a cast is
 * no proof.
 */
import type { VendorTemplate } from './vendor-template.js';

export interface PermitTerms {
  readonly tenant: number;
  readonly contact_id: string;
  readonly attempt_id: string;
  readonly channel: 'sms' | 'email';
  /** The address the decision judged. */
  readonly address: string;
  readonly content: { readonly subject?: string; readonly text: string; readonly html?: string };
  /** SHA-256 of the content the decision judged. */
  readonly text_hash: Buffer;
  readonly sender: {
    readonly name: string;
    readonly sms_from: string | null;
    readonly email_from: string | null;
    readonly reply_to: string | null;
  };
  /** What the chosen vendor has approved for the template that was rendered. */
  readonly vendor_templates: readonly VendorTemplate[];
  /** A mail's one-click address; elsewhere the words say how. */
  readonly opt_out_url: string | null;
  /** Milliseconds: the vendor call must begin before, and the vendor must not deliver after. */
  readonly expires_at: number;
  readonly deliver_until: number;
  /** It goes to a user's own address, for a look: `contact_id` is that of the test. */
  readonly is_test?: true;
}

export class PermitError extends Error {
  override name = 'PermitError';
}

const issued = new WeakSet<object>();

export class Permit {
  readonly #terms: PermitTerms;

  private constructor(terms: PermitTerms) {
    this.#terms = terms;
  }

  /** Called only by `send.ts`, inside the compare-and-set; the architecture test holds that. */
  static issue(terms: PermitTerms): Permit {
    const permit = new Permit(Object.freeze({ ...terms }));
    issued.add(permit);
    return permit;
  }

  /** Called only by `test-send.ts`, for an address that its user has proved, or is to prove. */
  static issueForTest(terms: Omit<PermitTerms, 'is_test' | 'opt_out_url'>): Permit {
    const permit = new Permit(Object.freeze({ ...terms, opt_out_url: null, is_test: true }));
    issued.add(permit);
    return permit;
  }

  /**
   * The terms, once: what was sent with a permit cannot be sent with it again. Throws PermitError for
   * anything that is not a permit, is used up, has expired, or is for another channel.
   */
  static redeem(permit: Permit, channel: PermitTerms['channel'], now: number): PermitTerms {
    if (!issued.delete(permit)) throw new PermitError('this is no permit, or it was used before');
    const terms = permit.#terms;
    if (terms.channel !== channel)
      throw new PermitError(`a permit for \`${terms.channel}\` does not open \`${channel}\``);
    if (now >= terms.expires_at)
      throw new PermitError('the permit has expired: the contact must be judged again');
    return terms;
  }
}
