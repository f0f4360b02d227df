import { z } from 'zod';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { type Env, env, parseEnv, settingNames, settingsMadeAtStart } from '#lib/env';

export const SettingInForce = z.object({
  name: z.string(),
  value: z.string().nullable().describe('Null where it is not set, and where it is a secret.'),
  isSecret: z.boolean(),
  from: z
    .enum(['environment', 'start', 'default'])
    .describe('Whether it was set, was made up by `npm start`, or is what holds without either.'),
});
export type SettingInForce = z.infer<typeof SettingInForce>;

/** Every variable of the environment that Bellwether reads, as it holds in this process; secrets without their values. */
export function getSettings({ actor }: Ctx): SettingInForce[] {
  requirePermission(actor, 'settings:write');
  return describeSettings(env, parseEnv({}), settingsMadeAtStart);
}

/** Of `settings` by name, beside those that hold where nothing is set; `made` are those that nobody set. */
export function describeSettings(settings: Env, unset: Env, made: readonly string[]): SettingInForce[] {
  const values = new Map<string, unknown>(Object.entries(settings));
  const defaults = new Map<string, unknown>(Object.entries(unset));
  return settingNames.map((name) => {
    const value = textOf(values.get(name));
    const isSecret = /SECRET|PASSWORD|TOKEN|ACCESS_KEY/.test(name);
    const shown = value === null || isSecret ? null : name.endsWith('_URL') ? withoutCredentials(value) : value;
    const isDefault = value === textOf(defaults.get(name));
    return {
      name,
      value: shown,
      isSecret,
      from: isDefault ? 'default' : made.includes(name) ? 'start' : 'environment',
    };
  });
}

function textOf(value: unknown): string | null {
  const text = Array.isArray(value) ? value.join(', ') : String(value ?? '');
  return text === '' ? null : text;
}

/** An address without user, password and query; nothing of what is no address, where they could stand anywhere. */
function withoutCredentials(text: string): string | null {
  const url = URL.parse(text);
  return url && `${url.protocol}//${url.host}${url.pathname}`;
}
