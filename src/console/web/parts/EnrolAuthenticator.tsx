/** An authenticator in three steps: the password again, the QR code and a first code, the recovery codes. */
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { answer, api, type Schemas } from '../api/client.js';
import { problemOf, type ProblemBody } from '../api/problem.js';
import { useText } from '../words/language.js';
import { words } from './authenticator.words.js';
import { showAtFields } from './formErrors.js';
import { ProblemAlert } from './ProblemAlert.js';
import { QrCode } from './QrCode.js';
import { RecoveryCodes } from './RecoveryCodes.js';

interface Props {
  readonly onDone: () => void;
  /** Whether an earlier authenticator must prove the change too. */
  readonly isReplacing?: boolean;
}

interface Proof {
  readonly password: string;
  readonly code?: string;
}

export function EnrolAuthenticator({ onDone, isReplacing = false }: Props) {
  const [offer, setOffer] = useState<Schemas['TotpOffer']>();
  const [codes, setCodes] = useState<readonly string[]>();
  if (codes !== undefined) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (offer !== undefined) return <Confirm offer={offer} onCodes={setCodes} />;
  return <ProveAgain isReplacing={isReplacing} onOffer={setOffer} />;
}

interface ProveProps {
  readonly isReplacing: boolean;
  readonly onOffer: (offer: Schemas['TotpOffer']) => void;
}

function ProveAgain({ isReplacing, onOffer }: ProveProps) {
  const text = useText(words);
  const ask = useMutation({
    mutationFn: (body: Proof) => answer(api.POST('/v1/session/totp', { body })),
    onSuccess: onOffer,
  });
  return (
    <Form<Proof> layout="vertical" requiredMark={false} onFinish={(body) => ask.mutate(body)}>
      {ask.error !== null && <ProblemAlert problem={problemOf(ask.error)} />}
      <Form.Item
        name="password"
        label={text.password}
        rules={[{ required: true, message: text.needed }]}
      >
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      {isReplacing && (
        <Form.Item
          name="code"
          label={text.oldCode}
          rules={[{ required: true, message: text.needed }]}
        >
          <Input autoComplete="one-time-code" maxLength={40} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={ask.isPending}>
        {text.next}
      </Button>
    </Form>
  );
}

interface ConfirmProps {
  readonly offer: Schemas['TotpOffer'];
  readonly onCodes: (codes: readonly string[]) => void;
}

function Confirm({ offer, onCodes }: ConfirmProps) {
  const text = useText(words);
  const [form] = Form.useForm<{ code: string }>();
  const [problem, setProblem] = useState<ProblemBody>();
  const confirm = useMutation({
    mutationFn: (body: { code: string }) => answer(api.POST('/v1/session/totp/confirm', { body })),
    onSuccess: ({ codes }) => onCodes(codes),
    onError: (error) => setProblem(showAtFields(form, problemOf(error))),
  });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(body) => confirm.mutate(body)}
    >
      <p>{text.scan}</p>
      <QrCode text={offer.uri} label={text.qrLabel} />
      <p>
        {text.orType}{' '}
        <code className="secret">{offer.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <ProblemAlert problem={problem} />
      <Form.Item
        name="code"
        label={text.firstCode}
        rules={[{ required: true, message: text.needed }]}
      >
        <Input autoComplete="one-time-code" inputMode="numeric" maxLength={6} autoFocus />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={confirm.isPending}>
        {text.confirm}
      </Button>
    </Form>
  );
}
