/** The holidays of a place and year, as decisions see them. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, InputNumber, Table } from 'antd';
import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { answer, api } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { showAtFields } from '../../parts/formErrors.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useLanguage, useText } from '../../words/language.js';
import { words } from './words.js';

interface Asked {
  readonly residence: string;
  readonly year: number;
}

export function HolidaysPage() {
  const text = useText(words);
  const { language } = useLanguage();
  const [search, setSearch] = useSearchParams();
  const [form] = Form.useForm<Asked>();
  const residence = search.get('residence') ?? 'CN';
  const year = Number(search.get('year') ?? new Date().getFullYear());
  const { data, error } = useQuery({
    queryKey: ['holidays', residence, year],
    queryFn: () => answer(api.GET('/v1/holidays', { params: { query: { residence, year } } })),
    retry: false,
  });
  const problem = error === null ? undefined : problemOf(error);
  useEffect(() => {
    if (problem !== undefined) showAtFields(form, problem);
  }, [form, problem]);
  const weekday = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    weekday: 'long',
    timeZone: 'UTC',
  });
  return (
    <>
      <PageHead title={text.title} />
      <p className="muted">{text.explained}</p>
      <Form<Asked>
        form={form}
        layout="inline"
        className="no-print"
        initialValues={{ residence, year }}
        onFinish={(asked) =>
          setSearch({ residence: asked.residence.toUpperCase(), year: String(asked.year) })
        }
      >
        <Form.Item name="residence" label={text.residence}>
          <Input maxLength={6} style={{ width: 100 }} />
        </Form.Item>
        <Form.Item name="year" label={text.year}>
          <InputNumber min={1970} max={2200} />
        </Form.Item>
        <Button htmlType="submit" type="primary">
          {text.show}
        </Button>
      </Form>
      {problem !== undefined && problem.status !== 400 && <ProblemAlert problem={problem} />}
      {data !== undefined && (
        <>
          <h2 className="quiet">
            {data.residence} {data.year}
          </h2>
          <p>
            {data.source !== null && `${text[data.source]}. `}
            {data.matter ? text.matters : text.doesNotMatter}{' '}
            <Link to="/policy">{text.policy}</Link>
          </p>
          {data.dates === null ? (
            <Alert type="warning" showIcon title={text.unknown} />
          ) : (
            <Table
              rowKey="date"
              size="small"
              pagination={false}
              locale={{ emptyText: text.none }}
              dataSource={data.dates.map((date) => ({ date }))}
              columns={[
                { title: text.date, dataIndex: 'date' },
                {
                  title: text.day,
                  key: 'day',
                  render: (_: unknown, { date }: { date: string }) =>
                    weekday.format(Date.parse(date)),
                },
              ]}
            />
          )}
        </>
      )}
    </>
  );
}
