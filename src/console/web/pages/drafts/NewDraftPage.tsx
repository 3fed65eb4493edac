/** A new template, or the next version of one: its words begin with those that are there already. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { answer, api } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { CHANNELS, LOCALES, terms } from '../templates/terms.js';
import '../templates/templates.css';
import { templateNamed } from './Before.js';
import './drafts.css';
import { Editor } from './Editor.js';
import { letGo } from './kept.js';
import type { Asked } from './useLook.js';
import { contentOf, useWords, type Content } from './useWords.js';
import { words } from './words.js';

interface What {
  readonly channel: Asked['channel'];
  readonly locale: Asked['locale'];
  readonly name: string;
}

export function NewDraftPage() {
  const [search] = useSearchParams();
  return <NewDraft key={search.get('name') ?? ''} />;
}

function NewDraft() {
  const [search, setSearch] = useSearchParams();
  const channel = CHANNELS.find((one) => one === search.get('channel')) ?? 'sms';
  const locale = LOCALES.find((one) => one === search.get('locale')) ?? 'en';
  const name = search.get('name') ?? '';
  // Above the words, which begin anew with each channel and language.
  const [about, setAbout] = useState<About>({ name, reason: '' });
  const from = useQuery({
    queryKey: ['templates', 'to begin with', channel, name, locale],
    queryFn: () => beginning({ channel, locale, name: search.has('name') ? name : '' }),
    staleTime: Infinity,
  });
  if (from.error !== null) return <ProblemAlert problem={problemOf(from.error)} />;
  if (from.data === undefined) return <Skeleton active />;
  return (
    <Begun
      key={`${channel} ${locale} ${name}`}
      what={{ channel, locale, name }}
      start={from.data}
      about={about}
      onAbout={setAbout}
      onChoose={(what) => setSearch({ ...what }, { replace: true })}
    />
  );
}

/** What is said of a draft beside its words. */
interface About {
  readonly name: string;
  readonly reason: string;
}

interface BegunProps {
  readonly what: What;
  readonly start: Content;
  readonly about: About;
  readonly onAbout: (about: About) => void;
  readonly onChoose: (what: What) => void;
}

function Begun({ what, start, about, onAbout, onChoose }: BegunProps) {
  const text = useText(words);
  const kept = `new ${what.channel}.${what.locale} ${what.name}`;
  const editing = useWords(kept, { content: start, revision: 0 });
  const { name, reason } = about;
  const goTo = useNavigate();
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/v1/template-drafts', {
          body: {
            channel: what.channel,
            locale: what.locale,
            name: name.trim(),
            content: editing.content,
            reason: reason.trim() || text.usualReason,
          },
        }),
      ),
    onSuccess: async (draft) => {
      letGo(kept);
      await queries.invalidateQueries({ queryKey: ['template-drafts'] });
      await goTo(`/template-drafts/${draft.id}`, { replace: true });
    },
  });
  return (
    <>
      <PageHead title={what.name === '' ? text.newTitle : `${text.nextTitle}: ${what.name}`} />
      {add.error !== null && <ProblemAlert problem={problemOf(add.error)} />}
      <div className="steps no-print">
        {what.name === '' && <Kind what={what} onChoose={onChoose} />}
        <label className="field reason">
          <span className="muted">{text.name}</span>
          <Input
            value={name}
            title={text.nameHint}
            disabled={what.name !== ''}
            autoComplete="off"
            onChange={(event) => onAbout({ ...about, name: event.target.value.toLowerCase() })}
          />
        </label>
        <label className="field reason">
          <span className="muted">{text.reason}</span>
          <Input
            value={reason}
            placeholder={text.usualReason}
            maxLength={500}
            onChange={(event) => onAbout({ ...about, reason: event.target.value })}
          />
        </label>
        <Button
          type="primary"
          disabled={name.trim() === ''}
          loading={add.isPending}
          onClick={() => add.mutate()}
        >
          {text.save}
        </Button>
        <small className="muted">{text.unsaved}</small>
      </div>
      <Editor channel={what.channel} locale={what.locale} editing={editing} isReadOnly={false} />
    </>
  );
}

function Kind({ what, onChoose }: Pick<BegunProps, 'what' | 'onChoose'>) {
  const text = useText(words);
  const term = useText(terms);
  return (
    <>
      <Select
        aria-label={text.channel}
        value={what.channel}
        onChange={(channel) => onChoose({ ...what, channel })}
        options={CHANNELS.map((value) => ({ value, label: term[value] }))}
      />
      <Select
        aria-label={text.locale}
        value={what.locale}
        onChange={(locale) => onChoose({ ...what, locale })}
        options={LOCALES.map((value) => ({ value, label: term[value] }))}
      />
    </>
  );
}

/** The newest version of it, or else of its sister in the other language, or else a first sentence. */
async function beginning({ channel, locale, name }: What): Promise<Content> {
  const others = LOCALES.filter((one) => one !== locale);
  for (const one of name === '' ? [] : [locale, ...others]) {
    const [version] = (await templateNamed(channel, name, one))?.versions ?? [];
    if (version !== undefined) return contentOf(version as Content);
  }
  return {
    ...(channel === 'email' ? { subject: '{{sender_name}}' } : {}),
    text: locale === 'en' ? '{{sender_name}}: ' : '【{{sender_name}}】',
    purposes: ['collection'],
    variables: {
      sender_name: {
        type: 'text',
        required: true,
        max_length: 40,
        description: locale === 'en' ? 'Who writes.' : '发送者名称。',
        example: locale === 'en' ? 'Example Bank' : '示例银行',
      },
    },
  };
}
