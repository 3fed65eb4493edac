import { inBoth } from '../words/words.js';

export const words = inBoth({
  en: {
    password: 'Your password',
    needed: 'Please fill this in',
    oldCode: 'Code of your present authenticator',
    next: 'Next',
    scan: 'Scan this with an authenticator app on your phone.',
    qrLabel: 'QR code of your new authenticator',
    orType: 'Or type this into it:',
    firstCode: 'The six digits that it shows',
    confirm: 'Confirm',
    keepCodes: 'Keep these recovery codes',
    keepCodesHint: 'They are shown this once. Each gets you in once if you lose your phone.',
    print: 'Print',
    kept: 'I have kept them',
  },
  zh: {
    password: '您的密码',
    needed: '请填写此项',
    oldCode: '当前验证器的验证码',
    next: '下一步',
    scan: '请用手机上的验证器应用扫描此二维码。',
    qrLabel: '新验证器的二维码',
    orType: '或在应用中输入:',
    firstCode: '应用显示的六位数字',
    confirm: '确认',
    keepCodes: '请保存这些恢复码',
    keepCodesHint: '恢复码只显示这一次。手机丢失时,每个恢复码可登录一次。',
    print: '打印',
    kept: '我已保存',
  },
});
