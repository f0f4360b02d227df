'use client';

import { Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { BothFactorsForm } from '#components/profile/both-factors-form.tsx';
import type { Owner } from '#components/profile/owner.ts';
import { callApi } from '#components/ui/call-api.ts';

/** Asks for password and code, and switches two-factor off. */
export function SwitchOffTwoFactor({ owner, onClose }: { owner: Owner; onClose(): void }) {
  return (
    <Modal opened onClose={onClose} title="Switch two-factor off?" closeOnClickOutside={false}>
      <BothFactorsForm
        owner={owner}
        explanation="Your password alone signs you in then. The recovery codes are worth nothing from then on."
        submitLabel="Switch off"
        onCancel={onClose}
        send={async (body) => {
          await callApi('/api/v1/me/two-factor/switch-off', { method: 'POST', body });
          notifications.show({ message: 'Two-factor is off.' });
          onClose();
        }}
      />
    </Modal>
  );
}
