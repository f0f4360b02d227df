'use client';

import { Alert, Button, PasswordInput, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { asCurl, type Filled, isWritten, keyOf, operationCall } from '#components/api-docs/operation-call.ts';
import classes from '#components/api-docs/reference.module.css';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { ReferenceOperation } from '#lib/http/openapi/reference';

type Props = { operation: ReferenceOperation; site: string; isSignedIn: boolean };
type Result = { status: number; statusText: string; headers: string; body: string; ms: number } | { problem: string };

const MOST_SHOWN = 20_000;
const shownHeaders = /^(content-type|location|ratelimit|retry-after|x-request-id|server-timing|idempotency|preference)/;

/** Calls the operation from this page, with one's session or a key, and shows what came back; and the same call as a command. */
export function TryOperation({ operation, site, isSignedIn }: Props) {
  const [filled, setFilled] = useState<Filled>(() => examplesOf(operation));
  const [key, setKey] = useState('');
  const [pending, setPending] = useState(false);
  const [result, setResult] = useState<Result | null>(null);
  const call = operationCall(operation, filled);
  const changes = operation.method !== 'GET';
  const hasOnlyFiles = operation.bodies.length > 0 && !operation.bodies.some(isWritten);

  async function send() {
    setPending(true);
    setResult(null);
    const headers = { ...call.headers, ...(key !== '' && { authorization: `Bearer ${key.trim()}` }) };
    const credentials = key === '' ? 'same-origin' : 'omit';
    const startedAt = performance.now();
    try {
      const response = await fetch(call.path, { method: call.method, headers, body: call.body, credentials });
      setResult(await resultOf(response, performance.now() - startedAt));
    } catch (error) {
      setResult({ problem: `The call was not answered: ${error instanceof Error ? error.message : error}` });
    }
    setPending(false);
  }

  return (
    <form
      className={classes.try}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {operation.parameters.map((parameter) => (
        <TextInput
          key={keyOf(parameter)}
          label={parameter.name}
          description={parameter.in === 'header' ? 'header' : undefined}
          required={parameter.isRequired}
          value={filled.parameters[keyOf(parameter)] ?? ''}
          onChange={({ currentTarget: { value } }) =>
            setFilled((old) => ({ ...old, parameters: { ...old.parameters, [keyOf(parameter)]: value } }))
          }
        />
      ))}
      {operation.bodies.some(isWritten) && (
        <Textarea
          label="Body"
          autosize
          minRows={3}
          maxRows={18}
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.8125rem' } }}
          value={filled.body}
          onChange={({ currentTarget: { value } }) => setFilled((old) => ({ ...old, body: value }))}
        />
      )}
      {!operation.isPublic && (
        <PasswordInput
          label="API key"
          description={
            isSignedIn
              ? 'Empty: as you, with the session of this browser.'
              : 'Stays in this page, and goes to this server only.'
          }
          placeholder="bw_…"
          autoComplete="off"
          value={key}
          onChange={({ currentTarget: { value } }) => setKey(value)}
        />
      )}
      <CodeBlock code={asCurl(operation, call, site)} label="curl command" />
      {hasOnlyFiles ? (
        <Text size="sm" c="dimmed">
          This takes a file: send it with the command, or on the page that is for it.
        </Text>
      ) : (
        <div>
          <SubmitButton pending={pending}>{changes ? 'Send, for real' : 'Send'}</SubmitButton>
        </div>
      )}
      <div aria-live="polite" className={classes.result}>
        {result && <ResultView result={result} />}
      </div>
    </form>
  );
}

function ResultView({ result }: { result: Result }) {
  const [wholeShown, setWholeShown] = useState(false);
  if ('problem' in result) return <Alert color="red">{result.problem}</Alert>;
  const { status, statusText, headers, body, ms } = result;
  const isCut = body.length > MOST_SHOWN && !wholeShown;
  return (
    <>
      <Text fw={600}>
        {status} {statusText}{' '}
        <Text span c="dimmed" fw={400}>
          in {ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms
        </Text>
      </Text>
      {headers !== '' && <CodeBlock code={headers} label="headers of the answer" wrap />}
      {body !== '' && <CodeBlock code={isCut ? `${body.slice(0, MOST_SHOWN)}\n…` : body} label="answer" />}
      {isCut && (
        <Button variant="default" onClick={() => setWholeShown(true)}>
          Show all of it
        </Button>
      )}
    </>
  );
}

function examplesOf({ parameters, bodies }: ReferenceOperation): Filled {
  return {
    parameters: Object.fromEntries(
      parameters.map((parameter) => [keyOf(parameter), parameter.isRequired ? parameter.example : '']),
    ),
    body: bodies.find(isWritten)?.example ?? '',
  };
}

async function resultOf(response: Response, ms: number): Promise<Result> {
  const type = response.headers.get('content-type') ?? '';
  const text = /json|text|xml/.test(type) || type === '' ? await response.text() : `${type}, not shown here`;
  const headers = [...response.headers].filter(([name]) => shownHeaders.test(name));
  return {
    status: response.status,
    statusText: response.statusText,
    headers: headers.map(([name, value]) => `${name}: ${value}`).join('\n'),
    body: /json$|json;/.test(type) ? indented(text) : text,
    ms,
  };
}

function indented(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
