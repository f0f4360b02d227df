import { IconHexagons } from '@tabler/icons-react';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import type { Takes } from '#lib/registry/model-summary';

const words: Readonly<Record<Takes, string>> = {
  image: 'a picture',
  audio: 'a recording',
  video: 'a film',
  text: 'a text',
  tensor: 'an array',
  row: 'a table',
};

type Props = {
  kind: Takes;
  /** Why the models that take tables do not take this one. */
  reasons: readonly string[];
  mayPublish: boolean;
};

/** Said where nothing here answers what was given, with what could be done. */
export function NoModelTakes({ kind, reasons, mayPublish }: Props) {
  return (
    <EmptyState
      icon={<IconHexagons size={36} stroke={1.4} />}
      title={reasons.length > 0 ? 'No model takes these columns' : `No model here takes ${words[kind]} yet`}
      action={mayPublish && <LinkButton href="/models/new">Publish a model</LinkButton>}
    >
      {reasons.length > 0 ? (
        <ul style={{ margin: 0, paddingLeft: '1.25rem', textAlign: 'left' }}>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      ) : mayPublish ? (
        'Publish one that does: an ONNX file, a Hugging Face export, or what XGBoost and LightGBM save.'
      ) : (
        'Ask an engineer to publish one, or to share theirs with everyone.'
      )}
    </EmptyState>
  );
}
