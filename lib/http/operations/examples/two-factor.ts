import { newAccount } from '#lib/http/operations/examples/people';

export const bothFactors = { currentPassword: newAccount.password, code: '492039' };

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
export const begunTwoFactor = {
  secret,
  uri: `otpauth://totp/Bellwether:ada%40example.org?issuer=Bellwether&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
  qrCode: { size: 49, path: 'M0 0h7v1h-7z' },
};

export const recoveryCodes = { recoveryCodes: ['7k3m-q0zx-b8vt-1ndw', 'c5hr-9pje-4gya-x2s6'] };
