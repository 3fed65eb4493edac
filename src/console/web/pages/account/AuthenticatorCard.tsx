import { useMutation } from '@tanstack/react-query';
import { Button, Card, Form, Modal } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { useSession } from '../../frame/session.js';
import { EnrolAuthenticator } from '../../parts/EnrolAuthenticator.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { RecoveryCodes } from '../../parts/RecoveryCodes.js';
import { useText } from '../../words/language.js';
import { Proof, type Proving } from './Proof.js';
import { words } from './words.js';

export function AuthenticatorCard() {
  const text = useText(words);
  const { current, refresh } = useSession();
  const [open, setOpen] = useState<'enrol' | 'codes'>();
  const hasOne = current?.second_factor === 'enrolled';
  const done = () => {
    setOpen(undefined);
    void refresh();
  };
  return (
    <Card size="small" title={<h2>{text.authenticator}</h2>}>
      <p>{hasOne ? text.has : text.hasNot}</p>
      <div className="row">
        <Button onClick={() => setOpen('enrol')}>{hasOne ? text.replace : text.setUp}</Button>
        {hasOne && <Button onClick={() => setOpen('codes')}>{text.newCodes}</Button>}
      </div>
      <Modal
        open={open !== undefined}
        title={open === 'codes' ? text.newCodes : text.authenticator}
        footer={null}
        onCancel={done}
        mask={{ closable: false }}
        destroyOnHidden
      >
        {open === 'codes' ? (
          <NewCodes onDone={done} />
        ) : (
          <EnrolAuthenticator isReplacing={hasOne} onDone={done} />
        )}
      </Modal>
    </Card>
  );
}

function NewCodes({ onDone }: { readonly onDone: () => void }) {
  const text = useText(words);
  const make = useMutation({
    mutationFn: (body: Proving) => answer(api.POST('/v1/session/recovery-codes', { body })),
  });
  if (make.data !== undefined) return <RecoveryCodes codes={make.data.codes} onDone={onDone} />;
  return (
    <Form<Proving> layout="vertical" requiredMark={false} onFinish={(body) => make.mutate(body)}>
      <p>{text.newCodesHint}</p>
      {make.error !== null && <ProblemAlert problem={problemOf(make.error)} />}
      <Proof />
      <Button type="primary" htmlType="submit" loading={make.isPending}>
        {text.newCodes}
      </Button>
    </Form>
  );
}
