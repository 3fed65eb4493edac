/** The vendors of this process, by channel. Without a configured vendor a channel sends nothing. */
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '../platform/config.js';
import { Settings } from '../platform/platform.module.js';
import type { Vendor } from './channel.js';
import { nullVendor } from './vendors/null.js';
import { smtpVendor } from './vendors/smtp.js';
import { twilioVendor } from './vendors/twilio.js';

@Injectable()
export class Vendors implements OnApplicationShutdown {
  readonly #byChannel: ReadonlyMap<string, Vendor>;

  constructor({ config }: Settings) {
    this.#byChannel = new Map(configured(config).map((vendor) => [vendor.channel, vendor]));
  }

  for(channel: string): Vendor | undefined {
    return this.#byChannel.get(channel);
  }

  /** Channels that could send now. */
  channels(): string[] {
    return [...this.#byChannel.keys()];
  }

  onApplicationShutdown(): void {
    for (const vendor of this.#byChannel.values()) vendor.close();
  }
}

function configured(config: Config): Vendor[] {
  if (config.nullVendor) return [nullVendor('sms'), nullVendor('email')];
  const timeoutMs = config.vendorTimeoutMs;
  const statusCallback =
    config.publicUrl === undefined ? undefined : `${config.publicUrl}/v1/vendors/twilio/status`;
  return [
    ...(config.smtpUrl === undefined ? [] : [smtpVendor({ url: config.smtpUrl, timeoutMs })]),
    ...(config.twilio === undefined
      ? []
      : [twilioVendor({ ...config.twilio, timeoutMs, statusCallback })]),
  ];
}
