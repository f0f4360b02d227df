import { cache } from 'react';
import { actingUserId, may } from '#lib/auth/may';
import { forPage } from '#lib/http/for-page';
import { getPrediction } from '#lib/usage/get-prediction';

/** The prediction of a page's address, read once a render; the page "not found" where there is none to see. */
export const readPrediction = cache((id: string) =>
  forPage(async (ctx) => {
    const prediction = await getPrediction(ctx, { id });
    // A batch job is seen by who asked for it; its predictions by the owner of the model, too.
    const isOwn = prediction.user.id === actingUserId(ctx.actor);
    return { prediction, isOwn, mayOpenJob: may(ctx.actor, isOwn ? 'batch:run' : 'batch:run-any') };
  }),
);
