/** Problems of a change that came at the wrong moment: proposals, drafts, addresses, ids and settings. */
import { help } from './problem-help.js';

export const CHANGE_PROBLEMS = {
  'not-open': help(
    [
      'The proposal waits for nobody',
      'It was approved, refused or withdrawn meanwhile.',
      'Read it again; if the change is still wanted, propose anew.',
    ],
    ['该提案已不在等待', '它已被批准、拒绝或撤回。', '请重新阅读；若仍需更改，请另行提出。'],
  ),
  'stale-proposal': help(
    [
      'The proposal was overtaken',
      'What it is compared with has changed, or the instant it names has passed.',
      'Read it again against what is in force now, then decide or propose anew.',
    ],
    [
      '该提案已过时',
      '其比较的对象已改变，或其指定的时刻已过。',
      '请对照现行内容重新阅读，再决定或另行提出。',
    ],
  ),
  'stale-revision': help(
    [
      'Somebody has changed it since you read it',
      'A colleague saved while you were typing. Nothing of either is lost.',
      'Compare both versions; take over what is right and save again.',
    ],
    [
      '在您阅读之后已有人修改',
      '您编辑期间同事进行了保存。双方内容均未丢失。',
      '请对比两个版本，采纳正确的内容后再次保存。',
    ],
  ),
  'external-id-conflict': help(
    [
      'The external id is taken by something else',
      'An id of yours is unique for ever, and stands for other content already.',
      'Choose another `external_id`, or change the stored one.',
    ],
    [
      '外部编号已被占用',
      '您的编号永久唯一，且已对应其他内容。',
      '请另选 `external_id`，或修改已保存的对象。',
    ],
  ),
  'idempotency-key-in-use': help(
    [
      'This request is still being worked on',
      'The same request was sent a moment ago, such as by a second click.',
      'Wait for the seconds of `Retry-After`; the same request then gets the answer of the first.',
    ],
    [
      '同一请求仍在处理',
      '片刻之前已发送相同请求，例如点击了两次。',
      '请等待 `Retry-After` 所示秒数；届时同一请求会得到首次的答复。',
    ],
  ),
  'not-empty': help(
    [
      'The house is not empty',
      'The sample is only taken in where there is nobody yet and nothing can be sent. Perhaps a colleague has just loaded it.',
      'Look at what is there; to look at the sample beside real data, use another installation.',
    ],
    [
      '机构中已有数据',
      '示例数据只能载入尚无人员且不能发送的机构。也许同事刚刚载入。',
      '请查看现有数据；若要在真实数据之外查看示例，请使用另一套安装。',
    ],
  ),
  'not-verified': help(
    [
      'The address is not proved to be yours',
      'Tests go only to an address whose owner has entered the code that was sent there.',
      'Enter your address, then the code that comes.',
    ],
    [
      '尚未证明该地址属于您',
      '测试只发往已输入验证码的本人地址。',
      '请登记您的地址，再输入收到的验证码。',
    ],
  ),
  'wrong-code': help(
    [
      'The code is wrong, used or too old',
      'A code holds for a quarter of an hour and five tries, and only the last one counts.',
      'Look at the last message, or ask for a new code.',
    ],
    [
      '验证码错误、已用或过期',
      '验证码有效一刻钟、可试五次，且仅最后一个有效。',
      '请查看最后一条消息，或重新获取验证码。',
    ],
  ),
  'too-many': help(
    [
      'Enough for today',
      'A user gets five codes and twenty tests within 24 hours.',
      'Go on tomorrow, or ask a colleague to test.',
    ],
    [
      '今日次数已满',
      '每位用户 24 小时内可获取五个验证码、发送二十次测试。',
      '请明日继续，或请同事测试。',
    ],
  ),
  'no-vendor': help(
    [
      'No vendor is set up for this channel',
      'Nothing can leave by it: neither the environment nor this house names a vendor.',
      'An administrator sets one up. What waits is tried again by itself.',
    ],
    [
      '此渠道未配置供应商',
      '无法由此发送：环境与本机构均未指定供应商。',
      '请管理员进行配置。等待中的内容会自动重试。',
    ],
  ),
};
