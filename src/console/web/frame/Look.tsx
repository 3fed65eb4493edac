/** Ant Design in our colours, in the language of the moment, and within the policy of the page. */
import { ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, type ReactNode } from 'react';
import { useLanguage } from '../words/language.js';
import { nonce } from './nonce.js';

const LOOK = {
  // The rules come from the file that Ant Design is shipped with, and only our tokens are written as the page runs: to
  // make the rules of each component anew took a third of the time until somebody could work.
  zeroRuntime: true,
  hashed: false,
  algorithm: theme.compactAlgorithm,
  token: {
    colorPrimary: '#1d4f91',
    colorLink: '#1d4f91',
    colorError: '#b3261e',
    colorWarning: '#8a5a00',
    colorSuccess: '#1e6b3a',
    colorInfo: '#1d4f91',
    // Made from the dark tones above, the grounds of tags and notes would be too dark to read on.
    colorSuccessBg: '#e3f3e8',
    colorWarningBg: '#fdf1d6',
    colorErrorBg: '#fbe4e2',
    colorInfoBg: '#e3ecf8',
    // Grey words must still be read on grey paper: 4.5 to 1 at least.
    colorTextSecondary: '#4f5661',
    colorTextTertiary: '#5b6370',
    colorTextDescription: '#4f5661',
    colorTextPlaceholder: '#666d78',
    colorTextDisabled: '#666d78',
    borderRadius: 4,
    fontSize: 14,
    fontSizeSM: 12,
    motion: false,
  },
};

export function Look({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  useEffect(() => {
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  }, [language]);
  return (
    <ConfigProvider
      csp={{ nonce }}
      locale={language === 'zh' ? zhCN : enUS}
      theme={LOOK}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  );
}
