/** Acts that need a reason: typed once, kept for its row while one looks at another, then a click or Ctrl and Enter. */
import { Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ProblemBody } from '../../api/problem.js';
import { AskedButton } from '../../parts/AskedButton.js';
import { Key } from '../../parts/Key.js';
import { useKeys } from '../../parts/useKeys.js';
import { useText } from '../../words/language.js';
import { words } from './words.js';

export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly isMain?: boolean;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
  /** Asked first, where nothing brings it back. */
  readonly sure?: string;
  readonly act: (reason: string) => void;
}

interface Props {
  /** The row that it is about. */
  readonly about: string;
  readonly choices: readonly Choice[];
  readonly isActing: boolean;
  readonly problem: ProblemBody | undefined;
  readonly children?: ReactNode;
}

/** What was typed about each row, for as long as the window is open. */
const typed = new Map<string, string>();

export function ReasonForm(props: Props) {
  return <Fields key={props.about} {...props} />;
}

const box = () => document.getElementById('reason');

function Fields({ about, choices, isActing, problem, children }: Props) {
  const text = useText(words);
  const [reason, setReason] = useState(typed.get(about) ?? '');
  const [isMissing, setMissing] = useState(false);
  const [asked, setAsked] = useState<string>();
  const choose = ({ act, isDisabled, sure, key }: Choice, isSure = false) => {
    if (isDisabled === true || isActing) return;
    setMissing(reason.trim() === '');
    if (reason.trim() === '') box()?.focus();
    else if (sure !== undefined && !isSure) setAsked(key);
    else {
      setAsked(undefined);
      act(reason.trim());
    }
  };
  useKeys({
    r: () => box()?.focus(),
    ...Object.fromEntries(
      choices.map((choice) => [choice.key.toLowerCase(), () => choose(choice)]),
    ),
  });
  const refused = problem?.errors?.find(({ pointer }) => /^\/(reason|why)$/.test(pointer));
  const error = refused?.detail ?? (isMissing ? text.reasonMissing : undefined);
  const main = choices.find(({ isMain }) => isMain === true);
  return (
    <Form layout="vertical" component="div">
      {children}
      <Form.Item
        label={
          <>
            {text.reason} <Key name="R" />
          </>
        }
        htmlFor="reason"
        required
        validateStatus={error === undefined ? '' : 'error'}
        help={error}
      >
        <Input.TextArea
          id="reason"
          rows={2}
          value={reason}
          maxLength={500}
          placeholder={text.reasonHint}
          onChange={({ target }) => {
            typed.set(about, target.value);
            setReason(target.value);
            setMissing(false);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && main !== undefined)
              choose(main);
          }}
        />
      </Form.Item>
      <div className="choices">
        {choices.map((choice) => (
          <AskedButton
            key={choice.key}
            sure={choice.sure}
            isAsking={asked === choice.key}
            onSure={() => choose(choice, true)}
            onLeave={() => setAsked(undefined)}
            type={choice.isMain === true ? 'primary' : 'default'}
            danger={choice.isDanger === true}
            disabled={choice.isDisabled === true}
            loading={isActing}
            onClick={() => choose(choice)}
          >
            {choice.label} <Key name={choice.key} />
          </AskedButton>
        ))}
      </div>
    </Form>
  );
}
