/** Before any page: who is there? Whoever still needs an authenticator enrols one first. */
import { lazy, Suspense, type ReactNode } from 'react';
import { ProblemAlert } from '../parts/ProblemAlert.js';
import { useText } from '../words/language.js';
import { LanguageSwitch } from './LanguageSwitch.js';
import { Loading } from './Loading.js';
import { SessionExpired } from './SessionExpired.js';
import { SignInForm } from './SignInForm.js';
import { useSession } from './session.js';
import { words } from './words.js';

/** With its QR code, which one person needs once. */
const EnrolAuthenticator = lazy(async () => ({
  default: (await import('../parts/EnrolAuthenticator.js')).EnrolAuthenticator,
}));

export function Entrance({ children }: { readonly children: ReactNode }) {
  const text = useText(words);
  const { current, problem, refresh } = useSession();
  if (problem !== undefined)
    return (
      <Gate title={text.signInTitle}>
        <ProblemAlert problem={problem} />
      </Gate>
    );
  if (current === undefined) return <Loading />;
  if (current === null)
    return (
      <Gate title={text.signInTitle}>
        <SignInForm />
      </Gate>
    );
  if (current.second_factor === 'needed')
    return (
      <Gate title={text.enrolTitle}>
        <p>{text.enrolWhy}</p>
        <Suspense fallback={<Loading />}>
          <EnrolAuthenticator onDone={() => void refresh()} />
        </Suspense>
        <SessionExpired />
      </Gate>
    );
  return children;
}

/** The card in the middle of an otherwise empty page. */
export function Gate({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <main className="gate">
      <section className="gate-card">
        <header>
          <h1 className="quiet">{title}</h1>
          <LanguageSwitch />
        </header>
        {children}
      </section>
    </main>
  );
}
