/**
 * The kinds of vendors that a tenant can set up, and those that the environment sets up for everybody.
 * Nothing else names an adapter.
 */
import { z } from 'zod';
import type { Config } from '../platform/config.js';
import type { Vendor, VendorKind } from './channel.js';
import { mailServer, smtpSettings } from './mail-server.js';
import { httpSettings, httpVendor } from './vendors/http.js';
import { alicloudSettings, alicloudVendor } from './vendors/alicloud.js';
import { nullVendor } from './vendors/null.js';
import { serverAt, smtpVendor } from './vendors/smtp.js';
import { twilioVendor } from './vendors/twilio.js';

/** Keeps the type of its settings between its schema and its making. */
function kind<Settings>(one: VendorKind<Settings>): VendorKind {
  return {
    ...one,
    // What was stored may be older than the schema.
    make: (settings, place) => one.make(one.settings.parse(settings), place),
  };
}

const twilioSettings = z.strictObject({
  account_sid: z.string().regex(/^AC[0-9a-f]{32}$/, 'send an account SID, `AC…`'),
  auth_token: z.string().min(1).max(200),
});

export const VENDOR_KINDS: Readonly<Record<string, VendorKind>> = {
  alicloud: kind({ channels: ['sms'], settings: alicloudSettings, make: alicloudVendor }),
  http: kind({ channels: ['sms', 'email'], settings: httpSettings, make: httpVendor }),
  smtp: kind({
    channels: ['email'],
    settings: smtpSettings,
    make: (settings, place) =>
      smtpVendor({
        server: mailServer(settings, place),
        timeoutMs: place.timeoutMs,
        name: place.name,
        ...bouncesTo(settings.bounce_domain),
      }),
  }),
  twilio: kind({
    channels: ['sms'],
    settings: twilioSettings,
    make: ({ account_sid, auth_token }, { name, timeoutMs, publicUrl }) =>
      twilioVendor({
        name,
        accountSid: account_sid,
        authToken: auth_token,
        baseUrl: undefined,
        timeoutMs,
        statusCallback: publicUrl && `${publicUrl}/v1/vendors/${name}/twilio/status`,
      }),
  }),
};

/** What the environment sets up: for every tenant, after its own vendors. */
export function installedVendors(config: Config): Vendor[] {
  if (config.nullVendor) return [nullVendor('sms'), nullVendor('email')];
  const timeoutMs = config.vendorTimeoutMs;
  const statusCallback =
    config.publicUrl === undefined ? undefined : `${config.publicUrl}/v1/vendors/twilio/status`;
  return [
    ...installedMail(config),
    ...(config.twilio === undefined
      ? []
      : [twilioVendor({ ...config.twilio, timeoutMs, statusCallback })]),
  ];
}

function installedMail({ smtpUrl, bounceDomain, vendorTimeoutMs: timeoutMs }: Config): Vendor[] {
  if (smtpUrl === undefined) return [];
  return [smtpVendor({ server: serverAt(smtpUrl), timeoutMs, ...bouncesTo(bounceDomain) })];
}

function bouncesTo(bounceDomain: string | undefined) {
  return bounceDomain === undefined ? {} : { bounceDomain };
}
