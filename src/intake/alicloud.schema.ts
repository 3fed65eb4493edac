/**
 * What of Alibaba Cloud's pushes is read; everything else they carry is left alone.
 *
 * https://help.aliyun.com/document_detail/101867.htm (SmsReport) and
 * https://help.aliyun.com/document_detail/101847.htm (SmsUp).
 */
import { z } from 'zod';

export const smsReports = z
  .array(
    z.object({
      biz_id: z.string().regex(/^[!-~]{1,100}$/, 'send what SendSms named the message'),
      out_id: z.string().max(300).nullish().meta({ description: 'Ours, as SendSms was given it.' }),
      success: z.boolean(),
      err_code: z.string().max(200).nullish(),
    }),
  )
  .meta({ id: 'AlicloudReports', description: 'What became of messages of ours.' });

const number = z.union([z.string().max(40), z.int()]).transform(String);

export const smsReplies = z
  .array(
    z.object({
      phone_number: z.string().max(40),
      content: z.string().max(20_000).default(''),
      send_time: z.string().max(40).default(''),
      dest_code: number.default(''),
      sequence_id: number,
    }),
  )
  .meta({ id: 'AlicloudReplies', description: 'Messages that people sent to us.' });
export type SmsReply = z.infer<typeof smsReplies>[number];

/** It looks at the status and at `code` only. */
export const TAKEN = { code: 0, msg: '接收成功' } as const;
export const alicloudTaken = z
  .object({ code: z.literal(0), msg: z.literal(TAKEN.msg) })
  .meta({ id: 'AlicloudTaken' });

export const vendorCallbacks = z
  .object({
    object: z.literal('vendor_callbacks'),
    reports: z.string().meta({ description: 'Where the vendor pushes what became of messages.' }),
    replies: z.string().meta({ description: 'Where it pushes what people reply.' }),
  })
  .meta({ id: 'VendorCallbacks' });
