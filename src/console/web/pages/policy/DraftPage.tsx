/** A draft: what one types at the left, what it would tighten, loosen and have changed at the right. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Form, Skeleton, type FormInstance } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { answer, api } from '../../api/client.js';
import { problemOf, type ProblemBody } from '../../api/problem.js';
import { showAtFields } from '../../parts/formErrors.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { Comparison } from './Comparison.js';
import { contentOf, type Policy, type Values, valuesOf } from './draft.js';
import { DraftFields } from './DraftFields.js';
import { usePolicyInForce } from './PolicyPage.js';
import { Simulation } from './Simulation.js';
import { dropDraft, keepDraft, keptDraft } from './useDraft.js';
import { useComparison } from './useComparison.js';
import { words } from './words.js';
import './policy.css';

export function DraftPage() {
  const text = useText(words);
  const inForce = usePolicyInForce();
  const [round, setRound] = useState(0);
  return (
    <>
      <PageHead title={text.draft} />
      {inForce.error !== null && <ProblemAlert problem={problemOf(inForce.error)} />}
      {inForce.data === undefined ? (
        <Skeleton active />
      ) : (
        <Draft key={round} inForce={inForce.data} onDiscard={() => setRound(round + 1)} />
      )}
    </>
  );
}

interface DraftProps {
  readonly inForce: Policy;
  readonly onDiscard: () => void;
}

function Draft({ inForce, onDiscard }: DraftProps) {
  const text = useText(words);
  const { modal } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [start] = useState(() => keptDraft() ?? valuesOf(inForce));
  const [values, setValues] = useState<Values>(start);
  const compared = useComparison(contentOf(values));
  const propose = usePropose((problem) => showAtFields(form, problem));
  const { problem } = compared;
  const [elsewhere, setElsewhere] = useState<ProblemBody>();
  useEffect(() => {
    forgetErrors(form);
    setElsewhere(problem === undefined ? undefined : showAtFields(form, problem));
  }, [form, problem]);
  return (
    <div className="policy-draft">
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={start}
        onValuesChange={() => {
          const all = form.getFieldsValue(true) as Values;
          keepDraft(all);
          setValues(all);
        }}
        onFinish={() => propose.mutate(form.getFieldsValue(true) as Values)}
      >
        <p className="muted">{text.draftHint}</p>
        <DraftFields />
        <ProblemAlert problem={propose.rest} />
        <p>{text.proposeHint}</p>
        <Button type="primary" htmlType="submit" loading={propose.isPending}>
          {text.propose}
        </Button>{' '}
        <Button
          onClick={() =>
            void modal.confirm({
              title: text.discardSure,
              okText: text.yes,
              cancelText: text.no,
              onOk: () => {
                dropDraft();
                onDiscard();
              },
            })
          }
        >
          {text.discard}
        </Button>
      </Form>
      <div className="policy-effect">
        <Card size="small" title={text.effect} className="policy-part">
          {problem !== undefined && <p role="status">{text.wrongFields}</p>}
          <ProblemAlert problem={elsewhere} />
          {compared.comparison !== undefined && <Comparison comparison={compared.comparison} />}
        </Card>
        <Card size="small" title={text.simulate}>
          <Simulation policy={contentOf(values)} isWrong={problem !== undefined} />
        </Card>
      </div>
    </div>
  );
}

/** A field without a check of its own keeps what the service said of its old value. */
function forgetErrors(form: FormInstance<Values>): void {
  const wrong = form
    .getFieldsError()
    .filter(({ name: [first], errors }) => errors.length > 0 && !NAMED.includes(String(first)));
  for (const { name } of wrong) form.setFields([{ name: name as never, errors: [] }]);
}

const NAMED = ['version', 'reason'];

/** @param show puts errors at fields and answers what is left */
function usePropose(show: (problem: ProblemBody) => ProblemBody | undefined) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [rest, setRest] = useState<ProblemBody>();
  const propose = useMutation({
    mutationFn: (values: Values) => {
      const { reason = '', effective_from } = values;
      const later =
        effective_from === undefined || effective_from === ''
          ? {}
          : { effective_from: new Date(effective_from).toISOString() };
      return answer(api.POST('/v1/policies', { body: { ...contentOf(values), reason, ...later } }));
    },
    onMutate: () => setRest(undefined),
    onSuccess: async ({ id }) => {
      dropDraft();
      await queries.invalidateQueries({ queryKey: ['policies'] });
      void navigate(`/policy/${id}`);
    },
    onError: (error) => setRest(show(problemOf(error))),
  });
  return { rest, mutate: propose.mutate, isPending: propose.isPending };
}
