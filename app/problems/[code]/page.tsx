import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { explanations } from '#components/problems/explanations.ts';
import { PublicFrame } from '#components/shell/public-frame.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { type ErrorCode, errorCodes } from '#lib/errors';

type Props = { params: Promise<{ code: string }> };

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorCodes, code);

async function problemOf({ params }: Props) {
  const { code } = await params;
  return isErrorCode(code) ? { code, ...errorCodes[code], ...explanations[code] } : notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await problemOf(props)).title };
}

/** Where the `type` of a problem+json answer leads. */
export default async function ProblemPage(props: Props) {
  const { code, status, title, means, todo } = await problemOf(props);
  return (
    <PublicFrame>
      <Notice
        mark={`${status} ${code}`}
        title={title}
        actions={
          <LinkButton href="/" variant="default">
            Go to the start
          </LinkButton>
        }
      >
        <h2>What it means</h2>
        <p>{means}</p>
        <h2>What to do</h2>
        <p>{todo}</p>
      </Notice>
    </PublicFrame>
  );
}
