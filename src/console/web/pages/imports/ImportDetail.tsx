/** One import: how far it is, its counts, and the rows that were refused with what to mend. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Descriptions, Progress, Table } from 'antd';
import { useEffect } from 'react';
import { answer, api, type Schemas } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { inOurLanguage } from '../../api/refusals.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { Sentence } from '../../parts/Sentence.js';
import { useText } from '../../words/language.js';
import { words } from './words.js';

type RowError = Schemas['ImportRowError'];

interface Props {
  readonly id: string;
  readonly onClose: () => void;
}

const isUnderWay = (status: string | undefined) => status === 'waiting' || status === 'running';

export function ImportDetail({ id, onClose }: Props) {
  const text = useText(words);
  const { data, error } = useQuery({
    queryKey: ['import', id],
    queryFn: () => importOf(id),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.status) ? 1_000 : false),
  });
  const refused = useQuery({
    queryKey: ['import', id, 'errors', data?.result.error],
    queryFn: () => rowErrors(id),
    enabled: (data?.result.error ?? 0) > 0,
  });
  // The list beside it shows the same import.
  const queries = useQueryClient();
  const state = data?.status;
  useEffect(() => {
    if (state !== undefined) void queries.invalidateQueries({ queryKey: ['imports'] });
  }, [queries, state]);
  const save = useMutation({ mutationFn: download });
  if (error !== null) return <ProblemAlert problem={problemOf(error)} />;
  if (data === undefined) return null;
  const { status, progress, result, failure, dry_run, kind } = data;
  const percent = (100 * progress.bytes_read) / Math.max(progress.bytes ?? 1, 1);
  return (
    <Card
      className="gap"
      size="small"
      title={`${text[kind]}: ${dry_run ? text.triedOnly : text[status]}`}
      extra={<Button onClick={onClose}>{text.close}</Button>}
    >
      {isUnderWay(status) && <Progress aria-label={text.running} percent={Math.round(percent)} />}
      {failure !== null && <Alert type="error" showIcon role="alert" title={failure} />}
      <Descriptions
        size="small"
        column={{ xs: 1, md: 4 }}
        items={[
          { key: 'rows', label: text.rows, children: progress.rows },
          {
            key: 'created',
            label: dry_run ? text.wouldCreate : text.created,
            children: result.created,
          },
          { key: 'exists', label: text.exists, children: result.exists },
          { key: 'errors', label: text.errors, children: result.error },
          ...counted(text.verdicts, result.verdicts),
          ...counted(text.rules, result.rules),
          ...counted(text.missing, result.missing),
        ]}
      />
      {result.error > 0 && (
        <>
          <div className="choices gap">
            <Button loading={save.isPending} onClick={() => save.mutate(id)}>
              {text.download}
            </Button>
          </div>
          {save.error !== null && <ProblemAlert problem={problemOf(save.error)} />}
          {refused.error !== null && <ProblemAlert problem={problemOf(refused.error)} />}
          <Table<RowError>
            rowKey="line"
            size="small"
            loading={refused.isLoading}
            pagination={false}
            scroll={{ x: 'max-content' }}
            dataSource={refused.data?.data ?? []}
            columns={columnsIn(text)}
            footer={refused.data?.has_more === true ? () => text.firstOnly : undefined}
          />
        </>
      )}
    </Card>
  );
}

function counted(label: string, counts: Readonly<Record<string, number>>) {
  const entries = Object.entries(counts);
  if (entries.length === 0) return [];
  const children = entries.map(([name, count]) => `${name}: ${count}`).join(', ');
  return [{ key: label, label, children }];
}

function columnsIn(text: typeof words.en) {
  return [
    { title: text.line, dataIndex: 'line' },
    { title: text.externalId, dataIndex: 'external_id' },
    {
      title: text.wrong,
      dataIndex: 'errors',
      render: (errors: RowError['errors']) =>
        errors.map(({ field, detail, remedy }) => (
          <div key={field + detail}>
            <code>{field}</code> <Sentence>{detail}</Sentence>
            {remedy !== '' && (
              <>
                {': '}
                <Sentence>{remedy}</Sentence>
              </>
            )}
          </div>
        )),
    },
  ];
}

async function importOf(id: string) {
  const found = await answer(api.GET('/v1/imports/{id}', { params: { path: { id } } }));
  const { failure } = found;
  if (failure === null) return found;
  return {
    ...found,
    failure: await inOurLanguage(({ inChinese }) => inChinese(failure) ?? failure, failure),
  };
}

async function rowErrors(id: string) {
  const list = await answer(api.GET('/v1/imports/{id}/row-errors', { params: { path: { id } } }));
  const data = await inOurLanguage(
    ({ rowsTold }) => list.data.map((row) => ({ ...row, errors: rowsTold(row.errors) })),
    list.data,
  );
  return { ...list, data };
}

/** Through the client, because a plain link would carry no proof of who asks. */
async function download(id: string): Promise<void> {
  const params = { path: { id } };
  const file = await answer(api.GET('/v1/imports/{id}/errors', { params, parseAs: 'blob' }));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = 'errors.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}
