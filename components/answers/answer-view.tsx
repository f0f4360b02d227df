'use client';

import { DetectionsAnswer } from '#components/answers/detections-answer.tsx';
import { EmbeddingAnswer } from '#components/answers/embedding-answer.tsx';
import { EntitiesAnswer } from '#components/answers/entities-answer.tsx';
import { LabelAnswer } from '#components/answers/label-answer.tsx';
import type { SentInput } from '#components/answers/sent-input.ts';
import { ValueAnswer } from '#components/answers/value-answer.tsx';
import { WindowsAnswer } from '#components/answers/windows-answer.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';
import type { Answer } from '#lib/inference/codecs/answers';

type Props = {
  answer: Answer;
  /** Of a value: "cm". */
  unit?: string | undefined;
  /** What was sent, where it is at hand: boxes, entities and stretches are drawn over it. */
  input?: SentInput | undefined;
  /** How many labels the version knows, so that it is said where fewer are answered. */
  labelCount?: number | undefined;
};

/** One row's answer, shown as what it is. */
export function AnswerView({ answer, unit, input, labelCount }: Props) {
  if ('label' in answer) {
    return (
      <div>
        <LabelAnswer {...answer} labelCount={labelCount} />
        {answer.windows && answer.durationS !== undefined && (
          <WindowsAnswer
            windows={answer.windows}
            durationS={answer.durationS}
            recording={input?.kind === 'audio' || input?.kind === 'video' ? input : undefined}
          />
        )}
      </div>
    );
  }
  if ('value' in answer) return <ValueAnswer value={answer.value} unit={unit} />;
  if ('entities' in answer) {
    return <EntitiesAnswer entities={answer.entities} text={input?.kind === 'text' ? input.text : undefined} />;
  }
  if ('embedding' in answer) return <EmbeddingAnswer embedding={answer.embedding} />;
  if ('detections' in answer) {
    return <DetectionsAnswer {...answer} pictureUrl={input?.kind === 'image' ? input.url : undefined} />;
  }
  return <CodeBlock code={JSON.stringify('outputs' in answer ? answer.outputs : answer, null, 2)} label="answer" />;
}
