/** What a page about a problem says, in both languages of the console. */
export interface Said {
  readonly title: string;
  /** Why it happens. */
  readonly cause: string;
  /** What to do about it. */
  readonly remedy: string;
}

export interface ProblemHelp {
  readonly en: Said;
  readonly zh: Said;
}

/** The three sentences in English, then in Chinese. */
export function help(
  en: readonly [string, string, string],
  zh: readonly [string, string, string],
): ProblemHelp {
  return { en: said(en), zh: said(zh) };
}

function said([title, cause, remedy]: readonly [string, string, string]): Said {
  return { title, cause, remedy };
}
