/** Names, addresses and words are masked until somebody says what for; the reading goes on record with that reason. */
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { createContext, useContext, useState } from 'react';
import { problemOf } from '../../api/problem.js';
import { useSession } from '../../frame/session.js';
import { Dialog } from '../../parts/Dialog.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { unmaskHeader } from '../../parts/unmaskHeader.js';
import { useText } from '../../words/language.js';
import { words } from './words.js';

/** The reason that was given on this page; undefined: masked. */
export const UnmaskedFor = createContext<string | undefined>(undefined);

/** For a request that reads personal data, and for the key it is kept under. */
export function useUnmasking() {
  const reason = useContext(UnmaskedFor);
  return {
    reason,
    header: unmaskHeader(reason),
    // Each reading in clear is a record, so it is not read again just because the window was looked at.
    keeping: reason === undefined ? {} : { staleTime: Infinity, refetchOnWindowFocus: false },
  };
}

export function Unmask({ onUnmask }: { readonly onUnmask: (reason: string) => Promise<void> }) {
  const text = useText(words);
  const { may } = useSession();
  const reason = useContext(UnmaskedFor);
  const [isAsking, setAsking] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const show = useMutation({ mutationFn: onUnmask, onSuccess: () => setAsking(false) });
  if (!may('personal:read')) return null;
  if (reason !== undefined) return <span className="muted no-print">{text.inClear(reason)}</span>;
  return (
    <>
      <Button className="no-print" onClick={() => setAsking(true)}>
        {text.unmask}
      </Button>
      {isAsking && (
        <Dialog
          title={text.unmask}
          okText={text.unmask}
          cancelText={text.cancel}
          confirmLoading={show.isPending}
          onOk={() => form.submit()}
          onCancel={() => setAsking(false)}
        >
          <Form
            form={form}
            layout="vertical"
            requiredMark={false}
            onFinish={(given) => show.mutate(given.reason.trim())}
          >
            {show.error !== null && <ProblemAlert problem={problemOf(show.error)} />}
            <Form.Item
              name="reason"
              label={text.unmaskReason}
              extra={text.unmaskHint}
              rules={[{ required: true, whitespace: true, min: 3, message: text.unmaskTooShort }]}
            >
              <Input autoFocus maxLength={300} />
            </Form.Item>
          </Form>
        </Dialog>
      )}
    </>
  );
}
