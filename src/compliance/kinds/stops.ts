/** Stops that time does not cure: paid, unlawful, held, disputed, not private, not the person. */
import type { Settings } from '../facts.js';
import { readInstant } from '../instants.js';
import { type Heading, type Outcome, type Rule, block, pass, review } from '../rule.js';
import type { EventOf } from '../timeline.js';
import { isAboutDebt, isMisdirected } from './contacts.js';

export function stopWhenPaid(heading: Heading): Rule {
  return {
    ...heading,
    check: (question) =>
      question.events('paid_off').some((event) => isAboutDebt(question, event))
        ? block('the debt is paid off')
        : pass,
  };
}

export function stopWhenUnlawful(heading: Heading): Rule {
  return {
    ...heading,
    check: ({ debt }) => (debt.lawful === false ? block('the debt is unlawful') : pass),
  };
}

/** An open dispute about the debt, unless the tenant chose not to hold while disputed. */
export function holdWhileDisputed(heading: Heading): Rule {
  return {
    ...heading,
    appliesTo: ({ facts }) => facts.settings.hold_while_disputed !== false,
    check(question) {
      const closed = question
        .events('dispute_closed')
        .findLast((event) => isAboutDebt(question, event));
      const open = question
        .events('dispute')
        .some((event) => isAboutDebt(question, event) && event.when > (closed?.when ?? -Infinity));
      return open ? block('a dispute about the debt is open') : pass;
    },
  };
}

type Reason = EventOf<'hold_started'>['reason'];

/** Holds of the debt for these reasons; `lifts` names the setting that may switch a reason off. */
export function hold(
  options: Heading & {
    readonly reasons: readonly Reason[];
    readonly unless?: (reason: Reason, settings: Settings) => boolean;
  },
): Rule {
  const { reasons, unless, ...heading } = options;
  return {
    ...heading,
    check(question) {
      const ended = question.events('hold_ended').findLast((event) => isAboutDebt(question, event));
      const active = question.events('hold_started').find(
        (event) =>
          reasons.includes(event.reason) &&
          isAboutDebt(question, event) &&
          event.when > (ended?.when ?? -Infinity) &&
          // `until` is exclusive: the hold is over at that instant.
          question.at < (readInstant(event.until) ?? Infinity) &&
          !unless?.(event.reason, question.facts.settings),
      );
      return active === undefined ? pass : held(active.reason, active.until);
    },
  };
}

function held(reason: Reason, until: string): Outcome {
  return block(`collection is held for ${reason.replace('_', ' ')} until ${until}`);
}

/** Group chats and endpoints that others can read or hear. */
export function privateEndpointOnly(heading: Heading): Rule {
  return {
    ...heading,
    check: ({ endpoint }) =>
      endpoint.kind === 'im_group' || endpoint.shared === true
        ? block('others can read or hear this endpoint')
        : pass,
  };
}

export function rightEndpointOnly(heading: Heading): Rule {
  return {
    ...heading,
    check: (question) =>
      isMisdirected(question, question.endpoint.id)
        ? block('this endpoint turned out to belong to somebody else')
        : pass,
  };
}

/** A borrower who has died, lacks capacity or is a minor: a person decides. */
export function activeBorrowerOnly(heading: Heading): Rule {
  return {
    ...heading,
    appliesTo: ({ attempt }) => attempt.to.relation === 'borrower',
    check: ({ facts }) => {
      const { status = 'active' } = facts.person;
      return status === 'active' ? pass : review(`the borrower is recorded as ${status}`);
    },
  };
}
