'use client';

import { Modal } from '@mantine/core';
import { useState } from 'react';
import { BothFactorsForm } from '#components/profile/both-factors-form.tsx';
import type { Owner } from '#components/profile/owner.ts';
import { RecoveryCodesOnce } from '#components/profile/recovery-codes-once.tsx';
import { callApi } from '#components/ui/call-api.ts';
import type { RecoveryCodes } from '#lib/auth/two-factor/recovery-codes';

/** Asks for password and code, and shows ten new recovery codes, this once. */
export function NewRecoveryCodes({ owner, onClose }: { owner: Owner; onClose(): void }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={codes ? 'Keep these codes' : 'New recovery codes'}
      closeOnClickOutside={false}
      closeOnEscape={!codes}
    >
      {codes ? (
        <RecoveryCodesOnce codes={codes} onDone={onClose} />
      ) : (
        <BothFactorsForm
          owner={owner}
          explanation="Those you have now are worth nothing then."
          submitLabel="Make new codes"
          onCancel={onClose}
          send={async (body) => {
            const made = await callApi<RecoveryCodes>('/api/v1/me/two-factor/recovery-codes', { method: 'POST', body });
            setCodes(made.recoveryCodes);
          }}
        />
      )}
    </Modal>
  );
}
