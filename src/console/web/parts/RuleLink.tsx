/** Codes of rules lead to the pages that say what each requires and where that is written. */
import { Fragment } from 'react';
import { Link } from 'react-router';

export function RuleLink({ rule }: { readonly rule: string }) {
  return (
    <Link className="rule-link" to={`/rules/${encodeURIComponent(rule)}`}>
      {rule}
    </Link>
  );
}

export function RuleLinks({ rules }: { readonly rules: readonly string[] }) {
  return rules.map((rule, i) => (
    <Fragment key={rule}>
      {i > 0 && ', '}
      <RuleLink rule={rule} />
    </Fragment>
  ));
}
