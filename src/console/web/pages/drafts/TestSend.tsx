/** A look at the saved draft where a borrower would see it: at one's own proved address, and nowhere else. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useSenderOptions } from '../../parts/useSenders.js';
import { useText } from '../../words/language.js';
import { testWords } from './testWords.js';

interface Props {
  readonly draft: string;
  readonly channel: 'sms' | 'email';
  /** False: what is sent would not be what is seen. */
  readonly isSaved: boolean;
}

export function TestSend({ draft, channel, isSaved }: Props) {
  const text = useText(testWords);
  const [chosen, setSender] = useState<string>();
  const [isOther, setOther] = useState(false);
  const { options, isLoading } = useSenderOptions();
  const own = useQuery({
    queryKey: ['own-addresses'],
    queryFn: () => answer(api.GET('/v1/own-addresses')),
  });
  const sender = chosen ?? options[0]?.value;
  const address = own.data?.data.find((one) => one.channel === channel);
  const isProved = typeof address?.verified_at === 'string' && !isOther;
  return (
    <section className="no-print" aria-label={text.title}>
      <h2>{text.title}</h2>
      <p className="muted">{text.explained}</p>
      <div className="filters">
        <Select
          aria-label={text.sender}
          value={sender}
          loading={isLoading}
          onChange={setSender}
          popupMatchSelectWidth={false}
          options={options}
        />
        {sender !== undefined && isProved && address !== undefined && (
          <Send draft={draft} sender={sender} address={address.address} isSaved={isSaved} />
        )}
        {isProved && <Button onClick={() => setOther(true)}>{text.other}</Button>}
      </div>
      {sender !== undefined && own.data !== undefined && !isProved && (
        <Prove
          channel={channel}
          sender={sender}
          isEntered={address !== undefined && address.verified_at === null}
          onProved={() => setOther(false)}
        />
      )}
    </section>
  );
}

interface SendProps {
  readonly draft: string;
  readonly sender: string;
  readonly address: string;
  readonly isSaved: boolean;
}

function Send({ draft, sender, address, isSaved }: SendProps) {
  const text = useText(testWords);
  const { message } = App.useApp();
  const params = { path: { id: draft } };
  const send = useMutation({
    mutationFn: () =>
      answer(api.POST('/v1/template-drafts/{id}/test', { params, body: { sender } })),
    onSuccess: ({ status, error_code }) => {
      const said = status === 'refused' ? text.refused(error_code ?? '') : text[status];
      void (status === 'accepted' ? message.success(said) : message.warning(said));
    },
  });
  return (
    <>
      <Button disabled={!isSaved} loading={send.isPending} onClick={() => send.mutate()}>
        {text.send(address)}
      </Button>
      {!isSaved && <small className="muted">{text.saveFirst}</small>}
      {send.error !== null && <ProblemAlert problem={problemOf(send.error)} />}
    </>
  );
}

interface ProveProps {
  readonly channel: Props['channel'];
  readonly sender: string;
  /** A code is on its way already. */
  readonly isEntered: boolean;
  readonly onProved: () => void;
}

function Prove({ channel, sender, isEntered, onProved }: ProveProps) {
  const text = useText(testWords);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [address, setAddress] = useState('');
  const [code, setCode] = useState('');
  const params = { path: { channel } };
  const refresh = () => queries.invalidateQueries({ queryKey: ['own-addresses'] });
  const enter = useMutation({
    mutationFn: () =>
      answer(api.PUT('/v1/own-addresses/{channel}', { params, body: { address, sender } })),
    onSuccess: refresh,
  });
  const prove = useMutation({
    mutationFn: () =>
      answer(api.PUT('/v1/own-addresses/{channel}/code', { params, body: { code } })),
    onSuccess: async () => {
      void message.success(text.proved);
      await refresh();
      onProved();
    },
  });
  const error = prove.error ?? enter.error;
  return (
    <>
      <div className="filters">
        <Input
          aria-label={text[channel]}
          placeholder={text[channel]}
          value={address}
          type={channel === 'sms' ? 'tel' : 'email'}
          onChange={(event) => setAddress(event.target.value.trim())}
          className="reason"
        />
        <Button disabled={address === ''} loading={enter.isPending} onClick={() => enter.mutate()}>
          {text.sendCode}
        </Button>
      </div>
      {(isEntered || enter.isSuccess) && (
        <div className="filters">
          <Input
            aria-label={text.code}
            placeholder={text.code}
            value={code}
            inputMode="numeric"
            maxLength={6}
            autoComplete="one-time-code"
            onChange={(event) => setCode(event.target.value.replaceAll(/\D/g, ''))}
            className="refusal"
          />
          <Button
            disabled={code.length !== 6}
            loading={prove.isPending}
            onClick={() => prove.mutate()}
          >
            {text.prove}
          </Button>
        </div>
      )}
      {error !== null && <ProblemAlert problem={problemOf(error)} />}
    </>
  );
}
