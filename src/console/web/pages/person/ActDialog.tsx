/** What was learnt, how, and what will follow. */
import { useMutation } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.js';
import { problemOf, type ProblemBody } from '../../api/problem.js';
import { Dialog } from '../../parts/Dialog.js';
import { showAtFields } from '../../parts/formErrors.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { ActField } from './ActField.js';
import { actOf, FIELDS, type Kind, type Values } from './acts.js';
import { zonesOf } from './PersonHead.js';
import { type Card, useReadAgain } from './usePerson.js';
import { words } from './words.js';

interface Props {
  readonly card: Card;
  readonly kind: Kind;
  readonly onClose: () => void;
  readonly onEntered: () => void;
}

export function ActDialog({ card, kind, onClose, onEntered }: Props) {
  const text = useText(words);
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState<ProblemBody>();
  const readAgain = useReadAgain(card.party.id);
  const { id } = card.party;
  const enter = useMutation({
    mutationFn: (values: Values) =>
      answer(
        api.POST('/v1/parties/{id}/card', {
          params: { path: { id } },
          body: actOf(kind, values, zonesOf(card.party)),
        }),
      ),
    onSuccess: async () => {
      await readAgain();
      onEntered();
    },
    onError: (error) => setProblem(showAtFields(form, problemOf(error))),
  });
  return (
    <Dialog
      title={text[kind]}
      okText={text.enter}
      cancelText={text.cancel}
      okButtonProps={{ danger: kind === 'deceased' || kind === 'cease' || kind === 'stop' }}
      confirmLoading={enter.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p>{text[`${kind}Will`]}</p>
      <p>
        <strong>{text.judgedAgain(card.planned_contacts)}</strong>
      </p>
      <ProblemAlert problem={problem} />
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ form: 'oral', reason: 'other' }}
        onFinish={(values) => {
          setProblem(undefined);
          enter.mutate(values);
        }}
      >
        {FIELDS[kind].map((name) => (
          <ActField key={name} name={name} party={card.party} />
        ))}
        <Form.Item
          name="why"
          label={text.reason}
          extra={text.reasonHint}
          rules={[{ required: true, whitespace: true, message: text.required }]}
        >
          <Input autoFocus={FIELDS[kind].length === 0} maxLength={500} />
        </Form.Item>
        {/* So that Enter in any field enters it. */}
        <button type="submit" hidden />
      </Form>
    </Dialog>
  );
}
