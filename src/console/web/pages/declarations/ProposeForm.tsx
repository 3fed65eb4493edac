/** A declaration for somebody else to approve. It begins with what is declared already. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { answer, api, type Schemas } from '../../api/client.js';
import { problemOf, type ProblemBody } from '../../api/problem.js';
import { showAtFields } from '../../parts/formErrors.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { useOrganisations } from '../../parts/useSenders.js';
import { FACTS, words } from './words.js';

type Values = Schemas['NewDeclaration'];

export function ProposeForm({ start }: { readonly start: Schemas['Declaration'] | undefined }) {
  const text = useText(words);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState<ProblemBody>();
  const propose = useMutation({
    mutationFn: ({ except = [], ...values }: Values) =>
      answer(
        api.POST('/v1/declarations', {
          body: { ...values, ...(except.length > 0 && { except }) },
        }),
      ),
    onMutate: () => setProblem(undefined),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['declarations'] });
      void navigate(`/declarations/${id}`);
    },
    onError: (error) => setProblem(showAtFields(form, problemOf(error))),
  });
  const required = [{ required: true, message: text.required }];
  const facts = FACTS.map((value) => ({ value, label: text[value] }));
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{
        facts: start?.facts ?? [],
        except: start?.except ?? [],
        statement: start?.statement ?? '',
      }}
      onFinish={(values) => propose.mutate(values)}
    >
      <Form.Item name="version" label={text.version} rules={required}>
        <Input style={{ maxWidth: 260 }} />
      </Form.Item>
      <Form.Item name="reason" label={text.reason} rules={required}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="facts" label={text.facts}>
        <Checkbox.Group className="declared-choices" options={facts} />
      </Form.Item>
      <Exceptions facts={facts} />
      <Form.Item
        name="statement"
        label={text.statement}
        extra={text.statementHint}
        rules={required}
      >
        <Input.TextArea rows={3} />
      </Form.Item>
      <ProblemAlert problem={problem} />
      <Button type="primary" htmlType="submit" loading={propose.isPending}>
        {text.proposeButton}
      </Button>
    </Form>
  );
}

interface ExceptionsProps {
  readonly facts: { readonly value: string; readonly label: string }[];
}

function Exceptions({ facts }: ExceptionsProps) {
  const text = useText(words);
  const organisations = useOrganisations().data?.data ?? [];
  return (
    <Form.List name="except">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="policy-row">
              <Form.Item name={[name, 'organisation']} label={text.sender}>
                <Select
                  style={{ width: 220 }}
                  options={organisations.map(({ id, name: label }) => ({ value: id, label }))}
                />
              </Form.Item>
              <Form.Item name={[name, 'facts']} label={text.notHeld} style={{ minWidth: 320 }}>
                <Select mode="multiple" options={facts} />
              </Form.Item>
              <Button size="small" onClick={() => remove(name)}>
                {text.remove}
              </Button>
            </div>
          ))}
          <Button size="small" style={{ marginBottom: 12 }} onClick={() => add({ facts: [] })}>
            {text.addException}
          </Button>
        </>
      )}
    </Form.List>
  );
}
