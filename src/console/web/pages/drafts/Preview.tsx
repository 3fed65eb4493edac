/** The message as it would arrive: with the examples, by the law of each place, or about a real loan. */
import { Alert, Select, Tabs, Tag } from 'antd';
import { problemOf } from '../../api/problem.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { useSource } from '../../words/useSource.js';
import { terms } from '../templates/terms.js';
import type { Asked, Look, Seen } from './useLook.js';
import { placesOf, usePlaces } from './usePlaces.js';
import { words } from './words.js';

export interface Seeing {
  readonly residences: readonly string[];
  readonly sender_kind: 'creditor' | 'collector';
  readonly about?: Asked['about'];
}

interface Props {
  readonly channel: Asked['channel'];
  readonly look: Look;
  readonly seeing: Seeing;
  readonly onSee: (seeing: Seeing) => void;
}

type Message = Pick<Seen, 'subject' | 'text' | 'segments' | 'encoding'>;
type Demands = NonNullable<Seen['required']>;

export function Preview({ channel, look, seeing, onSee }: Props) {
  const text = useText(words);
  const term = useText(terms);
  const places = usePlaces();
  const { seen, isBehind, error } = look;
  return (
    <section aria-label={text.preview}>
      <h2>{text.previewOf(term[channel])}</h2>
      <div className="filters no-print">
        <Select
          mode="tags"
          aria-label={text.places}
          value={[...seeing.residences]}
          onChange={(typed) => onSee({ ...seeing, residences: placesOf(typed) })}
          options={places}
          optionLabelProp="value"
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          placeholder={text.places}
          className="wide"
        />
        <Select
          aria-label={text.senderKind}
          value={seeing.sender_kind}
          onChange={(sender_kind) => onSee({ ...seeing, sender_kind })}
          options={(['creditor', 'collector'] as const).map((value) => ({
            value,
            label: text[value],
          }))}
        />
      </div>
      {error !== null && <ProblemAlert problem={problemOf(error)} />}
      {seen !== undefined && (
        <>
          <p className="muted" aria-live="polite">
            {isBehind ? text.behind : '\u00a0'}
          </p>
          <Tabs
            size="small"
            items={[
              {
                key: 'samples',
                label: seeing.about === undefined ? text.samples : text.loan,
                children: <Shown channel={channel} message={seen} demands={seen.required} />,
              },
              ...(seen.residences ?? []).map((one) => ({
                key: one.residence,
                label: one.required.some(({ verdict }) => verdict === 'block') ? (
                  <span className="lacking">{one.residence} !</span>
                ) : (
                  one.residence
                ),
                children: <Shown channel={channel} message={one} demands={one.required} />,
              })),
            ]}
          />
        </>
      )}
    </section>
  );
}

interface ShownProps {
  readonly channel: Asked['channel'];
  readonly message: Message;
  readonly demands: Demands | undefined;
}

function Shown({ channel, message, demands }: ShownProps) {
  const text = useText(words);
  const { subject, text: said, segments, encoding } = message;
  return (
    <>
      <div className={`message ${channel}`}>
        {subject !== undefined && <strong>{subject}</strong>}
        <div>{said}</div>
      </div>
      {segments !== undefined && (
        <p>
          <Tag color={segments > 1 ? 'warning' : 'success'}>
            {text.segments(segments, encoding ?? '')}
          </Tag>
        </p>
      )}
      {demands !== undefined && channel !== 'call' && <Wanted demands={demands} />}
    </>
  );
}

function Wanted({ demands }: { readonly demands: Demands }) {
  const text = useText(words);
  const source = useSource();
  if (demands.length === 0) return <p className="muted">{text.noDemands}</p>;
  return (
    <>
      <h3>{text.demands}</h3>
      <ul className="plain">
        {demands.map(({ rule, verdict, because, says, citation }) => (
          <li key={rule}>
            <Tag color={verdict === 'pass' ? 'success' : verdict === 'block' ? 'error' : 'warning'}>
              {verdict === 'pass'
                ? text.there
                : verdict === 'block'
                  ? text.notThere
                  : text.doubtful}
            </Tag>{' '}
            {says} <span className="muted">({source(citation)})</span>
            {verdict !== 'pass' && <Alert type="warning" title={because} />}
          </li>
        ))}
      </ul>
    </>
  );
}
