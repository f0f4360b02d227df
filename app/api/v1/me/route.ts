import { UpdateProfile, updateProfile } from '#lib/auth/update-profile';
import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';

// `key:write` is what everybody holds over their own access; the use case lets people in, and no key.
export const PATCH = nextRoute(
  endpoint({ permission: 'key:write', body: UpdateProfile, run: (ctx, { body }) => updateProfile(ctx, body) }),
);
