import { inBoth } from '../words/words.js';

export const words = inBoth({
  en: {
    newPassword: 'New password',
    hint: 'Long and easy to remember, such as four words that do not belong together.',
    repeat: 'The same again',
    needed: 'Please fill this in',
    differs: 'The two are not the same',
  },
  zh: {
    newPassword: '新密码',
    hint: '密码要长且好记,例如四个互不相关的词。',
    repeat: '再次输入',
    needed: '请填写此项',
    differs: '两次输入不一致',
  },
});
