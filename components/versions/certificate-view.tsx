import { IconCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Card } from '#components/ui/card.tsx';
import { Time } from '#components/ui/time.tsx';
import { byteText } from '#components/versions/byte-text.ts';
import classes from '#components/versions/certificate-view.module.css';
import { GraphValues } from '#components/versions/graph-values.tsx';
import { millisecondText } from '#components/versions/millisecond-text.ts';
import { opsetText } from '#components/versions/opset-text.ts';
import type { Certificate } from '#lib/registry/certificate';

/** What quarantine found out about a version. */
export function CertificateView({ certificate }: { certificate: Certificate }) {
  const { latencyMs, memoryBytes, loadMs, notes, measuredAt, opsets, operators, producer, irVersion } = certificate;
  return (
    <Card
      title="Certificate"
      description={
        <>
          What quarantine measured before the version could take traffic, <Time value={measuredAt} />.
        </>
      }
    >
      <dl className={classes.figures}>
        <Figure label="Latency, 1 row" value={millisecondText(latencyMs.one.p50)}>
          median; 95 % within {millisecondText(latencyMs.one.p95)}
        </Figure>
        <Figure
          label="Latency, 32 rows"
          value={latencyMs.thirtyTwo ? millisecondText(latencyMs.thirtyTwo.p50) : 'Not run'}
        >
          {latencyMs.thirtyTwo
            ? `median; 95 % within ${millisecondText(latencyMs.thirtyTwo.p95)}`
            : 'rows do not share a run'}
        </Figure>
        <Figure label="Memory" value={byteText(memoryBytes)}>
          at most, of one process
        </Figure>
        <Figure label="Loading" value={millisecondText(loadMs)}>
          until the first run
        </Figure>
      </dl>
      <ul className={classes.checks}>
        <Checks certificate={certificate} />
        {notes.map((note) => (
          <Check key={note}>{note}</Check>
        ))}
      </ul>
      <GraphValues
        inputs={certificate.inputs}
        outputs={certificate.outputs}
        more={[
          { label: 'Operator sets', text: `${opsetText(opsets)}; IR version ${irVersion}` },
          { label: 'Operators', text: operators.join(', ') },
          ...(producer ? [{ label: 'Made with', text: producer }] : []),
        ]}
      />
    </Card>
  );
}

function Checks({ certificate: { batchable, deterministic, parity } }: { certificate: Certificate }) {
  return (
    <>
      <Check good={batchable || undefined}>
        {batchable
          ? 'Batchable: rows run together are answered as when run alone, so waiting calls may share a run.'
          : 'Not batchable: every row gets a run of its own.'}
      </Check>
      <Check good={deterministic || undefined}>
        {deterministic
          ? 'Deterministic: two runs of the same row agree to the last bit.'
          : 'Not deterministic: two runs of the same row differ, so answers are never cached.'}
      </Check>
      {parity ? (
        <Check good={parity.passed === parity.checked}>
          Parity: {parity.passed} of {parity.checked} {parity.checked === 1 ? 'example is' : 'examples are'} answered as
          expected, worst difference {parity.worstDifference.toPrecision(2)}.
        </Check>
      ) : (
        <Check>Parity not checked: the manifest has no examples with expected answers.</Check>
      )}
    </>
  );
}

function Figure({ label, value, children }: { label: string; value: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value}
        <small>{children}</small>
      </dd>
    </div>
  );
}

/** `good` true or false for a test that was passed or not; left out for what is neither. */
function Check({ good, children }: { good?: boolean | undefined; children: ReactNode }) {
  return (
    <li>
      {good === undefined && <IconInfoCircle size={17} className={classes.plain} aria-hidden />}
      {good === true && <IconCheck size={17} className={classes.good} aria-label="Passed:" role="img" />}
      {good === false && <IconX size={17} className={classes.bad} aria-label="Failed:" role="img" />}
      <span>{children}</span>
    </li>
  );
}
