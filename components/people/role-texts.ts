import type { Role } from '#lib/auth/permissions';

/** What each role is called and may do, for people. */
export const roleTexts: Record<Role, { label: string; explanation: string }> = {
  'end-user': { label: 'End user', explanation: 'Calls the models that are shared here, and has API keys.' },
  engineer: { label: 'Engineer', explanation: 'Publishes and changes models besides, and sees how they are used.' },
  finance: { label: 'Finance', explanation: 'Looks after plans and invoices; calls models like an end user.' },
  admin: { label: 'Admin', explanation: 'May do everything, and decides who has which role.' },
};

export const roleChoices = Object.entries(roleTexts).map(([value, { label }]) => ({ value, label }));
