/** How to check a package without our software: what each file is, and the commands. */
import type { Language } from '../../compliance/telling/tell.js';
import type { Story } from './story.js';

export function manualText(story: Story, language: Language): string {
  return language === 'en' ? english(story) : chinese(story);
}

const COMMANDS = `  sha256sum <file>                                         compare with manifest.json
  (printf '\\0'; cat records/000001.json) | sha256sum       the leaf hash of record 1
  (printf '\\1'; cat left.bin right.bin) | sha256sum        a node of the tree (RFC 6962)
  (printf 'evlog/v1/commit\\n<id>\\n<section>\\n'; cat value.json) | openssl dgst -sha256 -mac HMAC -macopt hexkey:<r>
                                                           the commitment of an opened section
  openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in text.txt -sigfile signature.bin
                                                           the signature of the checkpoint (Ed25519)
  openssl ts -verify -data tsa/<size>.checkpoint -in tsa/<size>.tsr -CAfile chain.pem
                                                           a time stamp, by the authority's own certificates`;

/** As the verifier prints it. */
export function placeOf({ index, at }: Story['completeTo']): string {
  return `${index}@${at}`;
}

function english({ log, tag, size, told, completeTo }: Story): string {
  return `This package holds all ${told.length} record(s) of the evidence log "${log}" (and of the logs before it) about one person, who is called
${tag} in it, up to the heads record
  complete_to=${placeOf(completeTo)}
They are proven under the checkpoint of a tree of ${size} records. Of what was recorded after the heads record it says nothing.

Do not trust the keys in keys.txt because they are here. Get the key of the log from a contract, a letter or the
website of the creditor, and compare.

FILES
  manifest.json     every other file with its SHA-256; a file that is not listed does not belong here
  checkpoint        size and root of the whole log, signed (c2sp.org/tlog-checkpoint)
  records/          the records, exactly as they were hashed; each names the leaf hash of the one before
  proofs/           for each record, that it lies in the tree of the checkpoint (c2sp.org/tlog-proof)
  open/             sections that are disclosed, with the random value r that opens their commitments
  refs/             the policies and templates that decisions name, and the code (guard) that decided
  heads/            how many records the log had about this person: the line, and that it lies in the heads record;
                    of a person without records, the two lines between which theirs would stand
  consistency/      that a checkpoint you kept is the beginning of this one
  tsa/              if stamped: <size>.checkpoint as it was stamped (RFC 3161), and the answer <size>.tsr
  earlier/ opened/  if an earlier log was closed: its package, and the record with which this log follows it
  report.pdf .csv   for reading only; what counts are the records
  verify.mjs        our verifier in one file; whoever doubts this folder takes it from elsewhere too

TO CHECK BY HAND
${COMMANDS}

value.json is the value of a section exactly as it stands in open/, without a line break at its end. The text of a checkpoint is its first three lines. A signature is the base64
on its line without the first four bytes, which tell the key. The public key is the base64 in its vkey without the first byte.

With other people's tools: Go, golang.org/x/mod/sumdb/note and .../tlog read checkpoint and proofs (note.Open, tlog.CheckRecord,
tlog.CheckTree); in JavaScript, @sigstore/verify checks inclusion proofs. With ours: "node verify.mjs <this folder> --trust <file>", and
"evidence replay <this folder> --trust <file>", which verifies and then makes every opened decision again by the guard in refs/.

WHAT THIS PROVES: that these records, and no others about this person, stood in the log before its record ${completeTo.index}
(heads/record.json, of ${completeTo.at}). Our verifier prints that place and time as complete_to. If it is older than what you
asked for, ask for a package that was made later.
WHAT IT DOES NOT: that there is no record about this person between that place and the end of the tree, that what was recorded is
true, or that nothing happened outside the log.
`;
}

function chinese({ log, tag, size, told, completeTo }: Story): string {
  return `本包包含证据日志“${log}”（及其之前各日志）中，截至下述汇总记录为止，关于一个人的全部 ${told.length} 条记录。该人在日志中的假名为
${tag}，汇总记录的位置和时间为
  complete_to=${placeOf(completeTo)}
各条记录由共 ${size} 条记录的检查点证明。汇总记录之后记入的内容，本包不作任何说明。

请勿仅因 keys.txt 在本包中就信任其中的公钥。请从合同、函件或债权人网站另行取得日志公钥并加以比对。

文件
  manifest.json     其余每个文件及其 SHA-256；未列入的文件不属于本包
  checkpoint        整个日志的记录数和根哈希，已签名（c2sp.org/tlog-checkpoint）
  records/          各条记录，即计算哈希时的原始字节；每条写明前一条的叶哈希
  proofs/           每条记录在该检查点树中的包含证明（c2sp.org/tlog-proof）
  open/             已披露的部分，以及打开其承诺所需的随机值 r
  refs/             判断所依据的政策和模板，以及作出判断的代码（guard）
  heads/            日志中关于该人的记录条数：对应的行及其包含证明；没有记录的人，为其位置前后相邻的两行
  consistency/      证明您保存的旧检查点是本检查点的前缀
  tsa/              如有时间戳：被盖时间戳的检查点 <size>.checkpoint 及时间戳应答 <size>.tsr（RFC 3161）
  earlier/ opened/  如先前的日志已关闭：该日志的证据包，以及本日志承接它的首条记录
  report.pdf .csv   仅供阅读，以各条记录为准
  verify.mjs        本产品的核验程序（单个文件）；如对本文件夹有疑，请另行取得该程序

手工核验
${COMMANDS}

value.json 为 open/ 中该部分的值的原文，末尾不换行。检查点正文为其前三行。签名为签名行中 base64 去掉前四个字节（公钥标识）的部分。
公钥为 vkey 中 base64 去掉第一个字节的部分。

第三方工具：Go 的 golang.org/x/mod/sumdb/note 与 tlog 可读取检查点和证明（note.Open、tlog.CheckRecord、tlog.CheckTree）；
JavaScript 的 @sigstore/verify 可核验包含证明。本产品工具：“node verify.mjs <本文件夹> --trust <文件>”，
以及“evidence replay <本文件夹> --trust <文件>”，后者先核验，再用 refs/ 中的代码重新作出每项已披露的判断。

可以证明：在日志第 ${completeTo.index} 号记录（heads/record.json，时间 ${completeTo.at}）之前，关于该人的记录全部在此，别无其他。
核验程序将该位置和时间输出为 complete_to。如早于您所要求的时间，请要求重新出具证据包。
不能证明：该位置之后、检查点之前没有关于该人的记录；所记内容属实；或日志之外没有发生其他事情。
`;
}
