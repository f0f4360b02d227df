import { z } from 'zod';
import type { ParamField } from '#components/runs/param-fields.tsx';
import { type Algorithm, algorithmParams } from '#lib/training/algorithms';

/** What of a JSON schema says how a number is asked for. */
const NumberSchema = z.object({
  type: z.enum(['integer', 'number']),
  minimum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  maximum: z.number().optional(),
});
const Property = z.object({
  default: z.number().nullable(),
  anyOf: z.tuple([NumberSchema, z.object({ type: z.literal('null') })]).optional(),
});
const Properties = z.object({ properties: z.record(z.string(), z.unknown()) });

/** The parameters of every algorithm that are numbers, with their ranges and defaults, as the API takes them. */
export function paramFields(): Record<Algorithm, ParamField[]> {
  const of = (algorithm: Algorithm) => {
    // Anew, without its name, for which a reference would stand.
    const params = z.object(algorithmParams[algorithm].shape);
    const { properties } = Properties.parse(z.toJSONSchema(params, { io: 'input' }));
    return Object.entries(properties).flatMap(([name, schema]): ParamField[] => {
      const property = Property.safeParse(schema).data;
      const number = NumberSchema.safeParse(property?.anyOf?.[0] ?? schema).data;
      if (!property || !number) return [];
      const { type, minimum, exclusiveMinimum, maximum } = number;
      return [
        {
          name,
          whole: type === 'integer',
          least: minimum ?? exclusiveMinimum ?? null,
          most: maximum ?? null,
          fallback: property.default,
          mayBeNone: property.anyOf !== undefined,
        },
      ];
    });
  };
  return {
    'decision-tree': of('decision-tree'),
    'random-forest': of('random-forest'),
    'gradient-boosting': of('gradient-boosting'),
    linear: of('linear'),
    xgboost: of('xgboost'),
    hybrid: of('hybrid'),
  };
}
