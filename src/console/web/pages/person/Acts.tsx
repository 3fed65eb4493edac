/** One button for each thing that changes how a person may be contacted; what was entered is confirmed above. */
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useText } from '../../words/language.js';
import { ActDialog } from './ActDialog.js';
import { KINDS, type Kind } from './acts.js';
import type { Card } from './usePerson.js';
import { words } from './words.js';

interface Entered {
  readonly kind: Kind;
  readonly planned: number;
}

export function Acts({ card }: { readonly card: Card }) {
  const text = useText(words);
  const [kind, setKind] = useState<Kind>();
  const [entered, setEntered] = useState<Entered>();
  return (
    <>
      {entered !== undefined && (
        <Alert
          type="success"
          showIcon
          role="status"
          className="part"
          closable={{ onClose: () => setEntered(undefined), 'aria-label': text.cancel }}
          title={`${text.entered}: ${text[entered.kind]}`}
          description={`${text[`${entered.kind}Will`]} ${text.wereJudgedAgain(entered.planned)}`}
        />
      )}
      <div className="acts no-print" role="group" aria-label={text.record}>
        <span className="muted">{text.record}</span>
        {KINDS.map((each) => (
          <Button
            key={each}
            danger={each === 'deceased' || each === 'cease' || each === 'stop'}
            onClick={() => {
              setEntered(undefined);
              setKind(each);
            }}
          >
            {text[each]}
          </Button>
        ))}
      </div>
      {kind !== undefined && (
        <ActDialog
          card={card}
          kind={kind}
          onClose={() => setKind(undefined)}
          onEntered={() => {
            setKind(undefined);
            setEntered({ kind, planned: card.planned_contacts });
          }}
        />
      )}
    </>
  );
}
