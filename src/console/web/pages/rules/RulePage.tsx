/** One rule: what findings anywhere lead to. */
import { Alert, Descriptions, Empty, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { problemOf } from '../../api/problem.js';
import { useSession } from '../../frame/session.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useLanguage, useText } from '../../words/language.js';
import { useSource } from '../../words/useSource.js';
import { figuresOf } from './figures.js';
import { placeName } from './places.js';
import { RuleState } from './RuleState.js';
import { type Rule, useRules } from './useRules.js';
import { type Text, words } from './words.js';

export function RulePage() {
  const text = useText(words);
  const { code = '' } = useParams();
  const rules = useRules();
  if (rules.isLoading) return <Skeleton active />;
  const rule = rules.data?.data.find((one) => one.code === code);
  return (
    <>
      <PageHead title={code}>
        <Link to="/rules" className="no-print">
          {text.back}
        </Link>
      </PageHead>
      {rules.error !== null && <ProblemAlert problem={problemOf(rules.error)} />}
      {rule !== undefined && <Shown rule={rule} />}
      {rule === undefined && rules.error === null && (
        <Empty description={`${text.notFound(code)}. ${text.notFoundHint}`} />
      )}
    </>
  );
}

function Shown({ rule }: { readonly rule: Rule }) {
  const text = useText(words);
  const { language } = useLanguage();
  const { may } = useSession();
  const source = useSource();
  return (
    <>
      <p className="rule-says">{rule.says}</p>
      <Descriptions
        bordered
        size="small"
        column={1}
        items={[
          {
            key: 'state',
            label: text.status,
            children: (
              <>
                <RuleState rule={rule} /> {rule.status === 'in_force' && text.in_force}
              </>
            ),
          },
          {
            key: 'numbers',
            label: text.numbers,
            children: figuresOf(rule.numbers, text, language) || text.none,
          },
          { key: 'source', label: text.source, children: source(rule.source) },
          { key: 'confidence', label: text.confidence, children: text[rule.confidence] },
          { key: 'term', label: text.term, children: termText(rule, text) },
          {
            key: 'places',
            label: text.places,
            children: rule.packs.map((pack) => placeName(pack, text, language)).join(', '),
          },
          { key: 'binds', label: text.binds, children: text[rule.binds] },
          { key: 'topic', label: text.topic, children: text[rule.topic] },
        ]}
      />
      <Alert className="rule-hint" type="info" title={hintOf(rule, text)} />
      <p className="no-print rule-links">
        <Link to={`/contacts?rule=${rule.code}`}>{text.contacts}</Link>
        {(rule.kind === 'house' || rule.optional) && may('policies:read') && (
          <Link to="/policy">{text.openPolicy}</Link>
        )}
      </p>
    </>
  );
}

function hintOf({ kind, optional }: Rule, text: Text): string {
  if (optional) return text.optionalHint;
  return kind === 'house' ? text.houseHint : text.lawHint;
}

function termText({ in_force_from, in_force_to }: Rule, text: Text): string {
  const parts = [
    ...(in_force_from === null ? [] : [text.from(in_force_from)]),
    ...(in_force_to === null ? [] : [text.to(in_force_to)]),
  ];
  return parts.length === 0 ? text.always : parts.join(' ');
}
