/** What can be done with a draft now, by whoever looks at it, and why the rest cannot. */
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSession } from '../../frame/session.js';
import { AskedButton } from '../../parts/AskedButton.js';
import { useText } from '../../words/language.js';
import type { Draft, Step, Steps } from './useDraft.js';
import { useMe } from './useMe.js';
import type { Editing } from './useWords.js';
import { words } from './words.js';

interface Props {
  readonly draft: Draft;
  readonly editing: Editing;
  readonly steps: Steps;
  /** Somebody else has saved meanwhile: first it is chosen which words go on. */
  readonly isBehind: boolean;
}

export function DraftSteps({ draft, editing, steps, isBehind }: Props) {
  const text = useText(words);
  const { may } = useSession();
  const { status, template, version } = draft;
  if (status === 'approved' && template !== null) {
    return (
      <p>
        {text.approved(version ?? 1)} <Link to={`/templates/${template}`}>{text.toTemplate}</Link>
      </p>
    );
  }
  if (status === 'discarded') return <p>{text.discarded}</p>;
  return (
    <div className="steps no-print">
      {may('templates:write') && (
        <Write draft={draft} editing={editing} steps={steps} isBehind={isBehind} />
      )}
      {status === 'submitted' && !editing.isChanged && <Decide draft={draft} steps={steps} />}
    </div>
  );
}

function Write({ draft, editing, steps, isBehind }: Props) {
  const text = useText(words);
  const { message } = App.useApp();
  const [reason, setReason] = useState<string>();
  const [isAsking, setAsking] = useState(false);
  const { isChanged, content, revision } = editing;
  const why = (reason ?? draft.reason).trim() || text.usualReason;
  const save = () =>
    steps.mutate(
      { how: 'save', revision, content, reason: why },
      {
        onSuccess: (next) => {
          editing.standOn(next.revision);
          void message.success(text.saved(next.revision));
        },
      },
    );
  const step = (one: Step, done: string) =>
    steps.mutate(one, { onSuccess: () => void message.success(done) });
  const isDraft = draft.status === 'draft';
  return (
    <>
      <label className="field reason">
        <span className="muted">{text.reason}</span>
        <Input
          value={reason ?? draft.reason}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <Button
        type={isChanged ? 'primary' : 'default'}
        disabled={!isChanged || isBehind}
        loading={steps.isPending}
        onClick={save}
      >
        {text.save}
      </Button>
      {isDraft && (
        <Button
          type={isChanged ? 'default' : 'primary'}
          disabled={isChanged || !draft.check.submittable}
          onClick={() => step({ how: 'submit', revision: draft.revision }, text.submitted)}
        >
          {text.submit}
        </Button>
      )}
      <AskedButton
        sure={text.discardSure}
        isAsking={isAsking}
        onLeave={() => setAsking(false)}
        onSure={() => {
          setAsking(false);
          step({ how: 'discard', revision: draft.revision, reason: why }, text.discarded);
        }}
        onClick={() => setAsking(true)}
      >
        {text.discard}
      </AskedButton>
      <small className="muted">
        {isChanged ? text.unsaved : isDraft && !draft.check.submittable ? text.notYet : ''}
      </small>
    </>
  );
}

function Decide({ draft, steps }: Pick<Props, 'draft' | 'steps'>) {
  const text = useText(words);
  const { message } = App.useApp();
  const { may } = useSession();
  const me = useMe();
  const [refusal, setRefusal] = useState('');
  const { people, editors, submitted_by, author, revision } = draft;
  const writers = [...new Set([...editors, submitted_by ?? author])];
  const isMine = me !== undefined && writers.includes(me);
  const step = (one: Step, done: string) =>
    steps.mutate(one, { onSuccess: () => void message.success(done) });
  return (
    <>
      <p className="four-eyes">
        {isMine
          ? text.fourEyesYou
          : text.fourEyes(writers.map((one) => people[one] ?? one).join(', '))}
      </p>
      {may('templates:approve') && (
        <>
          <Button
            type="primary"
            disabled={isMine}
            loading={steps.isPending}
            onClick={() =>
              step({ how: 'approve', revision }, text.approved((draft.latest_version ?? 0) + 1))
            }
          >
            {text.approve}
          </Button>
          <Input
            aria-label={text.refusal}
            placeholder={text.refusal}
            value={refusal}
            maxLength={500}
            className="refusal"
            onChange={(event) => setRefusal(event.target.value)}
          />
          <Button
            disabled={refusal.trim() === ''}
            onClick={() => step({ how: 'refuse', revision, reason: refusal.trim() }, text.refused)}
          >
            {text.refuse}
          </Button>
        </>
      )}
    </>
  );
}
