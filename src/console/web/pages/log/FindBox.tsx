/** One box for whatever somebody knows of a person. A number goes to the service in a body, and never into the address. */
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Input, Space } from 'antd';
import { useState, type RefObject } from 'react';
import type { InputRef } from 'antd';
import { answer, api, type Schemas } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { words } from './words.js';

export interface Choice {
  readonly kind: 'party' | 'debt' | 'contact';
  readonly ids: readonly string[];
}

interface Props {
  readonly box: RefObject<InputRef | null>;
  readonly onChoice: (choice: Choice) => void;
}

export function FindBox({ box, onChoice }: Props) {
  const text = useText(words);
  const [typed, setTyped] = useState('');
  const asked = useMutation({
    mutationFn: (of: string) => answer(api.POST('/v1/find', { body: { text: of } })),
    onSuccess: (found) => {
      const [only, ...others] = choicesIn(found);
      if (only !== undefined && others.length === 0) choose(only);
    },
  });
  const choose = (choice: Choice) => {
    asked.reset();
    setTyped('');
    onChoice(choice);
  };
  const found = asked.data;
  const choices = found === undefined ? [] : choicesIn(found);
  return (
    <div className="no-print">
      <Input.Search
        ref={box}
        value={typed}
        aria-label={text.find}
        placeholder={text.find}
        enterButton={text.findButton}
        loading={asked.isPending}
        maxLength={254}
        onChange={({ target }) => setTyped(target.value)}
        onSearch={(of) => of.trim() !== '' && asked.mutate(of.trim())}
      />
      {asked.error !== null && <ProblemAlert problem={problemOf(asked.error)} />}
      {found !== undefined && choices.length === 0 && (
        <Alert type="info" role="status" title={text.nothing(asked.variables ?? '')} />
      )}
      {found !== undefined && choices.length > 1 && <Choices found={found} onChoice={choose} />}
    </div>
  );
}

type Found = Schemas['FoundThings'];

function choicesIn({ parties, debts, contacts }: Found): Choice[] {
  return [
    ...parties.map(({ id }) => ({ kind: 'party' as const, ids: [id] })),
    ...debts.map(({ id }) => ({ kind: 'debt' as const, ids: [id] })),
    ...contacts.map(({ id }) => ({ kind: 'contact' as const, ids: [id] })),
  ];
}

interface ChoicesProps {
  readonly found: Found;
  readonly onChoice: (choice: Choice) => void;
}

function Choices({ found, onChoice }: ChoicesProps) {
  const text = useText(words);
  const { parties, debts, contacts } = found;
  return (
    <Space wrap role="group" aria-label={text.several}>
      <span>{text.several}</span>
      {parties.map(({ id, external_id, name, residence }) => (
        <Button key={id} size="small" onClick={() => onChoice({ kind: 'party', ids: [id] })}>
          {text.person} {external_id} · {name} · {residence}
        </Button>
      ))}
      {parties.length > 1 && (
        <Button
          size="small"
          onClick={() => onChoice({ kind: 'party', ids: parties.map(({ id }) => id) })}
        >
          {text.all}
        </Button>
      )}
      {debts.map(({ id, external_id }) => (
        <Button key={id} size="small" onClick={() => onChoice({ kind: 'debt', ids: [id] })}>
          {text.debt} {external_id}
        </Button>
      ))}
      {contacts.map(({ id, external_id }) => (
        <Button key={id} size="small" onClick={() => onChoice({ kind: 'contact', ids: [id] })}>
          {text.contact} {external_id}
        </Button>
      ))}
    </Space>
  );
}
