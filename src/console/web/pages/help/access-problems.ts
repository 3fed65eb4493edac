/** Problems of who asks, and of the service itself. */
import { help } from './problem-help.js';

export const ACCESS_PROBLEMS = {
  unauthenticated: help(
    [
      'You are not signed in',
      'The session has ended or was never begun; for a program: the API key is missing, wrong or revoked.',
      'Sign in again: what you have typed stays. A program sends `Authorization: Bearer <API key>`.',
    ],
    [
      '尚未登录',
      '会话已结束或从未开始；对程序而言：API 密钥缺失、错误或已吊销。',
      '请重新登录，已填写的内容会保留。程序请发送 `Authorization: Bearer <API key>`。',
    ],
  ),
  'signature-invalid': help(
    [
      'The callback is not signed as agreed',
      'The secret differs, the message is older than five minutes, was changed on its way, or came twice.',
      'Compare the secret at the vendor with the one entered here, and the clocks of both. A burst of these may be an attack.',
    ],
    [
      '回调签名不符合约定',
      '密钥不一致、消息超过五分钟、途中被改动，或重复送达。',
      '请核对供应商处与此处的密钥及双方时钟。短时间内大量出现可能是攻击。',
    ],
  ),
  forbidden: help(
    [
      'You may not do this',
      'Your role, or the API key, lacks the right that is needed.',
      'Ask a colleague who has it, or an administrator for the role. What is needed stands in `required_scopes`.',
    ],
    [
      '您没有此项权限',
      '您的角色或 API 密钥缺少所需权限。',
      '请联系有此权限的同事，或请管理员分配角色。所需权限见 `required_scopes`。',
    ],
  ),
  'four-eyes': help(
    [
      'Another person must do this',
      'Two people are needed, and you made, or could have made, what is to be approved.',
      'Ask a colleague who had no hand in it.',
    ],
    [
      '须由另一人完成',
      '此操作需要两人，而待批准的内容由您提出或可能由您提出。',
      '请由未参与此事的同事完成。',
    ],
  ),
  'not-found': help(
    [
      'There is no such thing here',
      'The id is mistyped, the thing belongs to another house, or was never sent.',
      'Check the id, or search by your own: `external:<your id>`.',
    ],
    [
      '此处没有该对象',
      '编号有误、对象属于另一机构，或从未录入。',
      '请核对编号，或用您自己的编号查找：`external:<您的编号>`。',
    ],
  ),
  'route-not-found': help(
    [
      'There is no such address',
      'The path or the method is none of the API’s.',
      'Compare with `/openapi.json`. After an upgrade, load the page again.',
    ],
    [
      '没有这个地址',
      'API 中没有此路径或方法。',
      '请对照 `/openapi.json`。升级之后请重新加载页面。',
    ],
  ),
  'internal-error': help(
    [
      'The service failed',
      'Something happened that was not foreseen. Nothing was done by halves: the whole request was taken back.',
      'Try again in a moment. If it comes back, give the request id to whoever runs the service.',
    ],
    [
      '服务出错',
      '发生了未预料的情况。没有半途而废：整个请求已撤回。',
      '请稍后再试。若再次出现，请把请求编号交给运维人员。',
    ],
  ),
  'too-many-requests': help(
    [
      'Too many requests in one minute',
      'This key, or this person, has made as many requests as one may make in a minute. Nothing of this one was done.',
      'Wait for the seconds of `Retry-After`. Programs read from `RateLimit` how many are left, and send contacts in bulk. Whoever runs the service sets `REQUESTS_PER_MINUTE`.',
    ],
    [
      '一分钟内请求过多',
      '此密钥或此用户在一分钟内的请求数已达上限。这一请求没有执行任何操作。',
      '请等待 `Retry-After` 所示秒数。程序可从 `RateLimit` 得知剩余次数，并应批量提交联系任务。运维人员可设置 `REQUESTS_PER_MINUTE`。',
    ],
  ),
  'sealing-stalled': help(
    [
      'Records are not sealed at the moment',
      'Nobody is called, and no place is reserved, on a decision that could still be removed unnoticed. The process that seals the log is behind or has stopped.',
      'Try again in a few seconds; nothing is lost, and what was not handed out counts as not made. Whoever runs the service looks at `/health/ready` and at the sealer.',
    ],
    [
      '目前无法封存记录',
      '判定记录封存之前，不发放通话任务，也不预留名额，以免记录被悄悄删除。负责封存日志的进程已滞后或停止。',
      '请几秒后重试；没有任何内容丢失，未发放的任务视为未拨打。运维人员请查看 `/health/ready` 和封存进程。',
    ],
  ),
  unavailable: help(
    [
      'The service cannot work at the moment',
      'The database or the queue store does not answer, or the service is stopping for an upgrade.',
      'Wait for the seconds of `Retry-After`; nothing that was accepted is lost. Whoever runs the service looks at `/health/ready`.',
    ],
    [
      '服务暂时不可用',
      '数据库或队列存储没有响应，或服务正为升级而停止。',
      '请等待 `Retry-After` 所示秒数；已受理的内容不会丢失。运维人员请查看 `/health/ready`。',
    ],
  ),
};
