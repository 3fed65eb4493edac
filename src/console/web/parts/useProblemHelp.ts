/** What a problem is called and what to do, in the language of the moment; loaded only when one is shown. */
import { useEffect, useState } from 'react';
import type { ProblemHelp, Said } from '../pages/help/problem-help.js';
import { useLanguage } from '../words/language.js';

export function useProblemHelp(code: string | undefined): Said | undefined {
  const { language } = useLanguage();
  const [help, setHelp] = useState<Readonly<Record<string, ProblemHelp>>>({});
  const isWanted = code !== undefined;
  useEffect(() => {
    if (!isWanted) return;
    import('../pages/help/problems.js').then(
      ({ PROBLEM_HELP }) => setHelp(PROBLEM_HELP),
      // Without it the words of the API stand alone.
      () => {},
    );
  }, [isWanted]);
  return code !== undefined && Object.hasOwn(help, code) ? help[code]?.[language] : undefined;
}
