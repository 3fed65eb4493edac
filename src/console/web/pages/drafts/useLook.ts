/**
 * What the service says of the words as they are: asked when the typing pauses, taken back when it goes on.
 *
 * The words are the key of the question, so an answer that comes late is an answer to another question.
 */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { answer, api, type Schemas } from '../../api/client.js';
import { ApiProblem, problemOf } from '../../api/problem.js';
import { marksOfCheck, marksOfFaults, type Mark } from './marks.js';

export type Asked = Schemas['TemplateWordsPreview'];
export type Seen = Awaited<ReturnType<typeof ask>>;

const PAUSE_MS = 350;

export interface Look {
  /** The last message that could be made; words typed since may not be in it. */
  readonly seen: Seen | undefined;
  readonly marks: readonly Mark[];
  /** The words that the marks are about. */
  readonly about: Asked['content'] | undefined;
  /** Refused for another reason than the words. */
  readonly error: unknown;
  readonly isBehind: boolean;
}

interface Read {
  readonly asked: Asked;
  readonly seen?: Seen;
  readonly marks: readonly Mark[];
}

export function useLook(words: Asked): Look {
  const settled = useSettled(words);
  const isSettled = JSON.stringify(settled) === JSON.stringify(words);
  const query = useQuery({
    queryKey: ['look', settled],
    queryFn: ({ signal }) => read(settled, signal),
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: Infinity,
  });
  const [last, setLast] = useState<Seen>();
  const { data } = query;
  useEffect(() => {
    if (data?.seen !== undefined) setLast(data.seen);
  }, [data]);
  return {
    seen: data?.seen ?? last,
    marks: data?.marks ?? [],
    about: data?.asked.content,
    error: query.error,
    isBehind: query.isFetching || !isSettled || data?.seen === undefined,
  };
}

function ask(body: Asked, signal: AbortSignal) {
  return answer(api.POST('/v1/template-drafts/preview', { body, signal }));
}

async function read(asked: Asked, signal: AbortSignal): Promise<Read> {
  try {
    const seen = await ask(asked, signal);
    return { asked, seen, marks: marksOfCheck(seen.check) };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const { code, errors = [] } = problemOf(error);
    const isOfWords =
      errors.length > 0 && errors.every((one) => one.pointer.startsWith('/content'));
    if (code !== 'not-submittable' && !isOfWords) throw error;
    return { asked, marks: marksOfFaults(errors) };
  }
}

/** The newest value after a pause. What is the same is the same object, so that nothing is asked twice. */
function useSettled(words: Asked): Asked {
  const key = JSON.stringify(words);
  const value = useMemo(() => JSON.parse(key) as Asked, [key]);
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
