/** A draft: written, saved, put before an approver, approved or refused by somebody else. */
import { Alert, Empty, Skeleton, Tag } from 'antd';
import { Link, useParams } from 'react-router';
import { problemOf } from '../../api/problem.js';
import { useSession } from '../../frame/session.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { Impact } from '../templates/Impact.js';
import { named, terms } from '../templates/terms.js';
import '../templates/templates.css';
import { Before } from './Before.js';
import { Conflict } from './Conflict.js';
import './drafts.css';
import { DraftSteps } from './DraftSteps.js';
import { Editor } from './Editor.js';
import { TestSend } from './TestSend.js';
import { useDraft, useStep, type Draft } from './useDraft.js';
import { contentOf, useWords, type Content } from './useWords.js';
import { words } from './words.js';

export function DraftPage() {
  const text = useText(words);
  const { id = '' } = useParams();
  const query = useDraft(id);
  if (query.data !== undefined) return <Opened key={id} draft={query.data} />;
  if (query.error === null) return <Skeleton active />;
  const problem = problemOf(query.error);
  if (problem.status !== 404) return <ProblemAlert problem={problem} />;
  return (
    <>
      <PageHead title={text.notFound} />
      <Empty description={<Link to="/templates">{text.back}</Link>} />
    </>
  );
}

function Opened({ draft }: { readonly draft: Draft }) {
  const text = useText(words);
  const term = useText(terms);
  const { may } = useSession();
  const { id, name, channel, locale, status, revision, people, edited_by, author } = draft;
  const steps = useStep(id);
  const saved = { content: contentOf(draft.content as Content), revision };
  const editing = useWords(id, saved);
  const isOpen = status === 'draft' || status === 'submitted';
  const isBehind = isOpen && editing.isChanged && editing.revision !== revision;
  const problem = steps.error === null ? undefined : problemOf(steps.error);
  return (
    <>
      <PageHead title={`${name} · ${term[channel]}, ${named(term, locale)}`}>
        <Tag color={status === 'submitted' ? 'processing' : 'default'}>{term[status]}</Tag>
        <span className="muted">
          {text.revision(revision)} · {text.byWhom(people[edited_by ?? author] ?? '–')}
        </span>
      </PageHead>
      {draft.refusal !== null && (
        <Alert
          type="warning"
          showIcon
          title={text.refusedBy(people[draft.refused_by ?? ''] ?? '–', draft.refusal)}
        />
      )}
      {editing.restoredAt !== undefined && !isBehind && (
        <Alert
          type="info"
          showIcon
          title={text.restored}
          action={
            <button type="button" className="link" onClick={() => editing.takeSaved()}>
              {text.takeSaved}
            </button>
          }
        />
      )}
      {isBehind && <Conflict theirs={draft} editing={editing} />}
      {problem !== undefined && problem.code !== 'stale-revision' && (
        <ProblemAlert problem={problem} />
      )}
      <DraftSteps draft={draft} editing={editing} steps={steps} isBehind={isBehind} />
      <Impact id={id} />
      <Editor
        channel={channel}
        locale={locale as 'en' | 'zh-CN'}
        editing={editing}
        isReadOnly={!isOpen || !may('templates:write')}
      />
      <Before draft={draft} content={editing.content} />
      {channel !== 'call' && may('templates:write') && isOpen && (
        <TestSend draft={id} channel={channel} isSaved={!editing.isChanged} />
      )}
    </>
  );
}
