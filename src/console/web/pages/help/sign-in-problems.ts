/** Problems of signing in and of the session. */
import { help } from './problem-help.js';

export const SIGN_IN_PROBLEMS = {
  'sign-in-failed': help(
    [
      'Login, password or code are not right',
      'One of them is wrong; which one is not said, so that nobody can guess logins. A code works once.',
      'Check all of them and wait for the next code. An administrator can send you a new invitation.',
    ],
    [
      '登录名、密码或验证码不正确',
      '其中之一有误；为防止猜测登录名，不说明是哪一项。每个验证码只能用一次。',
      '请全部核对，并等待下一个验证码。管理员可以重新发送邀请。',
    ],
  ),
  'proof-failed': help(
    [
      'Password or code are not right',
      'You were asked once more who you are, because this cannot be undone or shows personal data.',
      'Check both; a code works once, so wait for the next one.',
    ],
    [
      '密码或验证码不正确',
      '由于此操作不可撤销或会显示个人信息，需要再次确认您的身份。',
      '请核对两项；验证码只能用一次，请等待下一个。',
    ],
  ),
  'too-many-tries': help(
    [
      'Too many tries',
      'Somebody has tried to sign in as you too often, perhaps you yourself.',
      'Wait the seconds that are shown. An invitation from an administrator lets you in at once.',
    ],
    [
      '尝试次数过多',
      '有人（也可能是您自己）以您的名义登录的次数过多。',
      '请等待所示秒数。管理员的邀请可让您立即登录。',
    ],
  ),
  'foreign-request': help(
    [
      'The request does not come from our own pages',
      'Another site or an old window sent it, or a proxy hides the address of the console.',
      'Load the page again. If it stays so, whoever runs the service sets `CONSOLE_URL`.',
    ],
    [
      '请求不是来自本控制台',
      '由其他网站或旧窗口发出，或代理隐藏了控制台地址。',
      '请重新加载页面。若持续如此，请运维人员设置 `CONSOLE_URL`。',
    ],
  ),
  'session-needed': help(
    [
      'Only a person who has signed in can do this',
      'It was asked with an API key, which belongs to a program.',
      'Sign in with your login and password.',
    ],
    ['只有登录的人员可以执行', '此请求使用了属于程序的 API 密钥。', '请用登录名和密码登录。'],
  ),
  'second-factor-needed': help(
    [
      'A second factor is needed first',
      'Who approves or administers must prove more than a password.',
      'Enrol an authenticator in your account, then try again.',
    ],
    ['须先启用第二重验证', '审批或管理人员不能只凭密码。', '请在账户中绑定验证器，然后重试。'],
  ),
  'invitation-over': help(
    [
      'The invitation is over',
      'It was used, is more than three days old, or a later one was made.',
      'Ask an administrator for another.',
    ],
    ['邀请已失效', '已被使用、超过三天，或已有更新的邀请。', '请向管理员索取新的邀请。'],
  ),
};
