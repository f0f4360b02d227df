import { Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PublishForm } from '#components/versions/publish-form.tsx';
import { readModel } from '../../read-model.ts';

export const metadata: Metadata = { title: 'New version' };

export default async function NewVersionPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug, mayChange } = await readModel((await params).slug);
  if (!mayChange) notFound();
  return (
    <>
      <Title order={2}>New version</Title>
      <Text c="dimmed" mb="lg">
        Choose a file, check what it takes and answers, upload it. It is examined before it can take traffic.
      </Text>
      <PublishForm slug={slug} />
    </>
  );
}
