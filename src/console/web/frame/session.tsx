/** Who is signed in, and what they may do. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { answer, api, type Schemas } from '../api/client.js';
import { haveRenewed, isOthers, keepSession, renewed } from '../api/credentials.js';
import { problemOf, type ProblemBody } from '../api/problem.js';
import { queries } from '../api/queries.js';
import { checkHolder } from '../api/send.js';
import { onOtherOwner, onSignedOut, signedOut, storeFor } from '../parts/browserStore.js';

export type SessionOf = Schemas['Session'];

interface Session {
  /** Undefined: not known yet; null: nobody. */
  readonly current: SessionOf | null | undefined;
  /** The service could not be asked. */
  readonly problem: ProblemBody | undefined;
  /** Takes what a sign-in, or a change of the own credentials, has answered. */
  readonly enter: (session: SessionOf) => void;
  /** Asks again who is signed in, after a change of the own credentials. */
  readonly refresh: () => Promise<unknown>;
  readonly signOut: () => Promise<void>;
  /** Whether all of these scopes are held. */
  readonly may: (...scopes: readonly string[]) => boolean;
}

const KEY = ['session'];
const Current = createContext<Session | undefined>(undefined);

const asked = queryOptions({ queryKey: KEY, queryFn: who, staleTime: Infinity });

/** Asked while the page is still being put together. */
export function askWho(): void {
  void queries.prefetchQuery(asked);
}

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const { data, error, refetch } = useQuery(asked);
  useEffect(() => onOtherOwner(() => void checkHolder()), []);
  useEffect(() => onSignedOut(() => location.assign('/console')), []);
  const session = useMemo(
    (): Session => ({
      current: data,
      problem: error === null ? undefined : problemOf(error),
      enter: (next) => {
        keepSession(next);
        storeFor(next.user.id);
        // Nothing that another person has read stays in the browser.
        if (data?.user.id !== next.user.id) queries.removeQueries({ predicate: isNotSession });
        queries.setQueryData(KEY, next);
        haveRenewed();
      },
      refresh: refetch,
      signOut: async () => {
        await answer(api.DELETE('/v1/session'));
        signedOut();
        // Nothing that was read or typed stays in memory either.
        location.assign('/console');
      },
      may: (...scopes) => scopes.every((scope) => data?.scopes.includes(scope) === true),
    }),
    [data, error, refetch],
  );
  return <Current value={session}>{children}</Current>;
}

function isNotSession({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean {
  return queryKey[0] !== KEY[0];
}

async function who(): Promise<SessionOf | null> {
  try {
    const session = await answer(api.GET('/v1/session'));
    if (isOthers(session)) {
      await renewed(session.user.login);
      return await who();
    }
    keepSession(session);
    storeFor(session.user.id);
    return session;
  } catch (error) {
    if (problemOf(error).status === 401) return null;
    throw error;
  }
}

export function useSession(): Session {
  const session = useContext(Current);
  if (session === undefined) throw new Error('there is no session outside of the console');
  return session;
}
