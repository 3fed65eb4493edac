/**
 * Windows of one browser, used again when they were closed: emptied of whoever was signed in, but with the scripts in their
 * cache, which a new one would fetch and compile anew.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface Windows {
  /** @param isNew one that has loaded nothing yet */
  take(language: 'en' | 'zh', isNew: boolean): Promise<BrowserContext>;
  giveBack(language: 'en' | 'zh', page: Page): Promise<void>;
}

export function windowsOf(baseURL: string, browser: Browser): Windows {
  const free = { en: [] as BrowserContext[], zh: [] as BrowserContext[] };
  return {
    take: async (language, isNew) =>
      (isNew ? undefined : free[language].pop()) ??
      browser.newContext({
        baseURL,
        locale: language === 'zh' ? 'zh-CN' : 'en-GB',
        timezoneId: 'Europe/London',
        reducedMotion: 'reduce',
      }),
    giveBack: async (language, page) => {
      const context = page.context();
      // A clock that was set stays set.
      const isAsBefore = await page.evaluate(emptied).catch(() => false);
      await page.close();
      if (!isAsBefore || context.pages().length > 0) return context.close();
      await context.clearCookies();
      free[language].push(context);
    },
  };
}

/** Runs in the page. Whether its clock is the browser's own. */
function emptied(): boolean {
  localStorage.clear();
  sessionStorage.clear();
  return String(Date).includes('native code');
}
