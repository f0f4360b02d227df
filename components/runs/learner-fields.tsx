'use client';

import { Button, Collapse, MultiSelect, NumberInput, Stack, Switch } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { AlgorithmField, algorithms } from '#components/runs/algorithm-field.tsx';
import { algorithmWords } from '#components/runs/algorithm-words.ts';
import { type ParamField, ParamFields } from '#components/runs/param-fields.tsx';
import type { FormPart } from '#components/runs/typed-run.ts';
import type { Algorithm } from '#lib/training/algorithms';
import type { XgboostAvailability } from '#lib/training/learners/xgboost/library';

type Props = FormPart & { fields: Record<Algorithm, ParamField[]>; xgboost: XgboostAvailability };

/** How it is learned: the algorithm, its parameters behind a fold, and whether to search for better ones. */
export function LearnerFields({ run, change, errorAt, fields, xgboost }: Props) {
  const [showsParams, setShowsParams] = useState(false);
  const own = fields[run.algorithm];
  return (
    <Stack gap="lg">
      <AlgorithmField value={run.algorithm} onChange={(algorithm) => change({ algorithm })} xgboost={xgboost} />
      {run.algorithm === 'hybrid' && (
        <MultiSelect
          label="Members"
          description="Two to five, each with its usual parameters."
          data={algorithms.flatMap((name) =>
            name === 'hybrid' || (name === 'xgboost' && !xgboost.available)
              ? []
              : [{ value: name, label: algorithmWords[name].name }],
          )}
          value={run.members}
          onChange={(members) => change({ members })}
          maxValues={5}
          error={run.members.length < 2 ? 'Choose at least two.' : errorAt('/params/members')}
        />
      )}
      {own.length > 0 && (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            px={0}
            aria-expanded={showsParams}
            onClick={() => setShowsParams((shown) => !shown)}
            rightSection={
              <IconChevronDown size={16} style={{ transform: showsParams ? 'rotate(180deg)' : undefined }} />
            }
          >
            Parameters
          </Button>
          <Collapse expanded={showsParams}>
            <div style={{ paddingTop: '1rem' }}>
              <ParamFields
                fields={own}
                typed={run.params}
                onType={(name, value) => change({ params: { ...run.params, [name]: value } })}
                errorAt={errorAt}
              />
            </div>
          </Collapse>
        </div>
      )}
      <div>
        <Switch
          label="Search for good parameters"
          description="Many settings learn a little, the better half longer, until one is left. Takes longer."
          checked={run.searches}
          onChange={(event) => change({ searches: event.currentTarget.checked })}
        />
        {run.searches && (
          <NumberInput
            label="Trials"
            mt="sm"
            maw={160}
            min={2}
            max={100}
            allowDecimal={false}
            value={run.trials}
            onChange={(trials) => change({ trials })}
            error={errorAt('/search/trials')}
          />
        )}
      </div>
    </Stack>
  );
}
