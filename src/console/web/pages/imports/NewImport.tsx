/** A file, what its columns mean, and whether it is only tried. */
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Checkbox, Form, Radio } from 'antd';
import { useState, type ChangeEvent } from 'react';
import { answer, api, type Schemas } from '../../api/client.js';
import { problemOf, type ProblemBody } from '../../api/problem.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useSession } from '../../frame/session.js';
import { useText } from '../../words/language.js';
import { headOf, type Head } from './head.js';
import { mappingOf, Mapping, remembered, remember, type Mapped } from './Mapping.js';
import { words } from './words.js';

type Kind = Schemas['NewImport']['kind'];

const SCOPES: Readonly<Record<Kind, string>> = {
  parties: 'portfolio:write',
  debts: 'portfolio:write',
  events: 'events:write',
  contacts: 'contacts:write',
};
const KINDS: readonly Kind[] = ['parties', 'debts', 'events', 'contacts'];

export function NewImport({ onEnd }: { readonly onEnd: (id: string | undefined) => void }) {
  const text = useText(words);
  const queries = useQueryClient();
  const { may } = useSession();
  const kinds = KINDS.filter((each) => may(SCOPES[each]));
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'events');
  const [file, setFile] = useState<File>();
  const [head, setHead] = useState<Head>();
  const [mapped, setMapped] = useState<Mapped>(() => remembered(kind));
  const [isTrial, setTrial] = useState(true);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<ProblemBody>();
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = target.files ?? [];
    setFile(chosen);
    setHead(chosen === undefined ? undefined : await headOf(chosen));
  };
  const send = async () => {
    if (file === undefined || head === undefined) return;
    setSending(true);
    setProblem(undefined);
    try {
      remember(kind, mapped);
      const mapping = head.format === 'csv' ? mappingOf(head.columns, mapped) : undefined;
      const body = { kind, format: head.format, dry_run: isTrial, ...(mapping && { mapping }) };
      const { id } = await answer(api.POST('/v1/imports', { body }));
      await answer(
        api.PUT('/v1/imports/{id}/file', {
          params: { path: { id } },
          headers: { 'Content-Type': head.format === 'csv' ? 'text/csv' : 'application/x-ndjson' },
          body: '',
          bodySerializer: () => file,
        }),
      );
      await queries.invalidateQueries({ queryKey: ['imports'] });
      onEnd(id);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setSending(false);
    }
  };
  return (
    <Card className="gap" size="small" title={text.add}>
      <ProblemAlert problem={problem} />
      <Form layout="vertical" component="div">
        <Form.Item label={text.kind}>
          <Radio.Group
            value={kind}
            options={kinds.map((value) => ({ value, label: text[value] }))}
            onChange={({ target }) => {
              setKind(target.value as Kind);
              setMapped(remembered(target.value as Kind));
            }}
          />
        </Form.Item>
        <Form.Item label={text.file} htmlFor="file" extra={text.fileHint}>
          <input
            id="file"
            type="file"
            accept=".csv,.ndjson,.jsonl,.txt"
            onChange={(event) => void choose(event)}
          />
        </Form.Item>
        {head?.format === 'csv' && (
          <Mapping columns={head.columns} mapped={mapped} onChange={setMapped} />
        )}
        {head !== undefined && head.columns.length === 0 && head.format === 'csv' && (
          <Alert type="warning" showIcon title={text.noHead} />
        )}
        <Form.Item>
          <Checkbox checked={isTrial} onChange={({ target }) => setTrial(target.checked)}>
            {text.onlyTry}
          </Checkbox>
        </Form.Item>
      </Form>
      <div className="choices">
        <Button
          type="primary"
          loading={isSending}
          disabled={file === undefined}
          onClick={() => void send()}
        >
          {isTrial ? text.tryIt : text.send}
        </Button>
        <Button onClick={() => onEnd(undefined)}>{text.cancel}</Button>
      </div>
    </Card>
  );
}
