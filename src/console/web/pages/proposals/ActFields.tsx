/**
 * What the message does not say and the restriction needs: which attorney, or until when to hold. A day is one of
 * the borrower's place, wherever the reader of the message sits.
 */
import { Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { Schemas } from '../../api/client.js';
import type { ProblemBody } from '../../api/problem.js';
import { useText } from '../../words/language.js';
import { endOfDay } from '../person/zones.js';
import { useZones } from './useZones.js';
import { words } from './words.js';

type Signal = Schemas['RestrictionProposal']['signal'];

export interface Given {
  readonly attorney: string;
  /** A day; the hold ends with it. */
  readonly until: string;
}

export const NO_ACT: Given = { attorney: '', until: '' };

interface Props {
  readonly signal: Signal;
  readonly party: string;
  readonly problem: ProblemBody | undefined;
  readonly onChange: (given: Given) => void;
}

export function ActFields({ signal, party, problem, onChange }: Props) {
  const text = useText(words);
  const [given, setGiven] = useState(NO_ACT);
  useEffect(() => onChange(NO_ACT), [onChange]);
  const change = (more: Partial<Given>) => {
    setGiven({ ...given, ...more });
    onChange({ ...given, ...more });
  };
  const error = problem?.errors?.find(({ pointer }) => pointer.startsWith('/act'))?.detail;
  const status = error === undefined ? '' : 'error';
  if (signal === 'attorney')
    return (
      <Form.Item label={text.attorneyId} htmlFor="attorney" help={error} validateStatus={status}>
        <Input
          id="attorney"
          value={given.attorney}
          onChange={({ target }) => change({ attorney: target.value })}
        />
      </Form.Item>
    );
  if (signal === 'hardship')
    return (
      <Form.Item label={text.holdUntil} htmlFor="until" help={error} validateStatus={status}>
        <Input
          suffix={<Zones party={party} />}
          id="until"
          type="date"
          value={given.until}
          onChange={({ target }) => change({ until: target.value })}
        />
      </Form.Item>
    );
  return error === undefined ? null : <p role="alert">{error}</p>;
}

function Zones({ party }: { readonly party: string }) {
  const { data = [] } = useZones(party);
  return <span className="muted">{data.join(', ')}</span>;
}

/** Undefined: what the signal stands for by itself. @param zones of the person */
export function actOf(
  { signal }: Pick<Schemas['RestrictionProposal'], 'signal'>,
  { attorney, until }: Given,
  zones: readonly string[],
): Schemas['AnsweringAct'] | undefined {
  if (signal === 'attorney' && attorney !== '')
    return { kind: 'attorney', attorney: attorney.trim() };
  if (signal === 'hardship' && until !== '')
    return { kind: 'hardship_hold', reason: 'other', until: endOfDay(zones, until) };
  return undefined;
}
