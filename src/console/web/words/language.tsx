/** The language of the console: what the browser prefers until somebody chooses, then that. */
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Language, Words } from './words.js';

const REMEMBERED = 'dunwell.language';

interface Choice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const Chosen = createContext<Choice>({ language: 'en', choose: () => {} });

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(preferred);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const choice = useMemo(
    () => ({
      language,
      choose: (next: Language) => {
        localStorage.setItem(REMEMBERED, next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <Chosen value={choice}>{children}</Chosen>;
}

export function useLanguage(): Choice {
  return useContext(Chosen);
}

/** The words in the language of the moment: `const text = useText(words); text.title`. */
export function useText<T>(words: Words<T>): T {
  return words[useContext(Chosen).language];
}

/** For what is asked outside of React, such as the language of the API's sentences. */
export function preferred(): Language {
  const remembered = localStorage.getItem(REMEMBERED);
  if (remembered === 'en' || remembered === 'zh') return remembered;
  return navigator.languages.find((each) => /^(en|zh)\b/.test(each))?.startsWith('zh') === true
    ? 'zh'
    : 'en';
}
