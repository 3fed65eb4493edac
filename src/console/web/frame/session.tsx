/** Who is signed in, and what they may do. */
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { forget, hasCredentials, haveRenewed, setKey } from '../api/credentials.js';

interface Session {
  readonly isSignedIn: boolean;
  readonly signIn: (key: string) => void;
  readonly signOut: () => void;
  /** Whether all of these scopes are held. */
  readonly may: (...scopes: readonly string[]) => boolean;
}

const Current = createContext<Session | undefined>(undefined);

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [isSignedIn, setSignedIn] = useState(hasCredentials);
  const queries = useQueryClient();
  const session = useMemo(
    () => ({
      isSignedIn,
      signIn: (key: string) => {
        setKey(key);
        setSignedIn(true);
        haveRenewed();
      },
      signOut: () => {
        forget();
        queries.clear();
        setSignedIn(false);
      },
      may: () => isSignedIn,
    }),
    [isSignedIn, queries],
  );
  return <Current value={session}>{children}</Current>;
}

export function useSession(): Session {
  const session = useContext(Current);
  if (session === undefined) throw new Error('there is no session outside of the console');
  return session;
}
