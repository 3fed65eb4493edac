/** What the message does not say and the restriction needs: which attorney, or until when to hold. */
import { Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { Schemas } from '../../api/client.js';
import type { ProblemBody } from '../../api/problem.js';
import { useText } from '../../words/language.js';
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
  readonly problem: ProblemBody | undefined;
  readonly onChange: (given: Given) => void;
}

export function ActFields({ signal, problem, onChange }: Props) {
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
          id="until"
          type="date"
          value={given.until}
          onChange={({ target }) => change({ until: target.value })}
        />
      </Form.Item>
    );
  return error === undefined ? null : <p role="alert">{error}</p>;
}

/** Undefined: what the signal stands for by itself. */
export function actOf(
  { signal }: Pick<Schemas['RestrictionProposal'], 'signal'>,
  { attorney, until }: Given,
): Schemas['AnsweringAct'] | undefined {
  if (signal === 'attorney' && attorney !== '')
    return { kind: 'attorney', attorney: attorney.trim() };
  if (signal === 'hardship' && until !== '')
    return {
      kind: 'hardship_hold',
      reason: 'other',
      until: new Date(`${until}T23:59:59`).toISOString(),
    };
  return undefined;
}
