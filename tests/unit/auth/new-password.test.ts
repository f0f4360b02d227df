import { describe, expect, it } from 'vitest';
import { AcceptInvitation } from '#lib/auth/invitations/accept-invitation';
import { ResetPassword } from '#lib/auth/password-reset/reset-password';
import { ChangePassword } from '#lib/auth/passwords/change-password';
import { NewPassword, requireUncommonPassword } from '#lib/auth/passwords/new-password';
import { CreatePerson } from '#lib/auth/people/create-person';
import { SetUpFirstAdmin } from '#lib/auth/people/set-up-first-admin';
import { SignUp } from '#lib/auth/sign-in/sign-up';

const ada = { email: 'ada.lovelace@example.org', name: 'Ada Lovelace' };
const accept = (password: string) => requireUncommonPassword(NewPassword.parse(password), ada, '/password');

describe('a new password', () => {
  it.each([
    'correct horse battery',
    'ünïcödé-wörds',
    'x7#kq0!vLm2p',
    'my dog ate 12 shoes',
    `${'a'.repeat(100)}bcdefg`,
  ])('may be %j', (password) => expect(() => accept(password)).not.toThrow());

  it.each([
    ['too short', 'x7#kq0!vL'],
    ['longer than 200', 'xyzab'.repeat(41)],
    ['one of the commonest', 'password123'],
    ['one of the commonest, in capitals with a sign', 'PassWord2026!'],
    ['one of the commonest, in fullwidth letters', '\uff50\uff41\uff53\uff53\uff57\uff4f\uff52\uff44\uff11\uff12'],
    ['one of the commonest, with signs for letters', 'P@$$w0rd2026'],
    ['one of the commonest, between digits', '12sunflower34'],
    ['one of the commonest, written twice', 'dragonfly!dragonfly!'],
    ['one of a breach', 'motherlode'],
    ['one of a breach with a year', 'Salamander1987!'],
    ['a row of keys', 'qwertyuiop'],
    ['a sequence', '1234567890'],
    ['a sequence backwards', 'jihgfedcba'],
    ['one character', 'aaaaaaaaaaaa'],
    ['a few characters', 'abababababab'],
    ['the e-mail', 'Ada.Lovelace@example.org'],
    ['the name with a year', 'AdaLovelace1815'],
  ])('is refused when it is %s', (_why, password) => expect(() => accept(password)).toThrow());

  it.each([
    ['another one', ChangePassword, 'newPassword'],
    ['one chosen by a link', ResetPassword, 'password'],
    ['that of an invitation', AcceptInvitation, 'password'],
    ['that of who signs up', SignUp, 'password'],
    ['that of an account for somebody else', CreatePerson, 'password'],
    ['that of the first admin', SetUpFirstAdmin, 'password'],
  ])('has at most 200 characters, and says so: %s', (_what, schema, field) => {
    const problemsOf = (password: string) =>
      schema.safeParse({ [field]: password }).error?.issues.filter(({ path }) => path[0] === field) ?? [];
    expect(problemsOf('x'.repeat(200))).toEqual([]);
    const tooLong = [expect.objectContaining({ message: 'A password has at most 200 characters.' })];
    for (const length of [201, 10_240]) expect(problemsOf('x'.repeat(length))).toEqual(tooLong);
  });

  it('is refused with the field it is about', () => {
    expect(() => requireUncommonPassword('password123', ada, '/newPassword')).toThrow(
      expect.objectContaining({ code: 'invalid', errors: [expect.objectContaining({ pointer: '/newPassword' })] }),
    );
  });
});
